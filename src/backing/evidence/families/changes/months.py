"""An actor's events in months that are counted from a day, so that the day parts them exactly."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from backing.evidence.claimtest import Row
from backing.evidence.link import Window
from backing.evidence.report import REPORTING_DAYS
from backing.records.catalog import Dataset

Span = tuple[date, date]
"""A first and a last day, both included."""

YEARS = 10
"""Years on each side of a date that are looked at: what an actor did longer ago says little about a change now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Events a month, from the month that begins on ``starts[0]`` on; ``index`` is the first month after the date.

    ``days`` are the lengths of the months. Only whole months are held.
    """

    starts: tuple[date, ...]
    counts: tuple[int, ...]
    days: tuple[int, ...]
    index: int

    @property
    def before(self) -> int:
        return sum(self.counts[: self.index])

    @property
    def after(self) -> int:
        return sum(self.counts[self.index :])

    @property
    def months_after(self) -> int:
        return len(self.counts) - self.index

    def kept(self, first: int) -> Months:
        """Without the months before number ``first``, which lies before the date."""
        return Months(
            starts=self.starts[first:], counts=self.counts[first:], days=self.days[first:], index=self.index - first
        )

    def moved(self, months: int) -> Months:
        """The same months, parted some months later (earlier where negative)."""
        return Months(starts=self.starts, counts=self.counts, days=self.days, index=self.index + months)


def months_around(days: Sequence[date], parted: date, span: Span) -> Months:
    """Events on ``days`` in the whole months of ``span``, counted from the day ``parted``."""
    first, last = span
    back = _steps(first, parted)
    ahead = _steps(parted, last + timedelta(days=1)) + 1
    edges = [shifted(parted, step) for step in range(-back, ahead + 1)]
    edges = [edge for edge in edges if first <= edge <= last + timedelta(days=1)]
    place = Counter(bisect_right(edges, day) - 1 for day in days if edges and edges[0] <= day < edges[-1])
    return Months(
        starts=tuple(edges[:-1]),
        counts=tuple(place[number] for number in range(len(edges) - 1)),
        days=tuple((end - start).days for start, end in pairwise(edges)),
        index=sum(start < parted for start in edges[:-1]),
    )


def shifted(day: date, months: int) -> date:
    """The same day of another month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def reach(dataset: Dataset, windows: Sequence[Window], parted: date, as_of: date | None) -> Span:
    """First and last day that the comparison may look at: in the release, public by then, in the claim's time."""
    coverage = dataset.coverage
    first = max(filter(None, (coverage.start, shifted(parted, -12 * YEARS))))
    public = as_of - timedelta(days=REPORTING_DAYS) if as_of else None
    ends = (coverage.end, public, windows[-1].end, shifted(parted, 12 * YEARS) - timedelta(days=1))
    return first, min(filter(None, ends))


def days_of(rows: Sequence[Row]) -> list[date]:
    """The days on which the events began, in order."""
    return sorted(row["start"] for row in rows)


def _steps(start: date, end: date) -> int:
    """Calendar months from one day to another, rounded up; 0 where it does not come later."""
    return max(0, (end.year - start.year) * 12 + end.month - start.month + 1)
