"""Interrupted time series: did the level of a monthly count change at a date, more than at dates where nothing did?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MARGIN = 6
"""Months that must lie on each side of a break for it to be estimated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The estimated step at one month: its effect as a rate ratio with a 95 % interval, and the dispersion."""

    index: int
    ratio: float
    low: float
    high: float
    dispersion: float


def step_at(counts: Sequence[float], index: int) -> Break:
    """A quasi-Poisson model with a level and a step from month ``index`` on (Lopez Bernal et al. 2017, level change).

    ``counts`` are events a month. Half an event is added on each side, so that an empty side still gives an interval.
    Raises ValueError when fewer than ``MARGIN`` months lie on a side.
    """
    series = np.asarray(counts, dtype=float)
    before, after = series[:index], series[index:]
    if min(len(before), len(after)) < MARGIN:
        raise ValueError(f"a break needs {MARGIN} months on each side")
    rates = np.array([(before.sum() + 0.5) / len(before), (after.sum() + 0.5) / len(after)])
    fitted = np.where(np.arange(len(series)) < index, rates[0], rates[1])
    dispersion = max(1.0, float(((series - fitted) ** 2 / fitted).sum() / (len(series) - 2)))
    effect = math.log(rates[1] / rates[0])
    se = math.sqrt(dispersion * (1 / (before.sum() + 0.5) + 1 / (after.sum() + 0.5)))
    reach = 1.96 * se
    return Break(
        index=index,
        ratio=math.exp(effect),
        low=math.exp(effect - reach),
        high=math.exp(effect + reach),
        dispersion=dispersion,
    )


def placebo_breaks(counts: Sequence[float], *, leave_out: int) -> tuple[Break, ...]:
    """The step at every other feasible month: what the same model finds where no break was asserted."""
    return tuple(step_at(counts, index) for index in range(MARGIN, len(counts) - MARGIN + 1) if index != leave_out)


def rank_share(found: Break, placebos: Sequence[Break]) -> float:
    """The share of placebo months with a step at least as large in size as the one at the asserted month."""
    if not placebos:
        return 1.0
    sizes = np.abs(np.log([p.ratio for p in placebos]))
    return float((sizes >= abs(math.log(found.ratio))).mean())


def monthly_counts(days: Sequence[tuple[int, int]], first: tuple[int, int], last: tuple[int, int]) -> NDArray[np.int64]:
    """Events a month from ``first`` to ``last`` (year, month), both included, from the (year, month) of each event."""
    length = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    places = [(year - first[0]) * 12 + month - first[1] for year, month in days]
    return np.bincount([place for place in places if 0 <= place < length], minlength=length).astype(np.int64)
