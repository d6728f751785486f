"""When did the rate change, if it did? The exact posterior over the date of one change in a series of Poisson counts."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betainc, gammaln, logsumexp

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

JEFFREYS = (0.5, 0.0)
"""Shape and rate of the gamma prior of a rate: Jeffreys' prior, improper, so that it gives no Bayes factor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoint:
    """The posterior of one change, given that there is one; and how much likelier the counts are with it than without.

    ``probabilities[n]`` is P(the change lies between period n and n + 1); ``last_before`` the likeliest last period before
    it, with ``probability``. ``rates`` are the posterior means before and after the change, its place averaged over.
    ``credible`` are first and last of the likeliest places that hold ``level`` together. ``log_bayes_factor`` is the natural log
    of P(counts | one change, its place unknown) / P(counts | none). ``dispersion`` is the variance over the mean that the
    counts show around the two rates, at least 1: where it is well above the one that was assumed, the answer is too sure.
    """

    probabilities: tuple[float, ...]
    last_before: int
    probability: float
    rates: tuple[float, float]
    credible: tuple[int, int]
    level: float
    log_bayes_factor: float
    dispersion: float


def change_point(
    counts: ArrayLike,
    *,
    exposures: ArrayLike | None = None,
    prior: tuple[float, float] = JEFFREYS,
    proper: tuple[float, float] | None = None,
    dispersion: float = 1.0,
    level: float = 0.95,
) -> ChangePoint:
    """The exact Poisson-gamma posterior over one change, every place equally likely beforehand (Raftery & Akman 1986).

    ``counts`` are whole events a period, ``exposures`` their days; ``prior`` is shape and rate of the gamma prior of both
    rates. ``proper`` is the same for the Bayes factor: without it, the prior is worth one event at the mean rate of the
    whole series (unit information, Kass & Wasserman 1995), so that the unit of the exposures does not matter.
    ``dispersion``, variance over mean, shrinks the counts to the number of independent events that they are worth. Raises
    UnusableNumbers for fewer than two periods and for counts that are all 0, negative or missing.
    """
    y, days, before, after = _sums(counts, exposures, dispersion)
    log_weight = _log_evidence(*before, prior) + _log_evidence(*after, prior)
    chances = np.exp(log_weight - logsumexp(log_weight))
    best = int(chances.argmax())
    shape, rate = prior
    proper = proper or (1.0, float(days.sum() / y.sum()))
    for part in proper:
        given.positive(part, name="shape and rate of the proper prior")
    inside = _likeliest(chances, given.chance(level, name="the level"))
    with_change = logsumexp(_log_evidence(*before, proper) + _log_evidence(*after, proper)) - math.log(len(chances))
    without = _log_evidence(np.array([y.sum()]), np.array([days.sum()]), proper)[0]
    return ChangePoint(
        probabilities=tuple(chances.tolist()),
        last_before=best,
        probability=float(chances[best]),
        rates=(
            float((chances * (shape + before[0]) / (rate + before[1])).sum()),
            float((chances * (shape + after[0]) / (rate + after[1])).sum()),
        ),
        credible=(int(inside.min()), int(inside.max())),
        level=level,
        log_bayes_factor=float(with_change - without),
        dispersion=max(1.0, dispersion * _scatter(y, days, best)),
    )


def prob_changed_below(
    threshold: float,
    counts: ArrayLike,
    *,
    exposures: ArrayLike | None = None,
    prior: tuple[float, float] = JEFFREYS,
    dispersion: float = 1.0,
) -> float:
    """P(rate after / rate before < ``threshold``), given one change, its place averaged over; rises with ``threshold``.

    Arguments and errors as ``change_point``.
    """
    limit = given.positive(threshold, name="the threshold")
    _, _, before, after = _sums(counts, exposures, dispersion)
    log_weight = _log_evidence(*before, prior) + _log_evidence(*after, prior)
    shape, rate = prior
    share = limit * (rate + after[1]) / (limit * (rate + after[1]) + rate + before[1])
    below = betainc(shape + after[0], shape + before[0], share)
    return float((np.exp(log_weight - logsumexp(log_weight)) * below).sum())


Sums = tuple[NDArray[np.float64], NDArray[np.float64]]


def _sums(
    counts: ArrayLike, exposures: ArrayLike | None, dispersion: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], Sums, Sums]:
    """Counts and exposures over the dispersion, then their sums before and after each of the n - 1 places of a change."""
    y = given.counts(counts, least=2) / given.positive(dispersion, name="the dispersion")
    if not y.any():
        raise UnusableNumbers("every count is 0, so no change can be told", hint="ask what a silence tells instead")
    days = given.exposures(exposures, size=len(y)) / dispersion
    events, time = np.cumsum(y)[:-1], np.cumsum(days)[:-1]
    return y, days, (events, time), (y.sum() - events, days.sum() - time)


def _log_evidence(
    events: NDArray[np.float64], exposure: NDArray[np.float64], prior: tuple[float, float]
) -> NDArray[np.float64]:
    """Log of the integral of rate^events exp(-rate exposure) over a gamma prior, up to what all places share."""
    shape, rate = prior
    constant = shape * math.log(rate) - math.lgamma(shape) if rate > 0 else 0.0
    found: NDArray[np.float64] = constant + gammaln(shape + events) - (shape + events) * np.log(rate + exposure)
    return found


def _scatter(y: NDArray[np.float64], days: NDArray[np.float64], last: int) -> float:
    """Pearson's statistic around one rate up to ``last`` and one after it, over its degrees of freedom."""
    total = 0.0
    for part in (slice(None, last + 1), slice(last + 1, None)):
        expected = days[part] * y[part].sum() / days[part].sum()
        total += float(((y[part] - expected) ** 2 / np.where(expected > 0, expected, 1.0)).sum())
    return total / max(1, len(y) - 2)


def _likeliest(chances: NDArray[np.float64], level: float) -> NDArray[np.intp]:
    """The fewest places that hold ``level`` together, the likeliest first."""
    order = np.argsort(-chances, kind="stable")
    return order[: int(np.searchsorted(np.cumsum(chances[order]), level)) + 1]
