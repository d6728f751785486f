"""Log-linear models of counts: quasi-Poisson and negative binomial, by iteratively reweighted least squares.

The expected count is exposure times exp(design @ coefficients). Quasi-Poisson keeps the Poisson estimates and lets the
variance be a multiple of the mean (McCullagh & Nelder 1989, chapter 9); the negative binomial has variance
mu + mu^2 / size, its size by maximum likelihood in turns with the coefficients (Venables & Ripley 2002, section 7.4).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.special import digamma, ndtri, polygamma, stdtrit

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

Array = NDArray[np.float64]
ROUNDS = 100
POISSON_LIKE = 1e6
"""A size above this is as good as Poisson: the data show no variance beyond the mean."""

SMALLEST = 1e-6
"""No size below this is looked for: all events would lie in one period."""

FARTHEST = 23.0
"""Log of an expected count further from 0 than this is on its way to infinity: no finite coefficient fits best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFit:
    """A fitted model: coefficients on the log scale and their covariance, already multiplied by ``dispersion``.

    ``size`` is the k of a negative binomial with its standard error, infinite for a Poisson variance. ``fitted`` are
    expected counts, ``residuals`` Pearson's, ``spare`` the residual degrees of freedom.
    """

    coefficients: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    dispersion: float
    size: float
    size_se: float | None
    fitted: tuple[float, ...]
    residuals: tuple[float, ...]
    spare: int

    def se(self, index: int) -> float:
        """The standard error of one coefficient."""
        return math.sqrt(self.covariance[index][index])

    def interval(self, index: int, *, level: float = 0.95) -> tuple[float, float]:
        """The interval of one coefficient; on a t distribution where the dispersion was estimated."""
        upper = (1 + level) / 2
        reach = float(ndtri(upper) if math.isfinite(self.size) else stdtrit(self.spare, upper)) * self.se(index)
        return self.coefficients[index] - reach, self.coefficients[index] + reach


def quasi_poisson(counts: ArrayLike, design: ArrayLike, *, exposures: ArrayLike | None = None) -> CountFit:
    """Poisson estimates with the dispersion that Pearson's statistic shows, at least 1.

    ``counts`` n numbers of events, ``design`` n x p covariates with their intercept, ``exposures`` n positive numbers.
    Raises UnusableNumbers where the counts leave a coefficient open, or no degree of freedom is spare.
    """
    y, x, offset = _checked(counts, design, exposures)
    beta, mu = _estimate(y, x, offset, math.inf)
    residuals = (y - mu) / np.sqrt(mu)
    spare = len(y) - x.shape[1]
    dispersion = max(1.0, float((residuals**2).sum()) / spare)
    return _fit(x, beta, mu, residuals, dispersion=dispersion, size=math.inf, size_se=None)


def negative_binomial(counts: ArrayLike, design: ArrayLike, *, exposures: ArrayLike | None = None) -> CountFit:
    """Maximum likelihood for coefficients and size together; arguments and errors as ``quasi_poisson``.

    Where the counts vary no more than Poisson counts do, the size is infinite and the fit is Poisson.
    """
    y, x, offset = _checked(counts, design, exposures)
    beta, mu = _estimate(y, x, offset, math.inf)
    size = _size(y, mu)
    for _ in range(ROUNDS):
        beta, mu = _estimate(y, x, offset, size, start=beta)
        before, size = size, _size(y, mu)
        if size == before or abs(size - before) < 1e-9 * before:
            break
    size_se = None if math.isinf(size) else 1 / math.sqrt(_information(y, mu, size))
    residuals = (y - mu) / np.sqrt(mu + mu**2 / size)
    return _fit(x, beta, mu, residuals, dispersion=1.0, size=size, size_se=size_se)


def _checked(counts: ArrayLike, design: ArrayLike, exposures: ArrayLike | None) -> tuple[Array, Array, Array]:
    y, x = given.counts(counts), np.asarray(design, dtype=float)
    if x.ndim != 2 or len(x) != len(y) or not np.isfinite(x).all():
        raise UnusableNumbers("the design needs one row of finite numbers for each count", hint="check the covariates")
    if len(y) <= x.shape[1]:
        raise UnusableNumbers(
            f"{len(y)} counts cannot fix {x.shape[1]} coefficients and their error", hint="give a longer series"
        )
    if not y.any():
        raise UnusableNumbers("every count is 0, so no ratio can be told", hint="ask what a silence tells instead")
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise UnusableNumbers("two covariates say the same", hint="leave one of them out")
    return y, x, np.log(given.exposures(exposures, size=len(y)))


def _estimate(y: Array, x: Array, offset: Array, size: float, *, start: Array | None = None) -> tuple[Array, Array]:
    """Coefficients and expected counts by Fisher scoring on the log link (Nelder & Wedderburn 1972)."""
    eta = np.log(np.maximum(y, 0.1)) if start is None else x @ start + offset
    beta = np.zeros(x.shape[1]) if start is None else start
    for _ in range(ROUNDS):
        mu = np.exp(eta)
        weight = mu / (1 + mu / size)
        weighted = x.T * weight
        new: Array = np.linalg.solve(weighted @ x, weighted @ (eta - offset + (y - mu) / mu)).astype(np.float64)
        eta = x @ new + offset
        if np.abs(eta).max() > FARTHEST:
            break
        if np.abs(new - beta).max() < 1e-10 * (1 + np.abs(new).max()):
            return new, np.exp(eta)
        beta = new
    raise UnusableNumbers(
        "the counts leave a coefficient open: where a covariate is on, every count is 0 or every other one is",
        hint="use a simpler model, or compare the two counts",
    )


def _fit(
    x: Array, beta: Array, mu: Array, residuals: Array, *, dispersion: float, size: float, size_se: float | None
) -> CountFit:
    weight = mu / (1 + mu / size)
    covariance = np.linalg.inv(x.T @ (x * weight[:, None])) * dispersion
    return CountFit(
        coefficients=tuple(beta.tolist()),
        covariance=tuple(tuple(row) for row in covariance.tolist()),
        dispersion=dispersion,
        size=size,
        size_se=size_se,
        fitted=tuple(mu.tolist()),
        residuals=tuple(residuals.tolist()),
        spare=len(mu) - x.shape[1],
    )


def _size(y: Array, mu: Array) -> float:
    """The size that makes the counts likeliest, a root of the score; infinite when more is always better."""
    if _score(y, mu, POISSON_LIKE) >= 0:
        return math.inf
    if _score(y, mu, SMALLEST) <= 0:
        return SMALLEST
    ends = math.log(SMALLEST), math.log(POISSON_LIKE)
    return math.exp(brentq(lambda log_size: _score(y, mu, math.exp(log_size)), *ends, xtol=1e-12))


def _score(y: Array, mu: Array, size: float) -> float:
    log_part = -np.log1p(mu / size) + 1 - (y + size) / (mu + size)
    return float((digamma(size + y) - digamma(size) + log_part).sum())


def _information(y: Array, mu: Array, size: float) -> float:
    """Minus the second derivative of the log likelihood in the size, as in MASS's theta.ml."""
    trigamma = polygamma(1, size) - polygamma(1, size + y)
    return float((trigamma - 1 / size + 2 / (mu + size) - (y + size) / (mu + size) ** 2).sum())
