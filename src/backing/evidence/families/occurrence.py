"""Did it happen in the window? Dated counter-examples decide (rule R1); then, what would silence have told?

Serves claims that something happened or did not: attacks that a group claimed, and events in complete event data.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row, Setting, on_release
from backing.evidence.counted import NOUNS, counted_by, is_lethal
from backing.evidence.families.exhibits import ladder_exhibit, timeline_exhibit
from backing.evidence.finding import Finding, ModelResult, Proxy, Reading
from backing.evidence.link import Window, windows_of
from backing.evidence.report import (
    day,
    example,
    in_place,
    known,
    place_of,
    report,
    several,
    signed,
    span_of,
    undated,
)
from backing.evidence.select import datasets_of, event_datasets, events_query, figures_query
from backing.evidence.statistics.absence import silence_models, upper_bound
from backing.evidence.statistics.odds import log_odds
from backing.records.catalog import Dataset
from backing.records.coverage import LETHAL
from backing.vocabulary.lexicon import measure_of
from backing.vocabulary.places import covers_exactly

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

BASE_DAYS = 730
"""How far before the window the base rate is taken from."""

LETHAL_SHARE = 0.5
"""Share of attacks that kill, and so can be in a record of lethal events only (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What the rows show for one admissible window: rows surely inside, rows that may count, the log odds."""

    window: Window
    inside: tuple[Row, ...]
    doubtful: tuple[Row, ...]
    log_lr: float | None


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
        windows = windows_of(claim.period, test.setting.days)
        if not windows:
            return undated(test, as_of)
        outcomes = [_outcome(test, window, rows[0], as_of) for window in windows]
        return _finding(test, as_of, outcomes, rows)

    def _on_figures(self, setting: Setting, dataset: Dataset) -> ClaimTest:
        query = figures_query(dataset, setting.link.actor, "claims", place=setting.link.country)
        return on_release(setting, self.name, dataset, Proxy.DIRECT, query)

    def _on_events(self, setting: Setting, dataset: Dataset, windows: tuple[Window, ...]) -> ClaimTest:
        proxy = Proxy.SAME_ACTOR if measure_of(setting.claim.text) == "claims" else Proxy.DIRECT
        starts = [window.start for window in windows]
        start = None if not starts or None in starts else min(s for s in starts if s)
        base = start - timedelta(days=BASE_DAYS) if start else None
        end = max((w.end for w in windows), default=None)
        query = events_query(dataset, setting.link, counted_by(setting.claim), start=base, end=end)
        return on_release(setting, self.name, dataset, proxy, query)


def _numbered(claim: Claim) -> bool:
    """Whether the claim gives a number other than none: then it is counted, and not asked for twice."""
    quantity = claim.quantity
    return quantity is not None and bool((quantity.value or 0) > 1 or quantity.low or quantity.high)


def _outcome(test: ClaimTest, window: Window, rows: Sequence[Row], as_of: date | None) -> _Outcome:
    """Rows in one window and what they say. With ``as_of``, a row must have been public when the claim was posted."""
    public = [row for row in rows if known(row, window.posted if as_of else None)]
    seen = [row for row in public if _dated(row)]
    inside = tuple(row for row in seen if _within(row, window) and _counts(test, row))
    doubtful = tuple(row for row in seen if row not in inside and _overlaps(row, window))
    none = _of_claims(test) and any(_zero(row, window) for row in public)
    log_lr = -_sure(test) if none and not inside else _log_lr(test, window, inside, doubtful)
    return _Outcome(window=window, inside=inside, doubtful=doubtful, log_lr=log_lr)


def _log_lr(test: ClaimTest, window: Window, inside: Sequence[Row], doubtful: Sequence[Row]) -> float | None:
    """Log odds that it happened; None when the record is blind here."""
    dataset, sure = test.setting.catalog.find(test.dataset, test.release), _sure(test)
    if test.proxy is not Proxy.DIRECT:
        return None
    if inside:
        return sure
    blind = dataset.coverage.gaps(place=test.setting.link.country, start=window.start, end=window.end)
    if blind or doubtful or _too_narrow(test):
        return None
    return -sure if _sees_all(test) else math.log(1 - LETHAL_SHARE)


def _too_narrow(test: ClaimTest) -> bool:
    """Whether the place is smaller than what the record names, so that silence there cannot be seen."""
    place = test.setting.link.place
    return place is not None and not covers_exactly(place)


def _sure(test: ClaimTest) -> float:
    """The log odds that one row settles: how much surer it is to be right than wrong."""
    return log_odds(1 - test.setting.catalog.find(test.dataset, test.release).coverage.record_error)


def _sees_all(test: ClaimTest) -> bool:
    """Whether the record would hold everything that the claim counts: one of deadly events misses attacks that killed nobody."""
    measure = test.setting.catalog.find(test.dataset, test.release).coverage.measure
    return measure != LETHAL or is_lethal(test.setting.claim)


def _dated(row: Row) -> bool:
    """Whether the row is one dated event, and not a count over a period."""
    return row.get("start") is not None and row.get("single_event") is not False


def _of_claims(test: ClaimTest) -> bool:
    """Whether claims of responsibility are asked for: that nobody claimed an attack does not say that there was none."""
    return measure_of(test.setting.claim.text) == "claims"


def _zero(row: Row, window: Window) -> bool:
    """Whether the row is a published count of none over the whole window."""
    counted = row.get("single_event") is False and row.get("high") == 0 and row.get("start") is not None
    return bool(counted and window.start and row["start"] <= window.start and row["end"] >= window.end)


def _counts(test: ClaimTest, row: Row) -> bool:
    """Whether the row is the thing that is claimed: rule R5 lets only coded attackers count as attackers."""
    place = test.setting.link.place
    if place and place.divisions and row["division"] not in place.divisions:
        return False
    if "single_event" in row:
        return bool(row["single_event"])
    counted = counted_by(test.setting.claim)
    if counted and counted.by_attacker and test.setting.link.actor:
        return bool(row["attacker_id"] == test.setting.link.actor.ucdp_id)
    return True


def _within(row: Row, window: Window) -> bool:
    return bool((window.start is None or row["start"] >= window.start) and row["end"] <= window.end)


def _overlaps(row: Row, window: Window) -> bool:
    return bool((window.start is None or row["end"] >= window.start) and row["start"] <= window.end)


def _finding(
    test: ClaimTest, as_of: date | None, outcomes: Sequence[_Outcome], rows: Sequence[Sequence[Row]]
) -> Finding:
    claim, link = test.setting.claim, test.setting.link
    found = {row["id"]: row for outcome in outcomes for row in outcome.inside}
    hits = sum(bool(outcome.inside) for outcome in outcomes)
    what = MEASURES[measure_of(claim.text) or "events"]
    readings = _readings(outcomes)
    models = _models(rows[0], outcomes, as_of, complete=test.complete)
    blind = () if readings else _blind(test, outcomes)
    return report(
        test,
        as_of,
        result=_result(what, link.actor.name if link.actor else None, in_place(link.place), outcomes, found, hits),
        headline=_headline(found, blind, what),
        sample_size=len(found),
        models=models,
        readings=signed(claim, readings),
        counter_examples=tuple(_example(row, outcomes) for row in found.values()),
        explanation=_explanation(test, outcomes, hits),
        cannot_tell=blind,
        needs=(_wanted(test, what, outcomes),) if blind else (),
        flips_if=_flips(what, found, told=bool(readings)),
        exhibits=(timeline_exhibit(rows[0], [o.window for o in outcomes], list(found), what), *ladder_exhibit(models)),
    )


def _readings(outcomes: Sequence[_Outcome]) -> list[Reading]:
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


def _models(
    rows: Sequence[Row], outcomes: Sequence[_Outcome], as_of: date | None, *, complete: bool
) -> tuple[ModelResult, ...]:
    """What a silence would have told, from the densest recent count that was public before the window."""
    window = outcomes[len(outcomes) // 2].window
    if window.start is None:
        return ()
    length = (window.end - window.start).days
    base = _base(rows, window, as_of, whole=complete)
    if base is None or length < 1:
        return ()
    bound = ModelResult(
        name="Highest rate that a true silence leaves",
        measure="events a week, 95 % upper bound",
        value=upper_bound(length / 7),
        assumptions=f"no event in {length} days; Poisson",
    )
    return (*silence_models(base[0], base[1], length), bound)


def _base(rows: Sequence[Row], window: Window, as_of: date | None, *, whole: bool) -> tuple[float, float] | None:
    """Events and days of the latest counted period before the window; single events of a complete record otherwise."""
    start = window.start or window.end
    past = [
        row for row in rows if row.get("end") and row["end"] < start and known(row, window.posted if as_of else None)
    ]
    counted = [row for row in past if row.get("single_event") is False and row.get("high") and row.get("exposure_days")]
    if counted:
        latest = max(counted, key=lambda row: (row["end"], row["id"]))
        return float(latest["high"]), float(latest["exposure_days"])
    singles = [row for row in past if "side_a" in row and (start - row["start"]).days <= BASE_DAYS]
    return (float(len(singles)), float(BASE_DAYS)) if singles and whole else None


def _blind(test: ClaimTest, outcomes: Sequence[_Outcome]) -> tuple[str, ...]:
    dataset = test.setting.catalog.find(test.dataset, test.release)
    window = outcomes[-1].window
    reasons = list(dataset.coverage.gaps(place=test.setting.link.country, start=window.start, end=window.end))
    if test.proxy is not Proxy.DIRECT:
        reasons.append(f"it records {dataset.coverage.measure}, not what the claim counts")
    if any(outcome.doubtful for outcome in outcomes):
        reasons.append("some rows lie across the window's border, or do not say where it was or who attacked")
    if _too_narrow(test):
        reasons.append("it names provinces, and the claim is about a smaller place")
    return tuple(reasons)


def _result(
    what: str, actor: str | None, where: str, outcomes: Sequence[_Outcome], found: dict[str, Row], hits: int
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


def _example(row: Row, outcomes: Sequence[_Outcome]) -> dict[str, object]:
    dates = [outcome.window.posted for outcome in outcomes if row in outcome.inside]
    when = f"{day(min(dates))} to {day(max(dates))}" if len(outcomes) > 1 else "in any case"
    return {**example(row), "decides_if_posted": when}


def _explanation(test: ClaimTest, outcomes: Sequence[_Outcome], hits: int) -> tuple[str, ...]:
    error = test.setting.catalog.find(test.dataset, test.release).coverage.record_error
    lines = [
        f"Whether it happened is decided by dated rows; one row is taken to be wrong, or missing, {error:.0%} of the time."
    ]
    if len(outcomes) > 1:
        lines.append(
            f"A row lies inside the window on {hits} of the {len(outcomes)} days on which it can have been posted."
        )
    lines.append("The range over models below says what silence would have told; it does not decide the claim.")
    return tuple(lines)


def _wanted(test: ClaimTest, what: str, outcomes: Sequence[_Outcome]) -> str:
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
