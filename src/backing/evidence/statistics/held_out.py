"""How well does each model of silence predict? Windows of the record, each foretold from the weeks before it."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, logsumexp

from backing.evidence.statistics import given
from backing.evidence.statistics.absence import DISCOUNTS, thinned
from backing.evidence.statistics.base import SWITCH, Base, Clumping, even_spells
from backing.evidence.statistics.dispersion import FEW, sizes
from backing.evidence.statistics.ladder import FEWEST, Ladder
from backing.evidence.statistics.rungs import POISSON, SHARED, SPELLS, YARDSTICK, predictive, silence_range
from backing.evidence.statistics.silences import window_sums
from backing.evidence.statistics.spells import fit_spells, log_density

Array = NDArray[np.float64]

MOST = 30
"""Held-out windows that are scored, the latest: older ones say less of how events clump now, and each costs a fit."""

POISSON_FROM = 1e7
"""Sizes above this are Poisson to the digits that a log density has."""


def silence_ladder(
    counts: ArrayLike, window: int, *, detected: float = 1.0, attributed: float = 1.0, claimed: float = 1.0
) -> Ladder:
    """Every model of a silent ``window`` of weeks after a record of weekly ``counts``, scored on the record where it is long.

    The shares thin what comes to light in the window, compared with the record. Models are scored on at least ``FEWEST``
    windows with ``FEW`` weeks before the first of them; a shorter record gives the range alone. A record without an event
    leaves only the predictive models. Raises UnusableNumbers for counts and windows that cannot be.
    """
    base = recorded(counts, window)
    share = float(thinned(1.0, detected=detected, attributed=attributed, claimed=claimed))
    return silence_range(base, window, share=share)


def recorded(counts: ArrayLike, window: int) -> Base:
    """The base of a series of weekly ``counts`` for a ``window`` of whole weeks: clumping, spells and scores are its own.

    Raises UnusableNumbers for counts and windows that cannot be.
    """
    series, weeks = given.whole_counts(counts).astype(np.int64), given.whole(window, name="weeks in the window")
    return _recorded(tuple(series.tolist()), weeks)


@lru_cache(maxsize=256)
def _recorded(counts: tuple[int, ...], weeks: int) -> Base:
    """Kept, because a claim is judged as of posting and with hindsight, mostly on the same weeks."""
    series, note = np.array(counts), f"{sum(counts)} events in {len(counts)} weeks"
    if not series.any():
        return Base(events=0.0, weeks=float(len(series)), note=note)
    row, number, window = series[None], np.array([len(series)]), np.array([float(weeks)])
    spells, passages = even_spells(series.mean()), f"weekly passages {SWITCH}"
    if len(series) >= FEW:
        spells = fit_spells(row)
        passages = f"weekly passages {spells.leave[0]:.2f} to silence and {spells.resume[0]:.2f} back, fitted"
    return Base(
        events=float(series.sum()),
        weeks=float(len(series)),
        note=note,
        by_week=(_clumping(*sizes(row), "size estimated"),),
        by_window=(_clumping(*sizes(*window_sums(row, number, window)), "size of window totals estimated"),),
        spells=spells,
        passages=passages,
        scores=window_scores(series, weeks),
    )


def _clumping(points: Array, weights: Array, note: str) -> Clumping:
    return Clumping(sizes=tuple(points[0].tolist()), shares=tuple(weights[0].tolist()), note=note)


def window_scores(counts: ArrayLike, window: int) -> dict[str, tuple[float, ...]]:
    """The log density that each model, by name, gave each held-out window of the record, from the weeks before it.

    Windows follow each other up to the last week. Empty where the record is too short or silent before the first.
    """
    series, weeks = given.whole_counts(counts).astype(np.int64), given.whole(window, name="weeks in the window")
    origins = np.arange(len(series) - weeks, FEW - 1, -weeks)[:MOST][::-1]
    if len(origins) < FEWEST or not series[: origins[0]].any():
        return {}
    before = np.where(np.arange(len(series)) < origins[:, None], series, 0)
    after = np.stack([series[origin : origin + weeks] for origin in origins]).astype(float)
    rate, total = before.sum(axis=1) / origins, after.sum(axis=1)
    # given its total, the weeks of a window with one rate are multinomial, under every such model alike
    spread = gammaln(total + 1) - gammaln(after + 1).sum(axis=1) - total * math.log(weeks)
    size, weight = sizes(*window_sums(before, origins, np.full(len(origins), float(weeks))))
    by_week, week_weight = sizes(before, origins)
    each = _log_binomial(after[:, None, :], by_week[:, :, None], rate[:, None, None]).sum(axis=2)
    scores = {
        POISSON: spread + _log_binomial(total, np.full(len(origins), np.inf), rate * weeks),
        YARDSTICK: logsumexp(each, axis=1, b=week_weight),
        SHARED: spread + logsumexp(_log_binomial(total[:, None], size, (rate * weeks)[:, None]), axis=1, b=weight),
        SPELLS: log_density(fit_spells(before, origins), after),
    }
    for discount in DISCOUNTS:
        shape = 0.5 + discount * before.sum(axis=1)
        mean = shape * weeks / (discount * origins)
        scores[predictive(discount)] = spread + _log_binomial(total, shape, mean)
    return {name: tuple(score.tolist()) for name, score in scores.items()}


def _log_binomial(count: Array, size: Array, mean: Array) -> Array:
    """Log chance of ``count`` under a negative binomial of ``size`` and ``mean`` above 0; Poisson where the size is infinite."""
    finite = np.where(size < POISSON_FROM, size, 1.0)
    clumped = (
        gammaln(count + finite) - gammaln(finite) - finite * np.log1p(mean / finite) - count * np.log1p(finite / mean)
    )
    return np.asarray(np.where(size < POISSON_FROM, clumped, count * np.log(mean) - mean) - gammaln(count + 1))
