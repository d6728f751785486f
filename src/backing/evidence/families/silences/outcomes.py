"""What the rows show for one admissible window: dated rows inside it, or a silence that the record can see."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.counted import counted_by, is_lethal
from backing.evidence.finding import Proxy
from backing.evidence.link import Window
from backing.evidence.report import known_in
from backing.evidence.statistics.odds import log_odds
from backing.records.catalog import Dataset
from backing.records.coverage import LETHAL
from backing.vocabulary.lexicon import measure_of
from backing.vocabulary.places import covers_exactly

LETHAL_SHARE = 0.5
"""Share of attacks that kill, and so can be in a record of lethal events only (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Rows surely inside a window, rows that may count, and the log odds that it happened; None where the record is blind."""

    window: Window
    inside: tuple[Row, ...]
    doubtful: tuple[Row, ...]
    log_lr: float | None


def outcome_in(test: ClaimTest, window: Window, rows: Sequence[Row], as_of: date | None) -> Outcome:
    """What the rows say about one window. With ``as_of``, a row must have been public when the claim was posted."""
    public = [row for row in rows if known_in(row, window, as_of)]
    seen = [row for row in public if dated(row)]
    inside = tuple(row for row in seen if _within(row, window) and counts(test, row))
    doubtful = tuple(row for row in seen if row not in inside and _overlaps(row, window))
    none = of_claims(test) and any(_zero(row, window) for row in public)
    log_lr = -sure_of(test) if none and not inside else _log_lr(test, window, inside, doubtful)
    return Outcome(window=window, inside=inside, doubtful=doubtful, log_lr=log_lr)


def release_of(test: ClaimTest) -> Dataset:
    """The release that the test asks."""
    return test.setting.catalog.find(test.dataset, test.release)


def blind_spots(test: ClaimTest, window: Window) -> tuple[str, ...]:
    """Why the release cannot see a silence in the window."""
    return release_of(test).coverage.gaps(place=test.setting.link.country, start=window.start, end=window.end)


def why_blind(test: ClaimTest, outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Why there is no reading, one reason a line."""
    reasons = list(blind_spots(test, outcomes[-1].window))
    if test.proxy is not Proxy.DIRECT:
        reasons.append(f"it records {release_of(test).coverage.measure}, not what the claim counts")
    if any(outcome.doubtful for outcome in outcomes):
        reasons.append("some rows lie across the window's border, or do not say where it was or who attacked")
    if too_narrow(test):
        reasons.append("it names provinces, and the claim is about a smaller place")
    return tuple(reasons)


def too_narrow(test: ClaimTest) -> bool:
    """Whether the place is smaller than what the record names, so that silence there cannot be seen."""
    place = test.setting.link.place
    return place is not None and not covers_exactly(place)


def sees_all(test: ClaimTest) -> bool:
    """Whether the record would hold everything that the claim counts: one of deadly events misses attacks that killed nobody."""
    return release_of(test).coverage.measure != LETHAL or is_lethal(test.setting.claim)


def dated(row: Row) -> bool:
    """Whether the row is one dated event, and not a count over a period."""
    return row.get("start") is not None and row.get("single_event") is not False


def of_claims(test: ClaimTest) -> bool:
    """Whether claims of responsibility are asked for: that nobody claimed an attack does not say that there was none."""
    return measure_of(test.setting.claim.text) == "claims"


def counts(test: ClaimTest, row: Row) -> bool:
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


def _log_lr(test: ClaimTest, window: Window, inside: Sequence[Row], doubtful: Sequence[Row]) -> float | None:
    """Log odds that it happened; None when the record is blind here."""
    if test.proxy is not Proxy.DIRECT:
        return None
    if inside:
        return sure_of(test)
    if blind_spots(test, window) or doubtful or too_narrow(test):
        return None
    return _silent(test) if sees_all(test) else math.log(1 - LETHAL_SHARE)


def sure_of(test: ClaimTest) -> float:
    """The log odds that one row settles: how much surer it is to be right than wrong."""
    return log_odds(1 - release_of(test).coverage.record_error)


def _silent(test: ClaimTest) -> float:
    """What no row weighs: how likely one event was to be missed, where that is known, else as much as one wrong row."""
    missing = release_of(test).coverage.missing
    return -sure_of(test) if missing is None else max(math.log(max(missing, 1e-9)), -sure_of(test))


def _zero(row: Row, window: Window) -> bool:
    """Whether the row is a published count of none over the whole window."""
    counted = row.get("single_event") is False and row.get("high") == 0 and row.get("start") is not None
    return bool(counted and window.start and row["start"] <= window.start and row["end"] >= window.end)


def _within(row: Row, window: Window) -> bool:
    return bool((window.start is None or row["start"] >= window.start) and row["end"] <= window.end)


def _overlaps(row: Row, window: Window) -> bool:
    return bool((window.start is None or row["end"] >= window.start) and row["start"] <= window.end)
