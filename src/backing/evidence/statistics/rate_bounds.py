"""How high, and how low, can the rate have been behind a count of events, and above all behind none?"""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import gammaincinv

from backing.evidence.statistics import given


@dataclass(frozen=True, slots=True, kw_only=True)
class RateBounds:
    """Bounds of a Poisson rate, in events per unit of the exposure.

    ``upper`` is the exact one-sided bound, ``low`` and ``high`` the exact two-sided interval, ``jeffreys`` the quantile of
    the posterior under Jeffreys' prior, all at ``level``. ``rule_of_three`` is 3 / T, and None where something was counted.
    """

    rate: float
    upper: float
    low: float
    high: float
    jeffreys: float
    rule_of_three: float | None
    level: float


def rate_bounds(events: float, exposure: float, *, level: float = 0.95) -> RateBounds:
    """The bounds that ``events`` (whole) in ``exposure`` (any unit above 0) leave for the rate.

    Exact: Garwood 1936; rule of three: Hanley & Lippman-Hand 1983; Jeffreys: the quantile of Gamma(y + 1/2, T).
    Raises UnusableNumbers for counts below 0, an exposure of 0 or less, and a level outside 0 to 1.
    """
    count = given.whole(events, name="events", least=0)
    length = given.positive(exposure, name="the exposure")
    tail = (1 - given.level(level)) / 2
    return RateBounds(
        rate=count / length,
        upper=float(gammaincinv(count + 1, level)) / length,
        low=float(gammaincinv(count, tail)) / length if count else 0.0,
        high=float(gammaincinv(count + 1, 1 - tail)) / length,
        jeffreys=float(gammaincinv(count + 0.5, level)) / length,
        rule_of_three=None if count else 3 / length,
        level=level,
    )
