"""Does one period's error tell the next one's? A check of a fit's residuals, and standard errors that survive it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from backing.evidence.statistics import given
from backing.evidence.statistics.regression import CountFit


@dataclass(frozen=True, slots=True, kw_only=True)
class Serial:
    """Residual correlation at lag one, and the p value of no correlation up to ``lags`` (Ljung & Box 1978).

    ``inflation`` is what a first-order autoregression does to the variance of a slope or a step, at least 1.
    """

    first: float
    lags: int
    p: float
    inflation: float

    @property
    def correlated(self) -> bool:
        """Whether the robust interval is the one to read."""
        return self.p < 0.05


STRONGEST = 0.95
"""A correlation above this is taken as this: a series that never forgets shows nothing."""


def serial_check(residuals: Sequence[float], *, covariates: int = 1) -> Serial:
    """Ljung-Box on the residuals of a fit with so many ``covariates``, its intercept among them.

    Up to min(10, n / 5) lags (Hyndman & Athanasopoulos 2021, section 5.4). The inflation is (1 + r) / (1 - r) (Bayley &
    Hammersley 1946) with r freed of its bias of -(1 + 3 r) / n (Kendall 1954) and of -1 / n for each covariate.
    """
    r = given.series(residuals, name="residuals", least=5)
    r = r - r.mean()
    n, lags, total = len(r), max(1, min(10, len(r) // 5)), float((r**2).sum())
    if total < 1e-12:
        return Serial(first=0.0, lags=lags, p=1.0, inflation=1.0)
    correlations = [float((r[lag:] * r[:-lag]).sum()) / total for lag in range(1, lags + 1)]
    q = n * (n + 2) * sum(c**2 / (n - lag) for lag, c in enumerate(correlations, start=1))
    first = correlations[0]
    lasting = min(max(first + (covariates + 3 * max(first, 0.0)) / n, 0.0), STRONGEST)
    return Serial(first=first, lags=lags, p=float(chdtrc(lags, q)), inflation=(1 + lasting) / (1 - lasting))


def robust_errors(fit: CountFit, counts: NDArray[np.float64], design: NDArray[np.float64]) -> tuple[float, ...]:
    """A standard error for each coefficient that allows for serial correlation and any variance (Newey & West 1987).

    Bartlett weights up to lag floor(4 (n / 100)^(2/9)), the small-sample factor n / (n - p).
    """
    mu = np.asarray(fit.fitted)
    slope = 1 / (1 + mu / fit.size)
    score = design * ((counts - mu) * slope)[:, None]
    bread = np.linalg.inv(design.T @ (design * (mu * slope)[:, None]))
    meat, n = score.T @ score, len(counts)
    reach = math.floor(4 * (n / 100) ** (2 / 9))
    for lag in range(1, reach + 1):
        cross = score[lag:].T @ score[:-lag]
        meat += (1 - lag / (reach + 1)) * (cross + cross.T)
    covariance = bread @ meat @ bread * n / fit.spare
    return tuple(np.sqrt(np.diag(covariance)).tolist())
