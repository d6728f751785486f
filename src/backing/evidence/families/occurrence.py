"""Did it happen in the window? Dated counter-examples decide (rule R1); then, what would silence have told?

Serves claims that something happened or did not: attacks that a group claimed, and events in complete event data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import NOUNS, counted_by
from backing.evidence.families.exhibits import timeline_exhibit
from backing.evidence.families.silences.base_period import BASE_DAYS
from backing.evidence.families.silences.elsewhere import rank, since_when, turns
from backing.evidence.families.silences.outcomes import Outcome, outcome_in, release_of, why_blind
from backing.evidence.families.silences.reporting import not_yet_reported
from backing.evidence.families.silences.silence import Silence, silence_in
from backing.evidence.finding import CHOSEN_WINDOW, Finding, Proxy, Reading
from backing.evidence.link import Window, windows_of
from backing.evidence.report import (
    day,
    example,
    in_place,
    lacks,
    place_of,
    report,
    several,
    sign_of,
    signed,
    span_of,
    undated,
)
from backing.evidence.select import datasets_of, event_datasets, events_query, figures_query
from backing.records.catalog import Dataset
from backing.vocabulary.lexicon import measure_of

KINDS = (Kind.ABSENCE, Kind.EVENT, Kind.PRESENCE)
SAID = (*KINDS, Kind.ATTRIBUTION)
"""A claim of responsibility is something said, and an attack that was claimed."""
MEASURES = {"claims": "claimed attack", **NOUNS}
_EVENT = re.compile(
    r"\b(?:an?|the|this|that|no|any|one|another|each|every|\d+|several|claimed|lethal|deadly|fatal)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:attack|massacre|bombing|assault|clash|battle|firefight|incident|event|killing)"
    r"|\b(?:attacked|bombed|massacred|assaulted|clashed|killed)\b",
    re.IGNORECASE,
)
"""An event that is told: "an attack" or "attacked" happened or did not, "to attack" may be a fear, a plan or a promise."""


class Occurrence:
    """Held against every event release that holds the country, and against dated attacks that the actor claimed.

    A claimed attack is an attack, so it counts for a claim about attacks of any sort; who was hit is not coded there.
    """

    name = "occurrence"
    scope: tuple[str, ...] = ("violence",)
    counts = False
    rows_suffice = True

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        claim, link = setting.claim, setting.link
        measure = measure_of(claim.text)
        if claim.kind not in (SAID if measure == "claims" else KINDS) or measure not in MEASURES or _numbered(claim):
            return ()
        if claim.kind is not Kind.ABSENCE and not _EVENT.search(claim.text):
            return ()
        if link.actor is None and link.place is None:
            return ()
        windows = windows_of(claim.period, setting.days)
        dated = measure == "claims" or (measure == "attacks" and "civilian" not in claim.text.lower())
        figures = datasets_of(setting.catalog, "figures") if dated and link.actor else ()
        tests = [self._on_figures(setting, dataset) for dataset in figures]
        events = [
            self._on_events(setting, dataset, windows) for dataset in event_datasets(setting.catalog, link.country)
        ]
        return (*tests, *events)

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        claim = test.setting.claim
        if _backwards(claim):
            return _reversed(test, as_of)
        windows = windows_of(claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        outcomes = [outcome_in(test, window, rows[0], as_of) for window in windows]
        return _finding(test, as_of, outcomes, rows[0])

    def _on_figures(self, setting: Setting, dataset: Dataset) -> ClaimTest:
        query = figures_query(dataset, setting.link.actor, "claims", place=setting.link.country)
        return on_release(setting, self.name, dataset, Proxy.DIRECT, query)

    def _on_events(self, setting: Setting, dataset: Dataset, windows: tuple[Window, ...]) -> ClaimTest:
        proxy = Proxy.SAME_ACTOR if measure_of(setting.claim.text) == "claims" else Proxy.DIRECT
        starts = [window.start for window in windows]
        start = None if not starts or None in starts else min(s for s in starts if s)
        watched = since_when(setting.link.country, start)[0] if start else None
        base = min(watched, start - timedelta(days=BASE_DAYS)) if watched and start else None
        end = max((w.end for w in windows), default=None)
        query = events_query(dataset, setting.link, counted_by(setting.claim), start=base, end=end)
        return on_release(setting, self.name, dataset, proxy, query)


def _numbered(claim: Claim) -> bool:
    """Whether the claim gives a number other than none: then it is counted, and not asked for twice."""
    quantity = claim.quantity
    return quantity is not None and bool((quantity.value or 0) > 1 or quantity.low or quantity.high)


def _backwards(claim: Claim) -> bool:
    period = claim.period
    return bool(period and period.start and period.end and period.start > period.end)


def _reversed(test: ClaimTest, as_of: date | None) -> Finding:
    return report(
        test,
        as_of,
        result="The claim's period ends before it starts, so there is no window to look into.",
        headline="the period runs backwards",
        sample_size=0,
        cannot_tell=("the claim's period ends before it starts",),
        needs=("the first and the last day that the claim is about",),
    )


def _finding(test: ClaimTest, as_of: date | None, outcomes: Sequence[Outcome], rows: Sequence[Row]) -> Finding:
    claim, link = test.setting.claim, test.setting.link
    found = {row["id"]: row for outcome in outcomes for row in outcome.inside}
    hits = sum(bool(outcome.inside) for outcome in outcomes)
    what = MEASURES[measure_of(claim.text) or "events"]
    readings = _readings(outcomes)
    blind = () if readings else why_blind(test, outcomes)
    windows = [outcome.window for outcome in outcomes]
    # where it is claimed and on record that something happened, nobody asks what a silence would have told
    silence = Silence() if found and sign_of(claim) > 0 else silence_in(test, windows, rows, as_of)
    picked, flags = _picked(test, outcomes, rows, as_of) if readings else ((), ())
    return report(
        test,
        as_of,
        result=_result(what, link.actor.name if link.actor else None, in_place(link.place), outcomes, found, hits),
        headline=_headline(found, blind, what),
        sample_size=len(found),
        models=silence.models,
        readings=signed(claim, readings),
        counter_examples=tuple(_example(row, outcomes) for row in found.values()),
        explanation=(
            *_explanation(test, outcomes, hits),
            *(() if found else not_yet_reported(rows, windows[len(windows) // 2], as_of)),
            *picked,
            *silence.sentences,
        ),
        cannot_tell=blind,
        needs=(_wanted(test, what, outcomes),) if blind else (),
        flips_if=_flips(what, found, told=bool(readings)),
        flags=flags,
        exhibits=(timeline_exhibit(rows, windows, list(found), what, **dict(silence.notes)), *silence.exhibits),
    )


def _picked(
    test: ClaimTest, outcomes: Sequence[Outcome], rows: Sequence[Row], as_of: date | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a silent window stands among its kind, in words; and the flag, if others as reasonable answer otherwise."""
    middle = outcomes[len(outcomes) // 2]
    place = None if middle.inside else rank(test, [outcome.window for outcome in outcomes], rows, as_of)
    if place is None:
        return (), ()
    others = turns(test, middle, rows, as_of)
    words = (
        f"Of {place.admissible} windows of such lengths in the weeks watched, {place.percentile:.0%} are as quiet as this one.",
        *(
            (f"Over the last {' or '.join(str(days) for days in others)} days the record says otherwise.",)
            if others
            else ()
        ),
    )
    return words, (CHOSEN_WINDOW,) if place.extreme and others else ()


def _readings(outcomes: Sequence[Outcome]) -> list[Reading]:
    """One reading for each admissible day; none at all if the record is blind on any of them."""
    told = [o for o in outcomes if o.log_lr is not None]
    if len(told) < len(outcomes):
        return []
    middle = len(told) // 2
    distinct: dict[float, Reading] = {}
    for number, outcome in enumerate(told):
        log_lr = outcome.log_lr or 0.0
        if number == middle or log_lr not in distinct:
            name = f"posted {day(outcome.window.posted)}"
            distinct[log_lr] = Reading(name=name, log_lr=log_lr, central=number == middle)
    return list(distinct.values())


def _result(
    what: str, actor: str | None, where: str, outcomes: Sequence[Outcome], found: dict[str, Row], hits: int
) -> str:
    by = f" by {actor}" if actor else ""
    first, last = outcomes[0].window, outcomes[-1].window
    when = span_of(first.start, last.end)
    if not found:
        return f"No {what}{by}{where} is in this record {when}."
    days = (
        "" if len(outcomes) == 1 else f". At least one lies in the window on {hits} of {len(outcomes)} admissible dates"
    )
    dates = ", ".join(day(row["start"]) for row in list(found.values())[:3])
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"{several(len(found), what)}{by}{where} {when}: {dates}{more}{days}."


def _headline(found: dict[str, Row], blind: tuple[str, ...], what: str) -> str:
    if found:
        row = max(found.values(), key=lambda row: row["start"])
        return (
            f"{place_of(row)}, {day(row['start'])}".strip(", ")
            if len(found) < 4
            else f"{several(len(found), what)} on record"
        )
    return blind[0] if blind else f"no {what} on record"


def _example(row: Row, outcomes: Sequence[Outcome]) -> dict[str, object]:
    dates = [outcome.window.posted for outcome in outcomes if row in outcome.inside]
    when = f"{day(min(dates))} to {day(max(dates))}" if len(outcomes) > 1 else "in any case"
    return {**example(row), "decides_if_posted": when}


def _explanation(test: ClaimTest, outcomes: Sequence[Outcome], hits: int) -> tuple[str, ...]:
    coverage = release_of(test).coverage
    what = "wrong, or missing," if coverage.missing is None else "wrong"
    lines = [
        f"Whether it happened is decided by dated rows; one row is taken to be {what} {coverage.record_error:.0%} of the time.",
        *lacks(coverage),
    ]
    if len(outcomes) > 1:
        lines.append(
            f"A row lies inside the window on {hits} of the {len(outcomes)} days on which it can have been posted."
        )
    return tuple(lines)


def _wanted(test: ClaimTest, what: str, outcomes: Sequence[Outcome]) -> str:
    when = span_of(outcomes[0].window.start, outcomes[-1].window.end)
    return f"a complete list of {_actor(test)}{several(2, what)[2:]}{in_place(test.setting.link.place)}, {when}"


def _flips(what: str, found: dict[str, Row], *, told: bool) -> tuple[str, ...]:
    if found:
        dates = ", ".join(day(row["start"]) for row in list(found.values())[:3])
        return (
            f"the {what} of {dates} turns out wrongly dated or wrongly attributed"
            if len(found) < 4
            else f"all {len(found)} rows turn out wrong",
        )
    return (f"one dated {what} in the window is found",) if told else ()


def _actor(test: ClaimTest) -> str:
    return f"{test.setting.link.actor.name} " if test.setting.link.actor else ""
