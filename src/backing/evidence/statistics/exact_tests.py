"""Exact tests of counts against a rate, and of two counts against each other, for one comparison or many at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, betaincinv, gammainc, gammaincc, gammaln, xlog1py, xlogy

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

Array = NDArray[np.float64]

AS_LIKELY = 1e-7
"""Outcomes whose probability is that close to the observed one's, as a part of it, count as no likelier (as in R)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTests:
    """Later over earlier rate with its exact interval, and the two-sided p of no difference; arrays of one shape.

    NaN where both counts are 0 and nothing can be told. ``ratio`` and ``high`` are infinite where the earlier count is 0.
    """

    ratio: Array
    low: Array
    high: Array
    p: Array
    level: float


def rate_tests(
    later: ArrayLike,
    later_exposure: ArrayLike,
    earlier: ArrayLike,
    earlier_exposure: ArrayLike,
    *,
    level: float = 0.95,
) -> RateTests:
    """Two Poisson rates, given their sum (Przyborowski & Wilenski 1940; Clopper & Pearson 1934), as in R's poisson.test.

    The interval is a pair of Beta quantiles; p adds up the outcomes that are no likelier than the observed one. Counts are
    whole events, exposures in one unit, numbers or arrays that fit each other. Raises UnusableNumbers for counts that are
    negative or not whole, and for exposures of 0 or less.
    """
    after, before = _events(later, "later events"), _events(earlier, "earlier events")
    spans = given.spans(later_exposure, name="later exposure"), given.spans(earlier_exposure, name="earlier exposure")
    after, before, first, second = given.together(after, before, *spans, names="counts and exposures")
    tail, scale = (1 - given.level(level)) / 2, second / first
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(after > 0, betaincinv(np.maximum(after, 1), before + 1, tail), 0.0)
        high = np.where(before > 0, betaincinv(after + 1, np.maximum(before, 1), 1 - tail), 1.0)
        ratio = after / before * scale
        low, high = low / (1 - low) * scale, high / (1 - high) * scale
    told = np.where(after + before > 0, 1.0, np.nan)
    return RateTests(
        ratio=ratio * told,
        low=low * told,
        high=high * told,
        p=_binomial_p(after, after + before, first / (first + second)) * told,
        level=level,
    )


def rate_p(events: ArrayLike, exposure: ArrayLike, rate: ArrayLike = 1.0) -> Array:
    """The two-sided p of whole ``events`` in ``exposure`` against a known ``rate``, as in R's poisson.test."""
    count = _events(events, "events")
    length, speed = given.together(
        given.spans(exposure, name="the exposure"), given.spans(rate, name="the rate"), names="rates"
    )
    mean = length * speed
    count, mean = given.together(count, mean, names="events and exposures")
    other = _opposite(count, mean, np.ceil(mean + 40 * np.sqrt(mean) + 40 + count), lambda at: _log_poisson(at, mean))
    below, above = np.minimum(count, other), np.maximum(count, other)
    return _two_tails(gammaincc(below + 1, mean), gammainc(np.maximum(above, 1e-300), mean), below, above)


def _binomial_p(count: Array, total: Array, share: Array) -> Array:
    other = _opposite(count, total * share, total, lambda at: _log_binomial(at, total, share))
    below, above = np.minimum(count, other), np.maximum(count, other)
    at_most = np.where(below < total, betainc(np.maximum(total - below, 1), np.maximum(below, 0) + 1, 1 - share), 1.0)
    at_least = betainc(np.maximum(above, 1), np.maximum(total - above, 0) + 1, share)
    return _two_tails(at_most, np.where(above > total, 0.0, at_least), below, above)


def _two_tails(at_most: Array, at_least: Array, below: Array, above: Array) -> Array:
    """The sum of both tails; a side that lies outside the possible outcomes adds nothing."""
    p = np.where(below < 0, 0.0, at_most) + np.where(above <= 0, 1.0, at_least)
    return np.asarray(np.minimum(np.where(above == below, 1.0, p), 1.0))


def _opposite(count: Array, mean: Array, top: Array, log_chance: Callable[[Array], Array]) -> Array:
    """The outcome nearest to the mean on its other side that is no likelier than ``count``, by bisection.

    One below 0, or above ``top``, where there is none; ``count`` itself where it lies at the mean.
    """
    least = log_chance(count) + AS_LIKELY
    up = count < mean
    near, far = np.where(up, np.ceil(mean), np.floor(mean)), np.where(up, top + 1, -1.0)
    while (np.abs(far - near) > 0).any():
        middle = np.where(up, np.floor((near + far) / 2), np.ceil((near + far) / 2))
        enough = log_chance(middle) <= least
        far = np.where(enough, middle, far)
        near = np.where(enough, near, np.where(up, np.minimum(middle + 1, far), np.maximum(middle - 1, far)))
    return np.where(count == mean, count, far)


def _log_binomial(at: Array, total: Array, share: Array) -> Array:
    inside = np.clip(at, 0, total)
    ways = gammaln(total + 1) - gammaln(inside + 1) - gammaln(total - inside + 1)
    return np.asarray(ways + xlogy(inside, share) + xlog1py(total - inside, -share))


def _log_poisson(at: Array, mean: Array) -> Array:
    inside = np.maximum(at, 0)
    return np.asarray(xlogy(inside, mean) - mean - gammaln(inside + 1))


def _events(values: ArrayLike, name: str) -> Array:
    counts = given.amounts(values, name=name)
    if (counts != np.floor(counts)).any():
        raise UnusableNumbers(f"{name} are not whole", hint="an exact test counts single events")
    return counts
