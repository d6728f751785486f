"""Was it backed? What the speaker offered, what was public then, what was found later (rule R8).

"Unsubstantiated" is about the offering and not about the world, so it is tested as a claim of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from backing.claims.claim import Claim, Kind
from backing.claims.offers import Offering, offering_of, supports_of
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.finding import Finding, Proxy, Reading
from backing.evidence.link import Link, link_claim
from backing.evidence.report import day, example, known, report, several
from backing.evidence.select import datasets_of, figures_query
from backing.evidence.statistics.odds import log_odds
from backing.vocabulary.place import Place

KINDS = ("strength", "claims")
_ABSENT = re.compile(
    r"\b(?:lack|without|no (?:\w+ )?(?:evidence|proof|backing|basis)|unsubstantiat|unfounded|baseless|groundless|unproven)",
    re.IGNORECASE,
)
_FIGURED = re.compile(r"\b(?:presen|active\b|fighter|member|militant|attack|strength|numbers?\b)", re.IGNORECASE)
_GIVING = r"(?:offer|present|provid|produc|show|nam|gave|given?|cit)\w*"
_WORDS = {Offering.OFFERED: "some", Offering.NONE: "nothing in the words read", Offering.UNKNOWN: "unknown"}
_NOTHING = r"(?:no|nothing|not|never|nor)"
_BACKING = r"(?:proof|evidence|backing|basis|support|sources?|documents?|figures?)"
_OFFERING = re.compile(
    rf"\b{_GIVING}\b.{{0,40}}\b(?:{_BACKING}|{_NOTHING})\b|\b(?:{_BACKING}|{_NOTHING})\b.*\b{_GIVING}\b", re.IGNORECASE
)
"""Claims about what the speaker put forward, and not about what there was."""
MISREAD = 0.1
"""How often what was offered is missed in the words read, or taken for support and is none (assumption)."""


class Substantiation:
    """Claims about backing ("lacking evidence"), held against what was public about the same actor and place."""

    name = "substantiation"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = False

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim = setting.claim
        if claim.kind is not Kind.SUBSTANTIATION:
            return ()
        link = _about(setting)
        if link.actor is None:
            return ()
        return tuple(
            on_release(
                setting,
                self.name,
                dataset,
                Proxy.DIRECT,
                *(figures_query(dataset, link.actor, kind, place=link.country) for kind in KINDS),
            )
            for dataset in datasets_of(setting.catalog, "figures")
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        link = _about(test.setting)
        posted = test.setting.days.earliest
        seen = [row for part in rows for row in part if row["high"] and known(row, as_of)]
        public = [row for row in seen if posted is None or known(row, posted)]
        later = [row for row in seen if row not in public]
        return _finding(test, link, public, later, as_of)


def _targets(setting: Setting) -> list[Claim]:
    """The claims whose backing is spoken of: those that this one rebuts, or else every disputed one before it."""
    rebutted = {relation.to for relation in setting.claim.relations if relation.type in ("rebuts", "about")}
    named = [claim for claim in setting.claims if claim.id in rebutted]
    return named or [c for c in setting.claims if c.author_stance == "disputes" and c.span < setting.claim.span]


def _about(setting: Setting) -> Link:
    """The actor and place that the backing would be about."""
    links = [link_claim(claim) for claim in (*_targets(setting), setting.claim)]
    placed = [link for link in links if link.actor and link.place]
    named = [link for link in links if link.actor]
    return next(iter((*placed, *named)), setting.link)


def _finding(test: ClaimTest, link: Link, public: Sequence[Row], later: Sequence[Row], as_of: date | None) -> Finding:
    error = test.setting.catalog.find(test.dataset, test.release).coverage.record_error
    there = [row for row in public if _in(row, link.place)]
    name = link.actor.name if link.actor else "the group"
    best = max(there or public, key=lambda row: row["end"], default=None)
    offering = bool(_OFFERING.search(test.setting.claim.text))
    beside = not any(_relevant(claim) for claim in (*_targets(test.setting), test.setting.claim))
    given = _given(test.setting)
    readings = _readings(error, given, public=bool(public), offering=offering) if offering or not beside else []
    return report(
        test,
        as_of,
        result=_result(name, link.place, public, there, later),
        headline=f"public support existed; what the speaker offered: {_WORDS[given]}"
        if public
        else "nothing public found here",
        sample_size=len(public),
        readings=tuple(replace(r, log_lr=-r.log_lr) for r in readings)
        if _denied(test.setting.claim)
        else tuple(readings),
        counter_examples=tuple(_example(row) for row in (*there, *(row for row in public if row not in there))[:8]),
        explanation=(
            f"Offered by the speaker: {given}.",
            f"Public then: {len(public)} published figures or events about {name}"
            + (f", {len(there)} of them in {link.place.name}" if link.place else "")
            + ".",
            f"Found later: {len(later)} more."
            if as_of is None
            else "Found later: not used for the answer as of posting.",
            "That something was public does not show that the allegation is right, only that it did not lack all backing.",
        ),
        cannot_tell=_blind(public, given, offering=offering, beside=beside),
        needs=(f"the original statement by {_speaker(test.setting)}",) if given is Offering.UNKNOWN else (),
        weaker=f"little backing: {several(len(public), 'figure')} and events were public"
        if public and not offering and _denied(test.setting.claim)
        else "",
        flips_if=(f"“{_short(best)}” is not about the same group",) if best else (),
    )


def _given(setting: Setting) -> Offering:
    """What can be said of the offering of all the claims that are spoken of: support for one of them is some."""
    supports = supports_of(setting.claims)
    found = {offering_of(claim, supports.get(claim.id, ())) for claim in _targets(setting)}
    known = (Offering.OFFERED, Offering.UNKNOWN, Offering.NONE)
    return next((each for each in known if each in found), Offering.UNKNOWN)


def _speaker(setting: Setting) -> str:
    named = [
        claim.attributed_to for claim in _targets(setting) if claim.attributed_to and claim.attributed_to != "unnamed"
    ]
    return named[0] if named else "the speaker"


def _denied(claim: Claim) -> bool:
    """Whether backing is said to be absent, whatever the grammar ("lacks", "baseless", "no evidence")."""
    return claim.negative or bool(_ABSENT.search(claim.text))


def _relevant(claim: Claim) -> bool:
    """Whether figures of strength and claimed attacks bear on the claim: it is about presence, numbers or attacks."""
    return bool(_FIGURED.search(claim.text))


def _blind(public: Sequence[Row], given: Offering, *, offering: bool, beside: bool) -> tuple[str, ...]:
    if offering:
        return (
            ("what the speaker offered is unknown: the original was not searched",) if given is Offering.UNKNOWN else ()
        )
    if beside:
        return ("the figures on record are not about what is said to lack backing",)
    return () if public else ("no figure or event about the actor was public in these records",)


def _readings(error: float, given: Offering, *, public: bool, offering: bool) -> list[Reading]:
    """Had it any backing? Read as "there was none" it falls with one item; read as "none was offered", with the offering."""
    sure = {Offering.OFFERED: log_odds(1 - MISREAD), Offering.NONE: -log_odds(1 - MISREAD), Offering.UNKNOWN: 0.0}[
        given
    ]
    offered = Reading(name="the speaker offered no backing", log_lr=sure, central=offering)
    if offering:
        return [] if given is Offering.UNKNOWN else [offered]
    return (
        [Reading(name="there was no public backing", log_lr=log_odds(1 - error), central=True), offered]
        if public
        else []
    )


def _in(row: Row, place: Place | None) -> bool:
    return bool(place and row["division"] and row["division"] in place.divisions)


def _result(name: str, place: Place | None, public: Sequence[Row], there: Sequence[Row], later: Sequence[Row]) -> str:
    if not public:
        return f"Nothing about {name} was public in these records when this was said."
    where = f", {len(there)} of them in {place.name}" if place and there else ""
    return (
        f"{len(public)} figures and events about {name} were public when this was said{where}; {len(later)} came later."
    )


def _example(row: Row) -> dict[str, object]:
    return {**example(row), "what": _short(row)}


def _short(row: Row) -> str:
    number = f"{row['low']:,.0f}" if row["low"] == row["high"] else f"{row['low']:,.0f}–{row['high']:,.0f}"
    when = day(row["end"]) if row["single_event"] else str(row["end"].year)
    return f"{row['stated_by']}: {number} {row['unit']}, {when}"
