"""Whether the numbers of rows can be: nobody died a negative number of times, and "not a number" is none."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backing.errors import UnusableNumbers
from backing.evidence.claimtest import Row

NUMBERS = {
    "events": ("deaths_low", "deaths_best", "deaths_high"),
    "series": ("value",),
    "figures": ("low", "high", "exposure_days"),
    "groups": ("strength_low", "strength_high"),
}
"""What is counted in each table, by column."""


def hold_possible(table: str, rows: Sequence[Row]) -> None:
    """Raise UnusableNumbers for the first row that holds a number below 0, or one that is none; None is a missing one."""
    for column in NUMBERS.get(table, ()):
        for row in rows:
            number = row.get(column)
            if number is not None and not 0 <= number < math.inf:
                raise UnusableNumbers(
                    f"row {row.get('id') or row.get('start')} of {row.get('dataset')} holds {number} as {column}",
                    hint="a release in which that row is mended",
                )
