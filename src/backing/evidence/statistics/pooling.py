"""Published estimates of one quantity, brought to one unit and pooled on the log scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

HALF_WIDTH = float(ndtri(0.9))
"""A published range is read as an 80 % interval (assumption), so its ends lie 1.28 standard deviations out."""

POINT_SD = 0.35
"""Standard deviation, on the log scale, of a source's own bias and of an estimate given without a range (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One root's estimate on the log scale: mean and standard deviation."""

    label: str
    mean: float
    sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """A random-effects pool (DerSimonian & Laird 1986) with Hartung-Knapp-Sidik-Jonkman standard error.

    All on the log scale: ``mean``, its ``se``, between-source variance ``tau2``; ``i2`` in percent; ``predictive_sd`` is
    that of a new source's true value.
    """

    mean: float
    se: float
    tau2: float
    i2: float
    predictive_sd: float
    roots: int


def estimate_of(label: str, low: float, high: float) -> Estimate:
    """A published range as a normal on the log scale, with the source's own bias added."""
    spread = (math.log(high) - math.log(low)) / (2 * HALF_WIDTH)
    return Estimate(label=label, mean=(math.log(low) + math.log(high)) / 2, sd=math.hypot(spread, POINT_SD))


def pool(estimates: Sequence[Estimate]) -> Pooled:
    """Pool two or more independent roots; copies must have been removed before. Raises ValueError for fewer."""
    if len(estimates) < 2:
        raise ValueError("pooling needs at least two independent sources")
    y, variance = np.array([e.mean for e in estimates]), np.array([e.sd**2 for e in estimates])
    weight = 1 / variance
    q = float((weight * (y - np.average(y, weights=weight)) ** 2).sum())
    spare = len(y) - 1
    tau2 = max(0.0, (q - spare) / float(weight.sum() - (weight**2).sum() / weight.sum()))
    weight = 1 / (variance + tau2)
    mean = float(np.average(y, weights=weight))
    hksj = float((weight * (y - mean) ** 2).sum() / spare / weight.sum())
    se = math.sqrt(max(hksj, 1 / float(weight.sum())))
    return Pooled(
        mean=mean,
        se=se,
        tau2=tau2,
        i2=max(0.0, (q - spare) / q * 100) if q > 0 else 0.0,
        predictive_sd=math.sqrt(tau2 + se**2),
        roots=len(y),
    )


def updated(mean: float, sd: float, *, prior: tuple[float, float]) -> tuple[float, float]:
    """Mean and standard deviation of log N after a normal prior (mean, sd) meets a normal estimate."""
    weight, prior_weight = 1 / sd**2, 1 / prior[1] ** 2
    total = weight + prior_weight
    return (weight * mean + prior_weight * prior[0]) / total, math.sqrt(1 / total)


def interval(pooled: Pooled, *, level: float = 0.95) -> tuple[float, float]:
    """The interval of the pooled mean, in the original unit, on a t distribution with roots - 1 degrees of freedom."""
    reach = float(stdtrit(pooled.roots - 1, (1 + level) / 2)) * pooled.se
    return math.exp(pooled.mean - reach), math.exp(pooled.mean + reach)


def prob_between(low: float, high: float, *, mean: float, sd: float) -> float:
    """P(low <= N <= high) for log N ~ Normal(mean, sd); ``high`` may be infinite, ``low`` zero."""
    top = (math.log(high) - mean) / sd if math.isfinite(high) else math.inf
    bottom = (math.log(low) - mean) / sd if low > 0 else -math.inf
    # in the upper tail both values of ndtr are 1 to the last digit: there the lower tail of the mirrored normal is exact
    return float(ndtr(-bottom) - ndtr(-top) if bottom > 0 else ndtr(top) - ndtr(bottom))
