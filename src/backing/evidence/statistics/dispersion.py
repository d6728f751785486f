"""How clumped are the counts? The negative binomial size k of many series at once, by maximum likelihood or under a prior."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import roots_hermitenorm

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

FEW = 30
"""Counts in a row below which k is not estimated alone but has its prior (assumption)."""

PRIOR_NODES, PRIOR_WEIGHTS = roots_hermitenorm(25)
"""Gauss-Hermite points of log k under its prior, LogNormal(0, 1) (assumption)."""
PRIOR_WEIGHTS = PRIOR_WEIGHTS / PRIOR_WEIGHTS.sum()

CELLS = 1 << 16
"""Numbers that are worked on at once, half a megabyte, which a processor's cache holds. Series are taken in groups of like
largest counts, so that one with large counts does not widen them all."""

SEARCHED = (-20.0, 25.0)
"""Where log k is looked for; beyond it the series is all one clump, or Poisson."""
STEPS, CLOSE = 100, 1e-10


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispersions:
    """The fit of each series, arrays of one length.

    ``mean`` of a count; ``size`` is k, infinite where the counts are no more spread than Poisson, and NaN where all are 0
    and nothing can be told; ``error`` its standard error, NaN where ``size`` is not finite; ``number`` of counts.
    """

    mean: Array
    size: Array
    error: Array
    number: Whole


def fit_dispersions(counts: ArrayLike, lengths: ArrayLike | None = None) -> Dispersions:
    """Maximum likelihood of k for each row of ``counts`` (series, periods); ``lengths`` says how many of a row are its own.

    The score is the tail-sum identity: the sum over x of psi(x + k) - psi(k) is the sum over j >= 0 of N(x > j) / (k + j),
    so a step needs the distinct values, not the periods (Anscombe 1950; Fisher 1941). It has one root where the variance
    exceeds the mean (Levin & Reeds 1977), found by Newton steps kept inside a bracket. Raises UnusableNumbers for counts that
    are negative or not whole, and lengths that do not fit.
    """
    return _fit(*ragged(counts, lengths))


def _fit(series: Whole, number: Whole) -> Dispersions:
    mean = series.sum(axis=1) / number
    size, error = np.full(len(series), np.nan), np.full(len(series), np.nan)
    squares = np.einsum("ij,ij->i", series, series)
    spread = squares / number - mean**2 > mean * (1 + 1e-12)
    size[(mean > 0) & ~spread] = np.inf
    for rows, tails in _groups(series, np.flatnonzero(spread)):
        size[rows], error[rows] = _solve(tails, mean[rows], number[rows])
    return Dispersions(mean=mean, size=size, error=error, number=number)


def sizes(counts: ArrayLike, lengths: ArrayLike | None = None) -> tuple[Array, Array]:
    """Sizes k of each series with their weights, both (series, points): the estimate, or the posterior where it is short.

    A series of ``FEW`` counts or more has its maximum likelihood estimate at every point. A shorter one has the points of the
    prior, weighted by the likelihood at its mean. Where all counts are 0 the prior stands.
    """
    series, number = ragged(counts, lengths)
    fit = _fit(series, number)
    shape = (len(series), len(PRIOR_NODES))
    points, weights = np.broadcast_to(np.exp(PRIOR_NODES), shape).copy(), np.broadcast_to(PRIOR_WEIGHTS, shape).copy()
    long = (number >= FEW) & ~np.isnan(fit.size)
    points[long] = fit.size[long, None]
    short = np.flatnonzero((number < FEW) & (fit.mean > 0))
    for rows, tails in _groups(series, short):
        weights[rows] = _posterior(tails, fit.mean[rows], number[rows])
    return points, weights


def ragged(counts: ArrayLike, lengths: ArrayLike | None) -> tuple[Whole, Whole]:
    """Rows of whole counts with 0 beyond each row's length, and the lengths. Raises UnusableNumbers for anything else."""
    table = given.amounts(counts, name="counts") if not _integers(counts) else np.asarray(counts)
    if table.ndim != 2 or not table.size:
        raise UnusableNumbers("counts are not in rows", hint="give one row a series, at least one period long")
    number = np.full(len(table), table.shape[1]) if lengths is None else given.spans(lengths, name="lengths")
    if number.shape != (len(table),) or (number != np.floor(number)).any() or number.max() > table.shape[1]:
        raise UnusableNumbers(
            "lengths do not fit the rows", hint=f"whole numbers from 1 to {table.shape[1]}, one a row"
        )
    if table.min() < 0 or table.max() > given.MOST or (not _integers(table) and (table != np.floor(table)).any()):
        raise UnusableNumbers("counts are not whole", hint=f"counts are whole, and from 0 to {given.MOST:,}")
    kept = np.arange(table.shape[1]) < number[:, None]
    return np.where(kept, table, 0).astype(np.int64, copy=False), number.astype(np.int64)


def _integers(counts: ArrayLike) -> bool:
    return isinstance(counts, np.ndarray) and np.issubdtype(counts.dtype, np.integer)


def _groups(series: Whole, rows: Whole) -> Iterator[tuple[Whole, Array]]:
    """Rows in groups of like width, each with N(x > j) for j = 0, 1, … up to the group's largest count."""
    widest = series[rows].max(axis=1, initial=0)
    order = np.argsort(widest, kind="stable")
    start = 0
    while start < len(rows):
        stop = start + 1
        while stop < len(rows) and (stop + 1 - start) * max(widest[order[stop]], 64) <= CELLS:
            stop += 1
        chosen = rows[order[start:stop]]
        yield chosen, _tails(series[chosen], int(widest[order[stop - 1]]))
        start = stop


def _tails(series: Whole, width: int) -> Array:
    place = np.arange(len(series))[:, None] * (width + 1) + series
    times = np.bincount(place.ravel(), minlength=len(series) * (width + 1)).reshape(len(series), width + 1)
    return np.asarray(times[:, :0:-1].cumsum(axis=1)[:, ::-1], dtype=float)


def _solve(tails: Array, mean: Array, number: Whole) -> tuple[Array, Array]:
    """Root of the score in log k, and the standard error of k from the observed information."""
    step = np.arange(tails.shape[1])
    squares = (tails * (2 * step + 1)).sum(axis=1)  # by the same identity
    place = np.log(mean**2 / (squares / number - mean**2 - mean))  # the moments give the start
    low, high = (np.full(len(mean), end) for end in SEARCHED)
    place = np.clip(place, low + 1, high - 1)
    left = np.arange(len(mean))  # what has not settled yet
    for _ in range(STEPS):
        score, slope = _score(tails[left], mean[left], number[left], np.exp(place[left]))
        low[left] = np.where(score > 0, place[left], low[left])
        high[left] = np.where(score > 0, high[left], place[left])
        # k * score is nearly straight in log k, so Newton steps are taken on it
        ahead = place[left] - score / (score + np.exp(place[left]) * slope)
        inside = (ahead > low[left]) & (ahead < high[left])
        ahead = np.where(inside, ahead, (low[left] + high[left]) / 2)
        moving = np.abs(ahead - place[left]) > CLOSE
        place[left] = ahead
        left = left[moving]
        if not left.size:
            break
    _, slope = _score(tails, mean, number, np.exp(place))
    return np.exp(place), np.where(slope < 0, 1 / np.sqrt(np.abs(slope)), np.nan)


def _score(tails: Array, mean: Array, number: Whole, size: Array) -> tuple[Array, Array]:
    """The score of k and its slope."""
    share = 1 / (size[:, None] + np.arange(tails.shape[1]))
    first = np.einsum("ij,ij->i", tails, share) - number * np.log1p(mean / size)
    return first, number * mean / (size * (size + mean)) - np.einsum("ij,ij,ij->i", tails, share, share)


def _posterior(tails: Array, mean: Array, number: Whole) -> Array:
    """Weights of the prior's points given the series: ln G(x + k) - ln G(k) is the sum over j < x of ln(k + j)."""
    step, log_weight = np.arange(tails.shape[1]), np.empty((len(mean), len(PRIOR_NODES)))
    for point, size in enumerate(np.exp(PRIOR_NODES)):
        both = np.log(size + mean)
        log_weight[:, point] = tails @ np.log(size + step) + number * (
            size * (np.log(size) - both) + mean * (np.log(mean) - both)
        )
    weight = PRIOR_WEIGHTS * np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))
