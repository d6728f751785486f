"""Two counts over two exposures where events clump: how surely the ratio of their rates passes a threshold.

The exact tests of unclumped counts are in ``exact_tests``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, betaincinv

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.power import Detectable, detectable, rate_ratio_error
from backing.evidence.statistics.serial import serial_check

OVERDISPERSION = (1.0, 2.0, 5.0)
"""Variance over mean of attack counts where it cannot be measured: Poisson, and two assumptions for clumped attacks."""

RESIDUALS = 5
"""Periods from which on serial correlation can be looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoRates:
    """A later and an earlier count with their exposures, both worth ``overdispersion`` times fewer independent events.

    Raises UnusableNumbers where both counts are 0, an exposure is not above 0, or the overdispersion is below 1.
    """

    later: float
    later_exposure: float
    earlier: float
    earlier_exposure: float
    overdispersion: float = 1.0

    def __post_init__(self) -> None:
        for value, name in ((self.later, "the later count"), (self.earlier, "the earlier count")):
            given.count(value, name=name)
        given.positive(self.later_exposure, name="the later exposure")
        given.positive(self.earlier_exposure, name="the earlier exposure")
        if self.overdispersion < 1:
            raise UnusableNumbers(
                f"the overdispersion is {self.overdispersion}", hint="a variance over mean of 1 or more"
            )
        if not self.later + self.earlier:
            raise UnusableNumbers("both counts are 0, so no ratio can be told", hint="ask what a silence tells instead")

    @property
    def ratio(self) -> float:
        """Later over earlier rate; infinite where nothing was counted before."""
        scale = self.earlier_exposure / self.later_exposure
        return self.later / self.earlier * scale if self.earlier else math.inf

    def prob_below(self, threshold: float) -> float:
        """P(ratio < ``threshold``), Jeffreys prior on the conditional binomial; rises with the threshold."""
        limit = given.positive(threshold, name="the threshold")
        share = limit * self.later_exposure / (limit * self.later_exposure + self.earlier_exposure)
        return float(betainc(*self._shape(), share))

    def interval(self, *, level: float = 0.95) -> tuple[float, float]:
        """The equal-tailed interval of the ratio under the same posterior."""
        tail = (1 - given.level(level)) / 2
        low, high = (float(betaincinv(*self._shape(), at)) for at in (tail, 1 - tail))
        scale = self.earlier_exposure / self.later_exposure
        return low / (1 - low) * scale, high / (1 - high) * scale if high < 1 else math.inf

    def log_normal(self) -> tuple[float, float]:
        """Mean and standard error of the log ratio (delta method), with half an event added to each count."""
        later, earlier = self._shape()
        scale = self.earlier_exposure / self.later_exposure
        return math.log(later / earlier * scale), math.sqrt(1 / later + 1 / earlier)

    def detectable(self) -> Detectable:
        """The ratio that counts of this size would have shown with 80 % power, were both rates the same."""
        share = self.later_exposure / (self.later_exposure + self.earlier_exposure)
        total = self.later + self.earlier
        return detectable(rate_ratio_error(total * (1 - share), total * share, dispersion=self.overdispersion))

    def _shape(self) -> tuple[float, float]:
        return self.later / self.overdispersion + 0.5, self.earlier / self.overdispersion + 0.5


def two_levels(counts: ArrayLike, index: int, *, exposures: ArrayLike | None = None) -> TwoRates:
    """A series as one rate before period ``index`` and one from it on, with the overdispersion that it shows around them.

    Pearson's statistic over n - 2, at least 1 (McCullagh & Nelder 1989, chapter 9), times what serial correlation of the
    residuals does to a level. Raises UnusableNumbers for fewer than two periods on a side, and as ``TwoRates``.
    """
    y = given.counts(counts)
    watched = given.exposures(exposures, size=len(y))
    if min(index, len(y) - index) < 2:
        raise UnusableNumbers(
            f"{index} periods before and {len(y) - index} after", hint="two on each side show how events clump"
        )
    after = np.arange(len(y)) >= index
    sums = {side: (float(y[after == side].sum()), float(watched[after == side].sum())) for side in (False, True)}
    expected = watched * np.where(after, sums[True][0] / sums[True][1], sums[False][0] / sums[False][1])
    residuals = (y - expected) / np.sqrt(np.where(expected > 0, expected, 1.0))
    spread = max(1.0, float((residuals**2).sum()) / max(1, len(y) - 2))
    if len(y) >= RESIDUALS:
        spread *= serial_check(residuals.tolist(), covariates=2).inflation
    (earlier, earlier_exposure), (later, later_exposure) = sums[False], sums[True]
    return TwoRates(
        later=later,
        later_exposure=later_exposure,
        earlier=earlier,
        earlier_exposure=earlier_exposure,
        overdispersion=spread,
    )
