"""How long is the longest gap between events that fall at random?"""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

from backing.evidence.statistics import given

DIGITS = 60
"""Decimal digits of the alternating sum: its terms stay below 10^18 where it is used, and cancel."""

NEGLIGIBLE = Decimal("1e-40")
"""Terms only fall once there were more of them than gaps are expected; from here on they cannot show."""

SURE = 40.0
"""Where so many gaps are expected to be longer, the chance of none is below e^-40, and the answer is 1 to the last digit."""


def max_gap_exceeds(events: int, gap: float) -> float:
    """P(the longest of the n + 1 gaps that n uniform events leave is longer than ``gap``), a share of the whole period.

    The sum over j >= 1 of (-1)^(j+1) C(n+1, j) (1 - j x)^n where 1 - j x > 0 (Fisher 1929; David & Nagaraja 2003, section 6.4).
    The gaps before the first and after the last event count. Raises UnusableNumbers for fewer than no event and a gap below 0.
    """
    number, share = given.whole(events, name="events", least=0), given.count(gap, name="the gap")
    if share >= 1:
        return 0.0
    # spacings are negatively associated: P(none is longer) <= exp(-expected number that are)
    if share == 0 or (number + 1) * (1 - share) ** number > SURE:
        return 1.0
    with localcontext() as context:
        context.prec = DIGITS
        exact = Decimal(share)
        total, sign, ways = Decimal(0), 1, 1
        for j in range(1, number + 2):
            ways = ways * (number + 2 - j) // j
            left = 1 - j * exact
            if left <= 0:
                break
            term = ways * left**number
            total += sign * term
            sign = -sign
            if j > SURE and term < NEGLIGIBLE:
                break
    return min(max(float(total), 0.0), 1.0)


def expected_max_gap(events: int) -> float:
    """The mean of the longest gap, H(n + 1) / (n + 1) of the whole period."""
    number = given.whole(events, name="events", least=0) + 1
    return math.fsum(1 / j for j in range(1, number + 1)) / number
