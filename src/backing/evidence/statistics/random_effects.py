"""Estimates of one quantity that differ by more than their errors: pooled by restricted maximum likelihood, or by Bayes.

y_i ~ Normal(mu, v_i + tau^2), the known errors possibly correlated. All on the scale of the estimates, which for numbers of
people is the logarithm.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar
from scipy.special import stdtrit

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.mixture import Mixture

Array = NDArray[np.float64]
HETEROGENEITY = 0.5
"""Scale of the half-normal prior of tau, the standard deviation between sources on the log scale (assumption)."""

GRID = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomEffects:
    """A pool by restricted maximum likelihood.

    ``se`` is the plain standard error of ``mean``, ``hksj_se`` that of Hartung, Knapp, Sidik and Jonkman, never below the
    plain one (Röver, Knapp & Friede 2015). ``low`` and ``high`` are the 95 % interval of the mean on t with roots - 1
    degrees of freedom, ``predictive_low`` and ``predictive_high`` that of a new source's true value (Higgins, Thompson &
    Spiegelhalter 2009, on the same t). ``q`` is Cochran's statistic, ``i2`` in percent (Higgins & Thompson 2002).
    """

    mean: float
    se: float
    hksj_se: float
    low: float
    high: float
    predictive_low: float
    predictive_high: float
    tau2: float
    q: float
    i2: float
    roots: int


def random_effects(estimates: ArrayLike, errors: ArrayLike, *, level: float = 0.95) -> RandomEffects:
    """Pool two or more independent roots (Viechtbauer 2005).

    ``estimates`` are k numbers; ``errors`` their k known variances, or the k x k covariance of what they share. Raises
    UnusableNumbers for fewer than two estimates, missing numbers, and variances that are none.
    """
    y, known = _several(estimates, errors)
    return _pooled(y, known, _restricted_tau2(y, known), level)


def dersimonian_laird(estimates: ArrayLike, errors: ArrayLike, *, level: float = 0.95) -> RandomEffects:
    """The same with the spread between sources by the method of moments (DerSimonian & Laird 1986), as many reviews print it.

    tau^2 = (Q - (k - 1)) / (k - 1) times the typical variance, at least 0. Arguments and errors as ``random_effects``.
    """
    y, known = _several(estimates, errors)
    fixed, mean, _ = _pool(y, known, 0.0)
    spare = len(y) - 1
    excess = float((y - mean) @ fixed @ (y - mean)) / spare - 1
    return _pooled(y, known, max(0.0, excess) * _typical_variance(fixed), level)


def _several(estimates: ArrayLike, errors: ArrayLike) -> tuple[Array, Array]:
    y, known = _checked(estimates, errors)
    if len(y) < 2:
        raise UnusableNumbers("pooling needs at least two independent sources", hint="show the one estimate as it is")
    return y, known


def _pooled(y: Array, known: Array, tau2: float, level: float) -> RandomEffects:
    weights, mean, se = _pool(y, known, tau2)
    residual = y - mean
    spare = len(y) - 1
    hksj = se * math.sqrt(max(1.0, float(residual @ weights @ residual) / spare))
    reach = float(stdtrit(spare, (1 + given.chance(level, name="the level")) / 2))
    fixed, fixed_mean, _ = _pool(y, known, 0.0)
    q = float((y - fixed_mean) @ fixed @ (y - fixed_mean))
    spread = reach * math.sqrt(tau2 + hksj**2)
    return RandomEffects(
        mean=mean,
        se=se,
        hksj_se=hksj,
        low=mean - reach * hksj,
        high=mean + reach * hksj,
        predictive_low=mean - spread,
        predictive_high=mean + spread,
        tau2=tau2,
        q=q,
        i2=100 * tau2 / (tau2 + _typical_variance(fixed)),
        roots=len(y),
    )


def bayes_pool(
    estimates: ArrayLike, errors: ArrayLike, *, prior: tuple[float, float], scale: float = HETEROGENEITY
) -> tuple[Mixture, Mixture]:
    """Posterior of the mean, and of a new source's true value, with tau ~ HalfNormal(``scale``) by quadrature.

    ``prior`` is mean and standard deviation of the normal prior of the mean. For few roots, one included; arguments
    otherwise and errors as ``random_effects``.
    """
    y, known = _checked(estimates, errors)
    middle, sd = prior[0], given.positive(prior[1], name="the spread of the prior")
    taus = (np.arange(GRID) + 0.5) * (5 * given.positive(scale, name="the scale of tau") / GRID)
    covariance = known + taus[:, None, None] ** 2 * np.eye(len(y))
    precision = np.linalg.inv(covariance).sum(axis=1)
    total = precision.sum(axis=1) + 1 / sd**2
    means, sds = (precision @ y + middle / sd**2) / total, np.sqrt(1 / total)
    log_weights = _log_density(y - middle, covariance + sd**2) - 0.5 * (taus / scale) ** 2
    weights = np.exp(log_weights - log_weights.max())
    weights /= weights.sum()
    return _mixture(weights, means, sds), _mixture(weights, means, np.hypot(sds, taus))


def _checked(estimates: ArrayLike, errors: ArrayLike) -> tuple[Array, Array]:
    y = given.series(estimates, name="estimates")
    known = np.asarray(errors, dtype=float)
    known = np.diag(known) if known.ndim == 1 else known
    good = known.shape == (len(y), len(y)) and bool(np.isfinite(known).all()) and np.allclose(known, known.T)
    if not good or np.linalg.eigvalsh(known).min() <= 0:
        raise UnusableNumbers(
            "the errors are no variances above 0, one for each estimate", hint="give k variances or a k x k covariance"
        )
    return y, known


def _pool(y: Array, known: Array, tau2: float) -> tuple[Array, float, float]:
    """The inverse covariance, the generalised least squares mean and its standard error."""
    weights = np.asarray(np.linalg.inv(known + tau2 * np.eye(len(y))), dtype=np.float64)
    total = float(weights.sum())
    return weights, float(weights.sum(axis=0) @ y) / total, math.sqrt(1 / total)


def _restricted_tau2(y: Array, known: Array) -> float:
    """The between-source variance at which the restricted likelihood is highest."""

    def deviance(tau2: ArrayLike) -> Array:
        covariance = known + np.asarray(tau2)[..., None, None] * np.eye(len(y))
        precision = np.linalg.inv(covariance).sum(axis=-1)
        total = precision.sum(axis=-1)
        fitted: Array = np.log(total) - 2 * _log_density(y - (precision @ y / total)[..., None], covariance)
        return fitted

    grid = (10 * float(y.var(ddof=1)) + 1e-12) * np.linspace(0, 1, GRID) ** 2
    best = int(np.argmin(deviance(grid)))
    ends = grid[max(best - 1, 0)], grid[min(best + 1, GRID - 1)]
    found = float(minimize_scalar(deviance, bounds=ends, method="bounded", options={"xatol": 1e-12}).x)
    return found if deviance(found) < deviance(0.0) else 0.0


def _typical_variance(weights: Array) -> float:
    """The within-source variance that I^2 compares with (Higgins & Thompson 2002, equation 9, for any covariance)."""
    across = weights.sum(axis=0)
    return float((len(weights) - 1) / (np.trace(weights) - across @ across / across.sum()))


def _log_density(residual: Array, covariance: Array) -> Array:
    """Log density of a normal with mean 0, up to a constant, for one covariance or a stack of them."""
    scaled = np.linalg.solve(covariance, np.broadcast_to(residual, covariance.shape[:-1])[..., None])[..., 0]
    found: Array = -0.5 * ((residual * scaled).sum(axis=-1) + np.linalg.slogdet(covariance)[1])
    return found


def _mixture(weights: Array, means: Array, sds: Array) -> Mixture:
    return Mixture(weights=tuple(weights.tolist()), means=tuple(means.tolist()), sds=tuple(sds.tolist()))
