"""Two counts over two exposures: the ratio of their rates, its interval, and how surely it passes a threshold."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import betainc, betaincinv

OVERDISPERSION = (1.0, 2.0, 5.0)
"""Variance over mean of attack counts: Poisson, and two assumptions for clumped attacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRatio:
    """The later rate over the earlier one with its exact 95 % interval (Clopper-Pearson on the conditional binomial)."""

    ratio: float
    low: float
    high: float


def rate_ratio(later: float, later_exposure: float, earlier: float, earlier_exposure: float) -> RateRatio:
    """The ratio of two Poisson rates (Przyborowski & Wilenski 1940; as in R's poisson.test).

    Counts are events, exposures days or any common unit above 0. Raises ValueError when both counts are zero: then
    nothing can be said.
    """
    total = later + earlier
    if total <= 0 or min(later_exposure, earlier_exposure) <= 0:
        raise ValueError("a rate ratio needs at least one event and two positive exposures")
    low = float(betaincinv(later, earlier + 1, 0.025)) if later else 0.0
    high = float(betaincinv(later + 1, earlier, 0.975)) if earlier else 1.0
    scale = earlier_exposure / later_exposure
    return RateRatio(
        ratio=later / earlier * scale if earlier else float("inf"),
        low=low / (1 - low) * scale,
        high=high / (1 - high) * scale if high < 1 else float("inf"),
    )


def prob_ratio_below(
    threshold: float,
    *,
    later: float,
    later_exposure: float,
    earlier: float,
    earlier_exposure: float,
    overdispersion: float = 1.0,
) -> float:
    """P(later rate / earlier rate < threshold), Jeffreys prior on the conditional binomial.

    ``overdispersion`` (variance over mean, at least 1) shrinks both counts to the number of independent events that
    they are worth.
    """
    share = threshold * later_exposure / (threshold * later_exposure + earlier_exposure)
    return float(betainc(later / overdispersion + 0.5, earlier / overdispersion + 0.5, share))
