"""What a few inspections are worth against somebody who picks the moment (Dresher 1962; von Stengel 2016)."""

from __future__ import annotations

from math import comb

from backing.errors import UnusableNumbers


def escape_value(periods: int, inspections: int) -> float:
    """The chance that a violation escapes: C(n - 1, m) / sum_{i <= m} C(n, i) for m inspections in n periods.

    It is the value of Dresher's recursive game for whoever would violate once and picks the period: 1 without
    inspections, 0 with one for every period.
    """
    if periods < 1 or not 0 <= inspections <= periods:
        raise UnusableNumbers(
            f"{inspections} inspections in {periods} periods",
            hint="give at most one inspection a period, and no fewer than 0",
        )
    return comb(periods - 1, inspections) / sum(comb(periods, each) for each in range(inspections + 1))
