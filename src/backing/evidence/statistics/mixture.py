"""A positive quantity whose logarithm is a mixture of normals: what pooled or juxtaposed estimates amount to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One root's estimate on the log scale: mean and standard deviation."""

    label: str
    mean: float
    sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixture:
    """Weights that add to 1, with mean and standard deviation of each part on the log scale."""

    weights: tuple[float, ...]
    means: tuple[float, ...]
    sds: tuple[float, ...]

    def prob_below(self, quantity: float) -> float:
        """P(quantity < x) for x above 0; rises with x."""
        place = math.log(given.positive(quantity, name="the quantity"))
        parts = ndtr((place - np.array(self.means)) / np.array(self.sds))
        return min(1.0, float(np.dot(self.weights, parts)))

    def prob_between(self, low: float, high: float) -> float:
        """P(low <= quantity <= high); ``low`` may be 0, ``high`` infinite."""
        parts = zip(self.weights, self.means, self.sds, strict=True)
        return sum(weight * prob_between(low, high, mean=mean, sd=sd) for weight, mean, sd in parts)

    def quantile(self, level: float) -> float:
        """The quantity below which ``level`` of the probability lies, in the original unit."""
        share = given.chance(level, name="the level")
        reach = 9 * max(self.sds)
        ends = min(self.means) - reach, max(self.means) + reach
        if not 0 < share < 1:
            raise UnusableNumbers(f"the level {level} has no finite quantile", hint="ask between 0 and 1")
        return math.exp(brentq(lambda log_x: self.prob_below(math.exp(log_x)) - share, *ends, xtol=1e-10))

    def interval(self, level: float = 0.95) -> tuple[float, float]:
        """The middle ``level`` of the probability."""
        return self.quantile((1 - level) / 2), self.quantile((1 + level) / 2)


def side_by_side(estimates: Sequence[Estimate], *, prior: tuple[float, float] | None = None) -> Mixture:
    """The linear pool: every independent root keeps its own hump, all weigh the same (Stone 1961).

    For sources that contradict each other: pooled into one number they would all be wrong. ``prior`` is mean and standard
    deviation of log quantity that each root meets by itself. No estimate raises UnusableNumbers.
    """
    if not estimates:
        raise UnusableNumbers("no estimate is given", hint="look for a dated estimate with its unit")
    parts = [updated(e.mean, e.sd, prior=prior) if prior else (e.mean, e.sd) for e in estimates]
    for mean, sd in parts:
        given.series([mean], name="the mean of an estimate")
        given.positive(sd, name="the standard deviation of an estimate")
    return Mixture(
        weights=(1 / len(parts),) * len(parts),
        means=tuple(mean for mean, _ in parts),
        sds=tuple(sd for _, sd in parts),
    )


def updated(mean: float, sd: float, *, prior: tuple[float, float]) -> tuple[float, float]:
    """Mean and standard deviation of log quantity after a normal prior (mean, sd) meets a normal estimate."""
    weight, prior_weight = 1 / sd**2, 1 / prior[1] ** 2
    total = weight + prior_weight
    return (weight * mean + prior_weight * prior[0]) / total, math.sqrt(1 / total)


def prob_between(low: float, high: float, *, mean: float, sd: float) -> float:
    """P(low <= quantity <= high) where its log is Normal(mean, sd); ``high`` may be infinite, ``low`` zero."""
    top = (math.log(high) - mean) / sd if math.isfinite(high) else math.inf
    bottom = (math.log(low) - mean) / sd if low > 0 else -math.inf
    # in the upper tail both values of ndtr are 1 to the last digit: there the lower tail of the mirrored normal is exact
    return float(ndtr(-bottom) - ndtr(-top) if bottom > 0 else ndtr(top) - ndtr(bottom))
