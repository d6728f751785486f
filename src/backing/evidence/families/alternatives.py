"""Is it the only one? Who or what else is on record there, and would have to be ruled out.

"There is no viable alternative" and "the only force that can" are shown by what was considered and does not do. No record decides
that: the others that it knows are listed, whether the claim says that there is none or that there are some.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.finding import Exhibit, Finding, Proxy
from backing.evidence.link import Link, Window, middle, windows_of
from backing.evidence.report import day, in_place, known, months_before, report, several, span_of, undated
from backing.evidence.select import event_datasets, events_query
from backing.vocabulary.anchor import Anchor
from backing.vocabulary.anchors import anchors, rules_of
from backing.vocabulary.place import Place
from backing.vocabulary.places import find_place

MONTHS = 24
"""How far back others are looked for where the claim names no period (assumption)."""
SHOWN = 12
KIND = "alternatives"
"""The kind of the exhibit that lists them; a table."""
_THING = (
    r"(?:force|group|movement|actor|party|power|government|authority|organi[sz]ation"
    r"|agreement|deal|option|way|alternative)s?"
)
_OTHER = r"(?:alternatives?|substitutes?|replacements?|rivals?)"
_ABLE = r"(?:is|are|can|could|has|have|was|were)"
_UNIQUE = re.compile(
    rf"\b(?:no|without|lack(?:s|ing)? of|absence of)\s+(?:an?\s+)?(?:\w+\s+){{0,3}}{_OTHER}\b"
    rf"|\bno(?:body| one|-one|thing) else {_ABLE}\b|\bno other (?:\w+\s+){{0,2}}{_THING}\b"
    rf"|\b(?:the|are|is) only (?:\w+\s+){{0,3}}{_THING}\b"
    r"|\balone (?:can|could|is able|is capable)\b|\bonly the [\w’'-]+ (?:can|could|is able|is capable|are able|are capable)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"\b(?:an?|other|several|many|some|real|viable)\s+(?:\w+\s+){{0,2}}alternatives?\b|\b(?:is|are) not the only {_THING}\b",
    re.IGNORECASE,
)
_TREATY = re.compile(r"\b(?:agreement|accord|deal|treaty|truce|cease-?fire|pact|commitment|talks)\b", re.IGNORECASE)
_NO_SIDE = ("civilians",)


class Alternatives:
    """Claims that something is the only one of its kind, and claims that it is not."""

    name = "alternatives"
    scope: tuple[str, ...] = ()
    counts = False
    rows_suffice = True

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, country = setting.claim, setting.link.country
        if claim.kind in (Kind.ATTRIBUTION, Kind.SUBSTANTIATION) or not speaks_of_alternatives(claim.text):
            return ()
        if country is None:
            return ()
        window = _window(setting)
        link = Link(actors=(), collective=(), place=find_place(country))
        start, end = (window.start, window.end) if window else (None, None)
        return tuple(
            on_release(
                setting, self.name, dataset, Proxy.SAME_PLACE, events_query(dataset, link, None, start=start, end=end)
            )
            for dataset in event_datasets(setting.catalog, country)
        )

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        window = _window(test.setting)
        if window is None:
            return undated(test, as_of)
        seen = [row for row in rows[0] if known(row, as_of)]
        return _finding(test, _others(test.setting, seen), window, as_of)


def speaks_of_alternatives(text: str) -> bool:
    """Whether a text says that something has no alternative, or that it has some."""
    return bool(_UNIQUE.search(text) or _SEVERAL.search(text))


def _window(setting: Setting) -> Window | None:
    windows = windows_of(setting.claim.period, setting.days)
    if not windows:
        return None
    found = middle(windows)
    return Window(posted=found.posted, start=found.start or months_before(found.end, MONTHS), end=found.end)


def _others(setting: Setting, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The events of each side that is neither the one spoken of nor a government, most of them first."""
    spoken_of = _subject(setting)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for side in ("side_a", "side_b"):
            name, code = row.get(side), row.get(f"{side}_id")
            if not name or name.casefold() in _NO_SIDE or name.startswith("Government of") or code in spoken_of:
                continue
            found[name].append(row)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _subject(setting: Setting) -> frozenset[int]:
    """The codes of those who are said to be without alternative: the claim's actors, else whoever rules the place."""
    codes = {actor.ucdp_id for actor in setting.link.actors if actor.ucdp_id is not None}
    if not codes:
        codes = {code for code, country in _rulers() if country == setting.link.country}
    return frozenset(codes)


def _rulers() -> Iterator[tuple[int, str | None]]:
    from backing.vocabulary.actors import find_actor

    for anchor in anchors():
        actor = find_actor(anchor.actor) if anchor.kind == "rule" and anchor.end is None and anchor.actor else None
        if actor is not None and actor.ucdp_id is not None and rules_of(actor.id):
            yield actor.ucdp_id, anchor.place


def _finding(test: ClaimTest, others: dict[str, list[Row]], window: Window, as_of: date | None) -> Finding:
    claim, place = test.setting.claim, find_place(test.setting.link.country or "")
    dataset = test.setting.catalog.find(test.dataset, test.release)
    gaps = dataset.coverage.gaps(place=test.setting.link.country, start=window.start, end=window.end)
    listed = [_row(name, rows) for name, rows in list(others.items())[:SHOWN]]
    agreements = [_agreement(each) for each in _agreements(claim, place, window, as_of)]
    named = ", ".join([*others, *(each["what"] for each in agreements)][:4])
    when = span_of(window.start, window.end)
    number = several(len(others), "other armed group")
    return report(
        test,
        as_of,
        result=f"{number}{in_place(place)} on record {when}{f': {named}' if named else ''}. "
        "No record tells whether one of them would do.",
        headline=f"to be ruled out: {named}" if named else "no other is on record, which shows little",
        sample_size=sum(len(rows) for rows in others.values()),
        explanation=(
            "Claimed or denied, uniqueness is shown by what was considered and why it does not do.",
            "Armed groups and agreements are what these records know; parties, persons and policies are in none of them.",
            f"Looked for {MONTHS} months back where the claim names no period.",
        ),
        cannot_tell=("what an alternative would have to be able to do is not said", *gaps),
        needs=(f"what was considered instead{in_place(place)}, and why it would not do",),
        flips_if=("one alternative is shown to do what it would have to, or each is shown not to",),
        exhibits=(Exhibit(kind=KIND, title="What would have to be ruled out", data=(*listed, *agreements)),)
        if listed or agreements
        else (),
    )


def _row(name: str, rows: Sequence[Row]) -> dict[str, str]:
    last = max(row["end"] for row in rows)
    return {
        "what": name,
        "on record": f"{several(len(rows), 'event')}, the last on {day(last)}",
        "source": rows[0]["dataset"],
    }


def _agreements(claim: Claim, place: Place | None, window: Window, as_of: date | None) -> Iterator[Anchor]:
    """Other agreements about the country, where the claim is about one."""
    if place is None or not _TREATY.search(claim.text):
        return
    until = as_of or window.end
    for anchor in anchors():
        own = any(phrase in claim.text.casefold() for phrase in anchor.phrases)
        if anchor.place == place.country and _TREATY.search(anchor.name) and anchor.start <= until and not own:
            yield anchor


def _agreement(anchor: Anchor) -> dict[str, str]:
    return {"what": anchor.name, "on record": day(anchor.start), "source": anchor.source}
