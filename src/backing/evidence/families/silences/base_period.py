"""The time before a window whose events give a rate: published counts, or the weeks of a complete record. One form for both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.silences.outcomes import counts, dated, of_claims, release_of, too_narrow
from backing.evidence.finding import Proxy
from backing.evidence.link import Window
from backing.evidence.report import day, known_in, several
from backing.evidence.statistics.absence import CLAIMED
from backing.evidence.statistics.base import Base, counted
from backing.evidence.statistics.held_out import recorded

BASE_DAYS = 730
"""How far before the window the base rate is taken from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePeriod:
    """A counted time: its days, what it says of the rate (``base``), and in words who counted what.

    ``claimed`` are the shares of what was counted that may be claimed, where the claim is about claimed attacks and the count
    about attacks; empty where both count the same.
    """

    start: date
    end: date
    base: Base
    told: str
    claimed: tuple[float, ...] = ()

    @property
    def rate(self) -> float:
        """Events a week."""
        return self.base.events / self.base.weeks


def bases_before(test: ClaimTest, rows: Sequence[Row], window: Window, as_of: date | None) -> tuple[BasePeriod, ...]:
    """What was counted before a window that has a start, the nearest and then the shortest period first."""
    if window.start is None or test.proxy is not Proxy.DIRECT:
        return ()
    start, public = window.start, [row for row in rows if known_in(row, window, as_of)]
    past = [row for row in _counted(public) if 0 < (start - row["end"]).days <= BASE_DAYS]
    found = sorted(past, key=lambda row: (row["end"], row["start"], row["id"]), reverse=True)
    weekly = _weekly(test, public, window)
    return (*(_published(test, row) for row in found), *((weekly,) if weekly else ()))


def counted_after(test: ClaimTest, rows: Sequence[Row], window: Window, as_of: date | None) -> tuple[BasePeriod, ...]:
    """What was counted after the window, the nearest first; known with hindsight alone."""
    public = [row for row in rows if known_in(row, window, as_of)]
    later = [row for row in _counted(public) if row["start"] > window.end]
    return tuple(_published(test, row) for row in sorted(later, key=lambda row: (row["end"], row["id"])))


def days_of(test: ClaimTest, window: Window) -> int:
    """How long a window with a start is: as long as the claim says, or from its first to its last day."""
    period = test.setting.claim.period
    if period and period.length_days:
        return period.length_days
    return (window.end - window.start).days + 1 if window.start else 0


def weeks_until(test: ClaimTest, rows: Iterable[Row], start: date, end: date) -> tuple[int, ...]:
    """Events that count in each whole week from some day on or after ``start`` up to the day before ``end``."""
    weeks = max((end - start).days // 7, 0)
    first, found = end - timedelta(weeks=weeks), [0] * weeks
    for row in rows:
        if dated(row) and counts(test, row) and first <= row["start"] < end:
            found[(row["start"] - first).days // 7] += 1
    return tuple(found)


def sees_weeks(test: ClaimTest, start: date, end: date) -> bool:
    """Whether every week between two days can be counted: the record is complete for the place and names it."""
    gaps = release_of(test).coverage.gaps(place=test.setting.link.country, start=start, end=end)
    return test.complete and test.proxy is Proxy.DIRECT and not gaps and not too_narrow(test)


def seen_from(test: ClaimTest, start: date) -> date:
    """A day, or the first day of the record where that is later."""
    begins = release_of(test).coverage.start
    return max(start, begins) if begins else start


def _counted(rows: Iterable[Row]) -> list[Row]:
    """Published counts over a period, above none."""
    return [row for row in rows if row.get("single_event") is False and row.get("high") and row.get("exposure_days")]


def _published(test: ClaimTest, row: Row) -> BasePeriod:
    number, days = (row["low"] + row["high"]) / 2, row["exposure_days"]
    note = f"{number:g} {row['unit']} in {days:g} days"
    return BasePeriod(
        start=row["start"],
        end=row["end"],
        base=counted(number, days / 7, note=note),
        told=f"{note}, {day(row['start'])} to {day(row['end'])} ({row['stated_by']})",
        claimed=CLAIMED if of_claims(test) and "claimed" not in row["unit"] else (),
    )


def _weekly(test: ClaimTest, rows: Sequence[Row], window: Window) -> BasePeriod | None:
    """The weeks of a complete record before the window; None where it does not hold one of them."""
    start = window.start or window.end
    first = seen_from(test, start - timedelta(days=BASE_DAYS))
    found, days = weeks_until(test, rows, first, start), days_of(test, window)
    before = start - timedelta(days=1)
    if not found or days < 1 or not sees_weeks(test, first, before):
        return None
    base = recorded(found, max(1, round(days / 7)))
    told = f"{several(base.events, 'event')} in {len(found)} weeks up to {day(before)} in this record"
    return BasePeriod(start=start - timedelta(weeks=len(found)), end=before, base=base, told=told)
