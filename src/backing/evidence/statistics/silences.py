"""What would silence tell, for many claims at once: the range over models from each claim's own weekly record."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.absence import (
    DISCOUNTS,
    zero_poisson,
    zero_predictive,
    zero_shared,
    zero_switching,
    zero_weekly,
)
from backing.evidence.statistics.dispersion import Whole, ragged, sizes

Array = NDArray[np.float64]

LEVEL = 0.95
"""Of the upper bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silences:
    """P(no event comes to light in the window), one number a claim in each array; NaN where the record before it is empty.

    ``mean`` are the events expected to come to light in the window. ``poisson``, ``weekly`` (negative binomial, weeks
    independent), ``shared`` (one gamma rate for the window) and ``switching`` (active and quiet weeks) take the record's own
    rate; ``predictive`` (discounts, claims) also where it is empty, at the weights ``DISCOUNTS``. ``upper`` is the highest
    weekly rate, in events that happen, that a true silence leaves at ``LEVEL``.
    """

    mean: Array
    poisson: Array
    weekly: Array
    shared: Array
    predictive: Array
    switching: Array
    upper: Array


def silences(
    counts: ArrayLike, windows: ArrayLike, *, lengths: ArrayLike | None = None, share: ArrayLike = 1.0
) -> Silences:
    """All models for each row of ``counts`` (claims, weeks before the window), and ``windows`` of whole weeks (claims).

    ``lengths`` says how many weeks of a row are recorded, from its start; ``share`` which part of the events comes to light
    in the window, compared with the record (claims, or one for all). The dispersion of a week, and of the window's total, is
    estimated from each record (see ``dispersion.py``). Formulas as in ``absence.py``. Raises UnusableNumbers for negative
    counts, windows of no whole week, and shares of 0 or outside 0 to 1.
    """
    series, number = ragged(counts, lengths)
    weeks = _each(given.spans(windows, name="windows"), len(series), "windows")
    seen = _each(given.spans(given.chances(share, name="share"), name="share"), len(series), "shares")
    if (weeks != np.floor(weeks)).any():
        raise UnusableNumbers("windows are not whole weeks", hint="round them to weeks")
    total = series.sum(axis=1)
    known = np.where(total > 0, 1.0, np.nan)
    mean = total / number * weeks * seen * known
    expected = np.nan_to_num(mean)
    by_week, by_window = sizes(series, number), sizes(*window_sums(series, number, weeks))
    weekly = zero_weekly(expected[:, None], weeks=weeks[:, None], dispersion=by_week[0])
    shared = zero_shared(expected[:, None], dispersion=by_window[0])
    return Silences(
        mean=mean,
        poisson=zero_poisson(expected) * known,
        weekly=_average(weekly, by_week[1]) * known,
        shared=_average(shared, by_window[1]) * known,
        predictive=zero_predictive(total, number, weeks * seen, discount=np.array(DISCOUNTS)[:, None]),
        switching=zero_switching(expected, weeks=weeks) * known,
        upper=-np.log(1 - LEVEL) / weeks / seen,
    )


def window_sums(series: Whole, number: Whole, weeks: Array) -> tuple[Whole, Whole]:
    """Sums of windows that follow each other without overlap, the latest first, and how many there are of each series.

    A series shorter than its window has one sum of 0, which says nothing of how windows differ.
    """
    length = weeks.astype(np.int64)
    many = number // length
    running = np.concatenate([np.zeros((len(series), 1), dtype=np.int64), series.cumsum(axis=1)], axis=1)
    ends = np.maximum(number[:, None] - length[:, None] * np.arange(max(int(many.max()), 1) + 1), 0)
    at = np.take_along_axis(running, ends, axis=1)
    sums = at[:, :-1] - at[:, 1:]
    own = np.arange(sums.shape[1]) < many[:, None]
    return np.where(own, sums, 0), np.maximum(many, 1)


def _average(values: Array, weights: Array) -> Array:
    """The mean of each row of ``values`` under its ``weights``."""
    return np.asarray(np.einsum("ij,ij->i", values, weights))


def _each(values: Array, claims: int, name: str) -> Array:
    """One value a claim, from as many or from one for all."""
    if values.shape not in ((), (1,), (claims,)):
        raise UnusableNumbers(f"{values.size} {name} for {claims} claims", hint="give one a claim, or one for all")
    return np.broadcast_to(values, (claims,))
