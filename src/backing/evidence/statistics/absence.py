"""What would silence tell? The probability of no event in a window under a range of error models.

The models differ only in how events clump. They answer what a silence says about a rate, never whether an absence claim
is true: P(0 | rate) is not P(claim).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.base import DISPERSIONS, SWITCH

DISCOUNTS = (1.0, 0.3, 0.1)
"""How much a base period counts in the predictive model: fully, by a third, by a tenth (assumption)."""

CLAIMED = (0.5, 0.15)
"""Shares of attacks that are claimed: half, and the 15 % found for terrorist attacks worldwide (Kearns 2019)."""

Array = NDArray[np.float64]


def thinned(
    mean: ArrayLike, *, detected: ArrayLike = 1.0, attributed: ArrayLike = 1.0, claimed: ArrayLike = 1.0
) -> Array:
    """Events that come to light of ``mean`` that happen: mean * d * a * c.

    A Poisson count that is thinned stays Poisson, and a negative binomial one keeps its size k (Kingman 1993, section 5.1),
    so every model below takes the thinned mean.
    """
    shares = [
        given.chances(share, name=name)
        for share, name in ((detected, "detected"), (attributed, "attributed"), (claimed, "claimed"))
    ]
    return np.asarray(given.amounts(mean, name="the mean") * shares[0] * shares[1] * shares[2])


def zero_poisson(mean: ArrayLike) -> Array:
    """P(0) of a Poisson count with ``mean`` expected events: e^-mean. Numbers or arrays that fit each other, as below."""
    return np.exp(-given.amounts(mean, name="the mean"))


def zero_weekly(mean: ArrayLike, *, weeks: ArrayLike, dispersion: ArrayLike = DISPERSIONS[0]) -> Array:
    """P(0) when every week is negative binomial by itself: (1 + mu/k)^(-k T), mu = mean / weeks.

    ``dispersion`` is the size k of one week; infinite means Poisson.
    """
    lasting = given.spans(weeks, name="weeks")
    return np.exp(lasting * _log_zero(given.amounts(mean, name="the mean") / lasting, dispersion))


def zero_shared(mean: ArrayLike, *, dispersion: ArrayLike = DISPERSIONS[0]) -> Array:
    """P(0) when one gamma rate holds for the whole window: (1 + mean/k)^-k."""
    return np.exp(_log_zero(given.amounts(mean, name="the mean"), dispersion))


def _log_zero(mean: Array, dispersion: ArrayLike) -> Array:
    """Log of (1 + mean/k)^-k, exact for a large k."""
    size = np.asarray(dispersion, dtype=float)
    if not (size > 0).all():
        raise UnusableNumbers("the dispersion must be above 0", hint="a size k near 0 is clumped, infinity is Poisson")
    finite = np.where(np.isinf(size), 1.0, size)
    return np.where(np.isinf(size), -mean, -finite * np.log1p(mean / finite))


def zero_predictive(events: ArrayLike, exposure: ArrayLike, window: ArrayLike, *, discount: ArrayLike = 1.0) -> Array:
    """P(0) in ``window`` after ``events`` in ``exposure`` (same unit), gamma-Poisson with a Jeffreys prior.

    (b / (b + T))^a with a = 1/2 + w y, b = w T0; ``discount`` is w, the weight that the base period keeps (power prior of
    Ibrahim & Chen 2000).
    """
    weight = given.spans(given.chances(discount, name="discount"), name="discount")
    shape = 0.5 + weight * given.amounts(events, name="events")
    rate = weight * given.spans(exposure, name="the base period")
    return np.exp(-shape * np.log1p(given.amounts(window, name="the window") / rate))


def zero_switching(mean: ArrayLike, *, weeks: ArrayLike, switch: float = SWITCH) -> Array:
    """P(0) for a group that passes between an active and a silent state from week to week, by forward recursion.

    Both passages have probability ``switch``, so that half of all weeks are active in the long run and the active weeks
    hold twice the mean rate. ``weeks`` are whole. See ``spells.py`` for passages that are fitted.
    """
    means, lasting = given.together(
        given.amounts(mean, name="the mean"), given.spans(weeks, name="weeks"), names="means and weeks"
    )
    if (lasting != np.floor(lasting)).any():
        raise UnusableNumbers("weeks must be whole where a state lasts for a week", hint="round the window to weeks")
    silent = np.exp(-2 * means / lasting)
    active, quiet = 0.5 * silent, np.full(means.shape, 0.5)
    for week in range(1, int(lasting.max(initial=0))):
        goes_on = lasting > week
        active, quiet = (
            np.where(goes_on, (active * (1 - switch) + quiet * switch) * silent, active),
            np.where(goes_on, active * switch + quiet * (1 - switch), quiet),
        )
    return np.asarray(active + quiet)


def upper_bound(window: float, *, level: float = 0.95) -> float:
    """The highest rate (per unit of ``window``) that a zero leaves at one-sided ``level``: -ln(1 - level) / T.

    ``rate_bounds.py`` has the other bounds, and those of counts above zero.
    """
    return -math.log1p(-given.level(level)) / given.positive(window, name="the window")
