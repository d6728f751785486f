"""Eleven ways of saying that a policy holds up over many futures (McPhail et al. 2018, Earth's Future 6:169-191)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers

Array = NDArray[np.float64]

OPTIMISM = 0.5
"""Hurwicz' weight of the best future beside the worst."""

ROUNDING = 1e-12
"""A width that is so small a part of another is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One metric: how it is computed from performance (policies, futures), higher being better, and how it reads.

    ``high_is_good`` says whether a higher value of the metric is the better one.
    """

    name: str
    compute: Callable[[Array], Array]
    high_is_good: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """A metric's value for each policy, and the policies that do best by it: several where they tie."""

    metric: str
    values: tuple[float, ...]
    best: tuple[int, ...]


def regret(performance: Array) -> Array:
    """How much better the best policy of each future does, (policies, futures)."""
    lost: Array = performance.max(axis=0) - performance
    return lost


def mean_variance(performance: Array) -> Array:
    """(mean + 1) / (standard deviation + 1): McPhail et al.'s form for what is to be high, and at least 0."""
    ratio: Array = (performance.mean(axis=1) + 1) / (performance.std(axis=1) + 1)
    return ratio


def undesirable_deviations(performance: Array) -> Array:
    """The sum of the distances to the median of all futures that fall below it."""
    middle = np.median(performance, axis=1, keepdims=True)
    short: Array = np.maximum(middle - performance, 0).sum(axis=1)
    return short


def skewness(performance: Array) -> Array:
    """((q90 + q10) / 2 - q50) / ((q90 - q10) / 2); 0 where the futures do not differ."""
    q10, q50, q90 = np.quantile(performance, (0.1, 0.5, 0.9), axis=1)
    return _ratio((q90 + q10) / 2 - q50, (q90 - q10) / 2)


def peakedness(performance: Array) -> Array:
    """(q90 - q10) / (q75 - q25); 0 where the futures do not differ."""
    q10, q25, q75, q90 = np.quantile(performance, (0.1, 0.25, 0.75, 0.9), axis=1)
    return _ratio(q90 - q10, q75 - q25)


def starr(threshold: float) -> Callable[[Array], Array]:
    """The share of the futures in which a policy is at least as good as a threshold (Starr 1963)."""
    return lambda performance: (performance >= threshold).mean(axis=1)


def metrics(threshold: float) -> tuple[Metric, ...]:
    """The eleven, the domain criterion at a threshold of performance."""
    return (
        Metric(name="maximin", compute=lambda f: f.min(axis=1)),
        Metric(name="maximax", compute=lambda f: f.max(axis=1)),
        Metric(name="Hurwicz", compute=lambda f: OPTIMISM * f.max(axis=1) + (1 - OPTIMISM) * f.min(axis=1)),
        Metric(name="Laplace", compute=lambda f: f.mean(axis=1)),
        Metric(name="minimax regret", compute=lambda f: regret(f).max(axis=1), high_is_good=False),
        Metric(
            name="90th percentile minimax regret",
            compute=lambda f: np.quantile(regret(f), 0.9, axis=1),
            high_is_good=False,
        ),
        Metric(name="mean-variance", compute=mean_variance),
        Metric(name="undesirable deviations", compute=undesirable_deviations, high_is_good=False),
        Metric(name="percentile skewness", compute=skewness),
        Metric(name="percentile peakedness", compute=peakedness),
        Metric(name="Starr's domain criterion", compute=starr(threshold)),
    )


def robustness(performance: ArrayLike, threshold: float) -> tuple[Robustness, ...]:
    """All eleven metrics of performance (policies, futures), higher being better; raises UnusableNumbers without futures."""
    given = np.asarray(performance, dtype=float)
    if given.ndim != 2 or not given.size or not np.isfinite(given).all():
        raise UnusableNumbers("performance is not finite numbers by policy and future", hint="run the ensemble first")
    return tuple(_measured(metric, given) for metric in metrics(threshold))


def best_of(performance: ArrayLike, within: ArrayLike = 0.0) -> NDArray[np.bool_]:
    """Which policies are best in each future, or ``within`` of the best, (policies, futures)."""
    given = np.asarray(performance, dtype=float)
    best: NDArray[np.bool_] = given >= given.max(axis=0) - np.asarray(within)
    return best


def best_shares(performance: ArrayLike, within: ArrayLike = 0.0) -> Array:
    """The share of the futures in which each policy is best or ``within`` of the best; with ties they sum to more than one."""
    shares: Array = best_of(performance, within).mean(axis=1)
    return shares


def alone_shares(performance: ArrayLike, within: ArrayLike = 0.0) -> Array:
    """The share of the futures in which each policy is best and no other comes ``within`` of it."""
    best = best_of(performance, within)
    shares: Array = (best & (best.sum(axis=0) == 1)).mean(axis=1)
    return shares


def _measured(metric: Metric, performance: Array) -> Robustness:
    values = metric.compute(performance)
    top = values.max() if metric.high_is_good else values.min()
    best = np.flatnonzero(np.isclose(values, top, rtol=1e-9, atol=1e-12))
    return Robustness(metric=metric.name, values=tuple(map(float, values)), best=tuple(map(int, best)))


def _ratio(above: Array, below: Array) -> Array:
    """0 where what stands below is nothing beside what stands above, as it is for futures that differ by rounding alone."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > ROUNDING * np.abs(above))
