"""Two periods of one measure: what was counted in each, how long each was, and how much the counts scatter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.claims.claim import Comparison, Period
from backing.evidence.claimtest import Row
from backing.evidence.finding import Exhibit
from backing.evidence.statistics.unequal import TrueRatio, true_ratio, true_ratio_of_counts
from backing.provenance import DateRange

Days = tuple[date, date]
BIN = 30
"""Days of the stretches by which scatter is told."""

DECADE = 10.0
"""From this many years between their middles on, two periods are taken to have been recorded unlike (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedPeriod:
    """One period: its days, and each dated row's number (1 for an event, or its deaths, or a series' value)."""

    days: Days
    numbers: tuple[tuple[date, float], ...]

    @property
    def total(self) -> float:
        """What was counted in all."""
        return sum(number for _, number in self.numbers)

    @property
    def length(self) -> int:
        """Days of the period, both ends included."""
        return (self.days[1] - self.days[0]).days + 1

    @property
    def rate(self) -> float:
        """Counted a day."""
        return self.total / self.length

    def bins(self) -> list[float]:
        """The totals of whole stretches of ``BIN`` days from the first day on."""
        totals = [0.0] * (self.length // BIN)
        for day, number in self.numbers:
            place = (day - self.days[0]).days // BIN
            if 0 <= place < len(totals):
                totals[place] += number
        return totals


def periods_of(comparison: Comparison | None, days: DateRange) -> tuple[Days, Days] | None:
    """The two periods as the claim names them; None where one cannot be placed."""
    if comparison is None:
        return None
    a, b = _days(comparison.a, days), _days(comparison.b, days)
    return (a, b) if a and b else None


def counted_period(rows: Sequence[Row], days: Days, column: str | None) -> CountedPeriod:
    """The rows of a period, each for one, or for the number in a column."""
    return CountedPeriod(
        days=days, numbers=tuple((row["start"], float((row[column] or 0) if column else 1)) for row in rows)
    )


def in_time(parts: Sequence[CountedPeriod]) -> tuple[CountedPeriod, CountedPeriod]:
    """The later and the earlier period, whichever the claim names first."""
    earlier, later = sorted(parts, key=lambda part: part.days)
    return later, earlier


def decades_apart(later: CountedPeriod, earlier: CountedPeriod) -> bool:
    """Whether so much time lies between the periods that they were hardly recorded alike."""
    return (_middle(later) - _middle(earlier)) / 365.25 >= DECADE


def scatter(parts: Sequence[CountedPeriod]) -> float:
    """Variance over mean of the stretches around their own period's mean, at least 1; Pearson's estimate.

    Too few stretches: that of single rows as a compound Poisson count, the sum of squares over the sum.
    """
    filled = [bins for part in parts if sum(bins := part.bins()) > 0]
    spare = sum(map(len, filled)) - len(filled)
    if spare >= 2 * len(parts):
        means = [sum(bins) / len(bins) for bins in filled]
        return max(1.0, sum((x - m) ** 2 / m for bins, m in zip(filled, means, strict=True) for x in bins) / spare)
    values = [number for part in parts for _, number in part.numbers]
    return max(1.0, sum(value**2 for value in values) / sum(values)) if sum(values) > 0 else 1.0


def ratio_of_counts(later: CountedPeriod, earlier: CountedPeriod) -> TrueRatio | None:
    """The recorded and the true ratio of two counts; None where neither period has any."""
    if not later.total + earlier.total:
        return None
    return true_ratio_of_counts(
        (later.total, later.length), (earlier.total, earlier.length), dispersion=scatter((later, earlier))
    )


def ratio_of_series(later: CountedPeriod, earlier: CountedPeriod) -> TrueRatio | None:
    """The same for two stretches of a series, by how much its values scatter; None where one has nothing or one value."""
    if not (later.total and earlier.total):
        return None
    error = math.hypot(*series_errors((later, earlier)))
    return true_ratio(later.rate / earlier.rate, error) if error > 0 and math.isfinite(error) else None


def count_errors(parts: Sequence[CountedPeriod]) -> tuple[float, ...]:
    """The relative error of each total, by how much the counts scatter."""
    spread = scatter(parts)
    return tuple(math.sqrt(spread / part.total) if part.total else 0.0 for part in parts)


def series_errors(parts: Sequence[CountedPeriod]) -> tuple[float, ...]:
    """The relative error of each mean, by how much the values of a series scatter."""
    return tuple(_relative_error([number for _, number in part.numbers]) for part in parts)


def rates(parts: Sequence[CountedPeriod], errors: Sequence[float], source: str, what: str) -> Exhibit:
    """Yearly rates of both periods with the counts behind them, in the order in which the claim names them."""
    rows = []
    for label, part, error in zip(("first period named", "second period named"), parts, errors, strict=True):
        rate, reach = part.rate * 365.25, 1.96 * part.rate * 365.25 * error
        rows.append(
            {
                "label": label,
                "start": part.days[0].isoformat(),
                "end": part.days[1].isoformat(),
                "count": part.total,
                "days": part.length,
                "rate": rate,
                "low": max(rate - reach, 0.0),
                "high": rate + reach,
                "source": source,
                "knowable": True,
            }
        )
    return Exhibit(kind="rates", title=f"Recorded {what} a year", data=tuple(rows), notes={"measure": f"{what} a year"})


def _relative_error(values: Sequence[float]) -> float:
    """The standard error of a mean over the mean, from the scatter of the values; infinite for a single one."""
    if len(values) < 2:
        return math.inf
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values)) / mean


def _days(period: Period, days: DateRange) -> Days | None:
    end = period.end or days.earliest
    return (period.start, end) if period.start and end and period.start <= end else None


def _middle(part: CountedPeriod) -> float:
    return (part.days[0].toordinal() + part.days[1].toordinal()) / 2
