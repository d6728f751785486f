"""Allegations and what came of them: right, wrong or open. False alarms and missed threats are booked on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.model.stocks import Array, Values

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Allegations by the month in which they were made, (months, states, runs), and sums, (states, runs).

    ``ripe_true`` and ``ripe_false`` wait to be resolved; every allegation made is right, wrong, ripe or still too young.
    """

    made_true: Marks
    made_false: Marks
    ripe_true: Array
    ripe_false: Array
    right: Array
    wrong: Array

    @property
    def made(self) -> Array:
        """Allegations made so far, (states, runs)."""
        made: Array = (self.made_true.sum(axis=0) + self.made_false.sum(axis=0)).astype(float)
        return made

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
    unmade = np.zeros((months, *shape), dtype=bool)
    return Ledger(
        made_true=unmade, made_false=unmade.copy(), ripe_true=nothing, ripe_false=nothing, right=nothing, wrong=nothing
    )


def enter(
    ledger: Ledger, month: int, alleged: Marks, real: Marks, values: Values, luck: Array
) -> tuple[Ledger, Resolved]:
    """Book a month's allegations, and resolve what an inquiry finds of those that are old enough.

    One inquiry settles all that a state has waiting. ``real`` (runs,) says whether the threat is real; the months of the
    ledger are filled in place, since they are its own.
    """
    ledger.made_true[month] = alleged & real
    ledger.made_false[month] = alleged & ~real
    came = month - values["lag"].astype(int)
    old, runs = came >= 0, np.arange(alleged.shape[1])
    row = np.where(old, came, 0)
    ripe_true = ledger.ripe_true + (ledger.made_true[row, :, runs].T & old)
    ripe_false = ledger.ripe_false + (ledger.made_false[row, :, runs].T & old)
    found = luck < values["resolution"]
    resolved = Resolved(right=found * ripe_true, wrong=found * ripe_false)
    return (
        Ledger(
            made_true=ledger.made_true,
            made_false=ledger.made_false,
            ripe_true=ripe_true - resolved.right,
            ripe_false=ripe_false - resolved.wrong,
            right=ledger.right + resolved.right,
            wrong=ledger.wrong + resolved.wrong,
        ),
        resolved,
    )
