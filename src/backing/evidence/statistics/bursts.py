"""Scan statistics: how likely is a burst as dense as the asserted one anywhere in the period?"""

from __future__ import annotations

import math

from scipy.special import betainc, gammaln, pdtr, pdtrc

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given


def any_burst(most: int, *, rate: float, window: float, period: float) -> float:
    """P(some window holds ``most`` events or more), for a Poisson process of ``rate`` over ``period``; all in one unit of time.

    Alm (1983): 1 - F(k - 1; m) exp(-((k - m) / k) L (T - w) p(k - 1; m)) with m = L w. An approximation, good where the answer
    is small. Raises UnusableNumbers where the window is longer than the period, and where ``most`` does not exceed the mean by
    more than its standard deviation: there the approximation fails.
    """
    count, speed = given.whole(most, name="events in the burst"), given.positive(rate, name="the rate")
    width, whole = _within(window, period)
    mean = speed * width
    if count <= mean + math.sqrt(mean) + 1:  # nearer to the mean the approximation falls where it should rise
        raise UnusableNumbers(
            f"{count} events in a window are no burst where the rate gives {mean:.3g}",
            hint="a burst is denser than the mean by more than its standard deviation",
        )
    # the chance of exactly k - 1 in a window, at which one more makes the burst
    verge = math.exp((count - 1) * math.log(mean) - mean - math.lgamma(count))
    starts = (count - mean) / count * speed * (whole - width) * verge
    one = float(pdtrc(count - 1, mean))
    return one + float(pdtr(count - 1, mean)) * -math.expm1(-starts)


def any_burst_of(events: int, most: int, *, share: float) -> float:
    """P(some window of ``share`` of the period holds ``most`` events or more), given that ``events`` fell in all of it.

    Wallenstein & Neff (1987): (k / w - n - 1) b(k; n, w) + 2 P(k or more in one window), an approximation, kept at most 1.
    Raises UnusableNumbers where ``most`` is no more than falls into a window on average.
    """
    total, count = given.whole(events, name="events"), given.whole(most, name="events in the burst")
    width = given.positive(given.chance(share, name="the window's share"), name="the window's share")
    if count > total:
        return 0.0
    if count <= total * width:
        raise UnusableNumbers(
            f"{count} of {total} events are no more than the window's share", hint="a burst is denser"
        )
    ways = float(gammaln(total + 1) - gammaln(count + 1) - gammaln(total - count + 1))
    exactly = math.exp(ways + count * math.log(width) + (total - count) * math.log1p(-width))
    beyond = float(betainc(count + 1, total - count, width)) if count < total else 0.0
    return min((count / width - total - 1) * exactly + 2 * (exactly + beyond), 1.0)


def naus(most: int, *, rate: float, window: float, period: float) -> float:
    """The chance that ``any_burst`` asks for by Naus (1982): exact for a period of two or three windows, and for any density.

    1 - Q2 (Q3 / Q2)^(T / w - 2), Q2 and Q3 being the exact chances of no burst in two and in three windows; very near for longer
    periods. Raises UnusableNumbers where the period is shorter than two windows, and for a burst of fewer than two events.
    """
    count, speed = given.whole(most, name="events in the burst", least=2), given.positive(rate, name="the rate")
    width, whole = _within(window, period)
    if whole < 2 * width:
        raise UnusableNumbers("the period is shorter than two windows", hint="ask any_burst, or for a shorter window")
    two, three = _no_burst(count, speed * width)
    return 1 - two * (three / two) ** (whole / width - 2) if two > 0 else 1.0


def _no_burst(count: int, mean: float) -> tuple[float, float]:
    """The chances that no window holds ``count`` events in a period of two windows, and of three, of ``mean`` events each.

    Naus (1982), theorem 2, as in Glaz, Naus & Wallenstein (2001, section 11.1).
    """

    def exactly(number: int) -> float:
        return math.exp(number * math.log(mean) - mean - math.lgamma(number + 1)) if number >= 0 else 0.0

    def up_to(number: int) -> float:
        return float(pdtr(number, mean)) if number >= 0 else 0.0

    k, verge = count, exactly(count)
    two = up_to(k - 1) ** 2 - (k - 1) * verge * exactly(k - 2) - (k - 1 - mean) * verge * up_to(k - 3)
    first = 2 * verge * up_to(k - 1) * ((k - 1) * up_to(k - 2) - mean * up_to(k - 3))
    second = (
        verge**2 / 2 * ((k - 1) * (k - 2) * up_to(k - 3) - 2 * (k - 2) * mean * up_to(k - 4) + mean**2 * up_to(k - 5))
    )
    third = math.fsum(exactly(2 * k - r) * up_to(r - 1) ** 2 for r in range(1, k))
    fourth = math.fsum(
        exactly(2 * k - r) * exactly(r) * ((r - 1) * up_to(r - 2) - mean * up_to(r - 3)) for r in range(2, k)
    )
    three = up_to(k - 1) ** 3 - first + second + third - fourth
    return max(two, 0.0), max(three, 0.0)


def _within(window: float, period: float) -> tuple[float, float]:
    width, whole = given.positive(window, name="the window"), given.positive(period, name="the period")
    if width > whole:
        raise UnusableNumbers("the window is longer than the period", hint="the window lies outside the record")
    return width, whole
