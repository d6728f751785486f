"""Allegations and what came of them: right, wrong or open. False alarms and missed threats are booked on both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.model.stocks import Array, Values

RIGHT, WRONG = 1, -1
"""How an allegation stands in the ledger: made while the threat was real, or while it was not; 0 where none was made."""

DENIED = 2
"""What the entry of an allegation is multiplied by where the authority denied it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How many allegations proved right or wrong, and how many denials false or true with them, (states, runs).

    ``exposed`` are denials of what is right, ``upheld`` denials of what is wrong; both are part of the allegations.
    """

    right: Array
    wrong: Array
    exposed: Array
    upheld: Array

    def __add__(self, other: Proof) -> Proof:
        return Proof(
            right=self.right + other.right,
            wrong=self.wrong + other.wrong,
            exposed=self.exposed + other.exposed,
            upheld=self.upheld + other.upheld,
        )

    def where(self, told: NDArray[np.bool_]) -> Proof:
        """The part of it that is ``told``."""
        return Proof(
            right=self.right * told, wrong=self.wrong * told, exposed=self.exposed * told, upheld=self.upheld * told
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Allegations by the month in which they were made, (months, states, runs), and what is known of them.

    ``ripe`` waits to be resolved; every allegation made is ``resolved``, ripe or still too young. ``begun`` says whether
    anything stands in it.
    """

    entries: NDArray[np.int8]
    ripe: Proof
    resolved: Proof
    begun: bool = False

    @property
    def made(self) -> Array:
        """Allegations made so far, (states, runs)."""
        return np.asarray(np.count_nonzero(self.entries, axis=0), dtype=float)

    @property
    def false(self) -> Array:
        """Those of them that were made while the threat was not real."""
        return np.asarray(np.count_nonzero(self.entries < 0, axis=0), dtype=float)

    @property
    def open(self) -> Array:
        """Allegations made and never resolved so far, (states, runs)."""
        return self.made - self.resolved.right - self.resolved.wrong


def open_ledger(months: int, shape: tuple[int, int]) -> Ledger:
    """A ledger in which nothing stands yet."""
    nothing = np.zeros(shape)
    none = Proof(right=nothing, wrong=nothing, exposed=nothing, upheld=nothing)
    return Ledger(entries=np.zeros((months, *shape), dtype=np.int8), ripe=none, resolved=none)


def entries(alleged: NDArray[np.bool_], denied: NDArray[np.bool_], real: NDArray[np.bool_]) -> NDArray[np.int8]:
    """What a month's allegations are in the ledger, (states, runs), where ``real`` (runs,) says whether the threat is real."""
    found: NDArray[np.int8] = (alleged * np.where(real, RIGHT, WRONG) * np.where(denied, DENIED, 1)).astype(np.int8)
    return found


def enter(
    ledger: Ledger, month: int, made: NDArray[np.int8], shown: Array, values: Values, luck: Array
) -> tuple[Ledger, Proof]:
    """Book the ``entries`` of a month, and resolve what an inquiry finds of those that are old enough.

    One inquiry settles all that a state has waiting, and the more of it the state has ``shown`` the likelier it is. The months
    of the ledger are filled in place, since they are its own. ``lag`` counts in whole months.
    """
    if not (ledger.begun or made.any()):
        return ledger, ledger.ripe
    ledger.entries[month] = made
    came = month - np.floor(values["lag"] + 0.5).astype(int)
    old = came >= 0
    aged = np.take_along_axis(ledger.entries, np.where(old, came, 0)[None, None], axis=0)[0] * old
    ripe = ledger.ripe + Proof(right=aged > 0, wrong=aged < 0, exposed=aged == DENIED, upheld=aged == -DENIED)
    found = luck < values["resolution"] * (1 + values["showing"] * shown)
    resolved = ripe.where(found)
    after = Ledger(entries=ledger.entries, ripe=ripe.where(~found), resolved=ledger.resolved + resolved, begun=True)
    return after, resolved
