"""What a test could have seen: its power for an effect, and the smallest effect that it would probably have found.

"Not significant" is never "no effect": every null goes with these two numbers. Effects and standard errors are on the
log scale, so that exp of them is a rate ratio.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtr, ndtri

from backing.evidence.statistics import given

LEVEL = 0.05
"""Two-sided level of a test."""

POWER = 0.8
"""The chance of finding an effect at which it counts as detectable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detectable:
    """The standard error of a log effect, the smallest log effect found at the wanted power, and that as a ratio."""

    se: float
    effect: float
    ratio: float


def detectable(se: float, *, level: float = LEVEL, power: float = POWER) -> Detectable:
    """(z[1 - level/2] + z[power]) se (Cohen 1988, chapter 2); raises UnusableNumbers for a standard error not above 0."""
    se = given.positive(se, name="the standard error")
    effect = float(ndtri(1 - level / 2) + ndtri(power)) * se
    return Detectable(se=se, effect=effect, ratio=math.exp(effect))


def power(effect: float, se: float, *, level: float = LEVEL) -> float:
    """The chance that a two-sided test at ``level`` finds a true log ``effect``; equals ``level`` at no effect."""
    reach = float(ndtri(1 - level / 2))
    shift = float(given.series([effect], name="the effect")[0]) / given.positive(se, name="the standard error")
    return float(ndtr(shift - reach) + ndtr(-shift - reach))


def rate_ratio_error(earlier: float, later: float, *, dispersion: float = 1.0) -> float:
    """The standard error of a log rate ratio of two counts: sqrt(phi (1/y1 + 1/y2)), the delta method.

    ``earlier`` and ``later`` are the counts expected if nothing changed, both above 0; ``dispersion`` is variance over mean.
    """
    inverse = 1 / given.positive(earlier, name="the earlier count") + 1 / given.positive(later, name="the later count")
    return math.sqrt(given.positive(dispersion, name="the dispersion") * inverse)


def slope_error(months: int, *, mean: float, dispersion: float = 1.0) -> float:
    """The standard error of a log-linear slope a month over ``months`` counts: sqrt(phi / (mu (n^3 - n) / 12)).

    The information of n equidistant Poisson counts with mean ``mu`` at no slope, its variance ``dispersion`` times as
    large (McCullagh & Nelder 1989, chapter 9).
    """
    n = given.positive(months - 1, name="the number of months after the first") + 1
    information = given.positive(mean, name="the mean") * (n**3 - n) / 12
    return math.sqrt(given.positive(dispersion, name="the dispersion") / information)
