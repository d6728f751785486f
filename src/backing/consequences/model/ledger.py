"""Allegations and what came of them: right, wrong or open. False alarms and missed threats are booked on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.model.stocks import Array, Values

RIGHT, WRONG = 1, -1
"""How an allegation stands in the ledger: made while the threat was real, or while it was not; 0 where none was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Allegations by the month in which they were made, (months, states, runs), and sums, (states, runs).

    ``ripe_right`` and ``ripe_wrong`` wait to be resolved; every allegation made is right, wrong, ripe or still too young.
    """

    entries: NDArray[np.int8]
    ripe_right: Array
    ripe_wrong: Array
    right: Array
    wrong: Array

    @property
    def made(self) -> Array:
        """Allegations made so far, (states, runs)."""
        return np.asarray(np.count_nonzero(self.entries, axis=0), dtype=float)

    @property
    def false(self) -> Array:
        """Those of them that were made while the threat was not real."""
        return np.asarray(np.count_nonzero(self.entries == WRONG, axis=0), dtype=float)

    @property
    def open(self) -> Array:
        """Allegations made and never resolved so far, (states, runs)."""
        return self.made - self.right - self.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Allegations that were resolved in a month, (states, runs)."""

    right: Array
    wrong: Array


def open_ledger(months: int, shape: tuple[int, int]) -> Ledger:
    """A ledger in which nothing stands yet."""
    nothing = np.zeros(shape)
    return Ledger(
        entries=np.zeros((months, *shape), dtype=np.int8),
        ripe_right=nothing,
        ripe_wrong=nothing,
        right=nothing,
        wrong=nothing,
    )


def enter(
    ledger: Ledger, month: int, alleged: NDArray[np.bool_], real: NDArray[np.bool_], values: Values, luck: Array
) -> tuple[Ledger, Resolved]:
    """Book a month's allegations, and resolve what an inquiry finds of those that are old enough.

    One inquiry settles all that a state has waiting. ``real`` (runs,) says whether the threat is real; the months of the
    ledger are filled in place, since they are its own.
    """
    ledger.entries[month] = alleged * np.where(real, RIGHT, WRONG)
    came = month - values["lag"].astype(int)
    old = came >= 0
    ripe = np.take_along_axis(ledger.entries, np.where(old, came, 0)[None, None], axis=0)[0] * old
    ripe_right, ripe_wrong = ledger.ripe_right + (ripe == RIGHT), ledger.ripe_wrong + (ripe == WRONG)
    found = luck < values["resolution"]
    resolved = Resolved(right=found * ripe_right, wrong=found * ripe_wrong)
    after = Ledger(
        entries=ledger.entries,
        ripe_right=ripe_right - resolved.right,
        ripe_wrong=ripe_wrong - resolved.wrong,
        right=ledger.right + resolved.right,
        wrong=ledger.wrong + resolved.wrong,
    )
    return after, resolved
