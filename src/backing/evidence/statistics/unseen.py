"""Evidence of absence: how many can there have been, when few or none were found and each had a chance to be?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, gammaln

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What is left of the number M of events once ``found`` were seen, each having a chance ``detection`` to be seen.

    ``at_most`` is M*: the smallest number that M does not exceed with probability ``level``. ``none`` is P(M = 0).
    """

    found: int
    detection: float
    at_most: int
    none: float
    level: float


def unseen(found: int, detection: float, *, prior: Sequence[float] | None = None, level: float = 0.95) -> Unseen:
    """The posterior of M, P(M | X) ~ prior(M) C(M, X) g^X (1 - g)^(M - X) (Huso, Dalthorp et al. 2015, USGS DS-881).

    ``prior`` holds weights for M = 0, 1, 2, …; None is flat over all of them, which leaves M - X negative binomial. Raises
    UnusableNumbers for a detection of 0, where silence tells nothing, and for a prior that excludes what was found.
    """
    seen = given.whole(found, name="found", least=0)
    chance = given.chance(detection, name="detection")
    if chance == 0:
        raise UnusableNumbers(
            "with no chance of being seen, nothing found tells nothing", hint="give a detection above 0"
        )
    if prior is None:
        at_most, none = _flat(seen, chance, given.level(level)), chance if seen == 0 else 0.0
    else:
        at_most, none = _weighted(seen, chance, given.amounts(prior, name="prior"), given.level(level))
    return Unseen(found=seen, detection=chance, at_most=at_most, none=none, level=level)


def _flat(seen: int, chance: float, level: float) -> int:
    """The quantile of X + NB(X + 1, g), found between powers of two."""

    def surely(extra: int) -> bool:
        return float(betainc(seen + 1, extra + 1, chance)) >= level

    high = 1
    while not surely(high - 1):
        high *= 2
    low = 0
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if surely(middle) else (middle + 1, high)
    return seen + low


def _weighted(seen: int, chance: float, prior: np.ndarray, level: float) -> tuple[int, float]:
    number = np.arange(len(prior))
    possible = (number >= seen) & (prior > 0)
    if not possible.any():
        raise UnusableNumbers(f"the prior leaves no room for the {seen} that were found", hint="give it more numbers")
    missed = np.where(possible, number - seen, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        log_missed = np.where(missed > 0, missed * np.log1p(-chance), 0.0)
        log_weight = np.log(prior) + gammaln(number + 1) - gammaln(missed + 1) + log_missed
    log_weight = np.where(possible, log_weight, -np.inf)
    weight = np.exp(log_weight - log_weight.max())
    posterior = weight / weight.sum()
    reached = np.cumsum(posterior) >= level * (1 - 1e-12)  # the sum falls short of 1 by rounding
    return int(np.argmax(reached)), float(posterior[0])


def none_found(number: int, detection: float) -> float:
    """P(nothing is found) where ``number`` things are there, each found with chance ``detection`` by itself: (1 - g)^M."""
    there = given.whole(number, name="things", least=0)
    return float((1 - given.chance(detection, name="detection")) ** there)


def searches_needed(detection: float, *, alpha: float = 0.05) -> int:
    """Searches without a find after which absence can be inferred at ``alpha``: ln(alpha) / ln(1 - p), rounded up.

    ``detection`` is the chance p that one search finds what is there (Kéry 2002). Raises UnusableNumbers where p is 0.
    """
    chance, error = given.chance(detection, name="detection"), given.level(alpha, name="alpha")
    if chance == 0:
        raise UnusableNumbers("no number of searches is enough", hint="give a detection above 0")
    return 1 if chance == 1 else max(1, math.ceil(math.log(error) / math.log1p(-chance) - 1e-12))
