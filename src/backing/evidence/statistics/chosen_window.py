"""Was the window picked? Where the asserted one stands among all that could have been asserted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import xlogy

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

EXTREME = 0.05
"""A window in the extreme 5 % of its kind may make a claim depend on the chosen window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenWindow:
    """The asserted window among the ``admissible`` ones: all that lie in the record and have an admissible length.

    ``percentile`` is the share of them that are at least as extreme, itself included. ``by_shifts`` is the same share among
    all turns of the record past a window that stays in its place, which keeps the clumping of the series. ``extreme`` says
    that the percentile is at most ``EXTREME``.
    """

    counted: float
    admissible: int
    percentile: float
    by_shifts: float
    extreme: bool


def quietest(counts: ArrayLike, *, start: int, length: int, lengths: Sequence[int] = ()) -> ChosenWindow:
    """How the window of ``length`` weeks from week ``start`` (from 0) ranks from the quiet end.

    ``counts`` are events a week; ``lengths`` are the other lengths that could have been asserted. Windows of several lengths
    are compared by the signed root of the Poisson deviance from the rate of the whole record. Raises UnusableNumbers where the
    window lies outside the record or runs backwards.
    """
    return _rank(given.whole_counts(counts), start, length, lengths, extremity=-1)


def busiest(counts: ArrayLike, *, start: int, length: int, lengths: Sequence[int] = ()) -> ChosenWindow:
    """The same from the busy end: with the most events."""
    return _rank(given.whole_counts(counts), start, length, lengths, extremity=1)


def _rank(
    counts: NDArray[np.float64], start: int, length: int, lengths: Sequence[int], *, extremity: int
) -> ChosenWindow:
    first, asserted = (
        given.whole(start, name="the first week", least=0),
        given.whole(length, name="weeks in the window"),
    )
    if first + asserted > len(counts):
        raise UnusableNumbers(
            f"weeks {first} to {first + asserted - 1} are asked for, and {len(counts)} recorded",
            hint="the window lies outside the record",
        )
    rate = float(counts.mean())
    kinds = sorted({asserted, *(given.whole(other, name="weeks in a window") for other in lengths)})
    fitting = [kind for kind in kinds if kind <= len(counts)]
    scores = np.concatenate([extremity * _deviance(window_totals(counts, kind), rate * kind) for kind in fitting])
    own = extremity * _deviance(window_totals(counts[first : first + asserted], asserted), rate * asserted)
    around = window_totals(np.concatenate([counts, counts[: asserted - 1]]), asserted)
    percentile = float((scores >= own).mean())
    return ChosenWindow(
        counted=float(counts[first : first + asserted].sum()),
        admissible=len(scores),
        percentile=percentile,
        by_shifts=float((extremity * _deviance(around, rate * asserted) >= own).mean()),
        extreme=percentile <= EXTREME,
    )


def window_totals(counts: NDArray[np.float64], length: int) -> NDArray[np.float64]:
    """The sums of all windows of ``length`` weeks, from the first to the last that fits."""
    sums = np.concatenate([[0.0], np.cumsum(counts)])
    return np.asarray(sums[length:] - sums[:-length])


def _deviance(totals: NDArray[np.float64], mean: float) -> NDArray[np.float64]:
    """The signed root of the Poisson deviance: below 0 for fewer events than ``mean``, above 0 for more."""
    if mean == 0:
        return np.zeros_like(totals)
    squared = 2 * (xlogy(totals, totals / mean) - (totals - mean))
    return np.asarray(np.sign(totals - mean) * np.sqrt(np.maximum(squared, 0)))
