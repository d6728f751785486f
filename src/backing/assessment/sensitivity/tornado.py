"""Which single number moves the answer most? One cell of the table at a time, from its lowest to its highest value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.weighing.posterior import joint_logs, leader, mean_logs, named, normalised
from backing.assessment.weighing.table import Real, Table, logs_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tornado:
    """The posterior of ``target`` with one cell at its low end and at its high end, all others central; shape (R, H) each."""

    target: str
    central: float
    at_low: Real
    at_high: Real

    @property
    def swing(self) -> Real:
        """How far each cell moves the answer."""
        width: Real = np.abs(self.at_high - self.at_low)
        return width


def tornado(table: Table, target: str | None = None) -> Tornado:
    """The swing of every cell on one id, by default the leading one; raises ValueError for an id that is not there."""
    shares = named(table, normalised(joint_logs(table)))
    place = int(leader(table, shares)) if target is None else table.ids.index(target)
    return Tornado(
        target=table.ids[place],
        central=float(shares[place]),
        at_low=_moved(table, place, table.low),
        at_high=_moved(table, place, table.high),
    )


def _moved(table: Table, place: int, ends: Real) -> Real:
    """The target's posterior with each cell alone set to ``ends``: its column changes, and the catch-all's mean with it."""
    joint = joint_logs(table)
    count = len(table.prior)
    shares = normalised(joint)
    factor = np.exp(ends - table.central)
    rest = (1 - np.eye(count)) @ shares[
        :count
    ]  # the other columns, summed and not subtracted, to keep small numbers exact
    column = shares[:count] * factor
    other: Real | float = 0.0
    if table.other is not None:
        means = mean_logs(table, table.central)[:, None]
        step = table.shares * (np.exp(ends - means) - np.exp(table.central - means))
        other = shares[count] * np.exp(logs_of(np.maximum(1 + step, 0)))
    total = rest + column + other
    if place == len(table.named):
        moved: Real = other / total
        return moved
    inside = table.members[place]
    own = np.where(inside, column, 0.0) + (shares[:count] * inside).sum() - np.where(inside, shares[:count], 0.0)
    answer: Real = own / total
    return answer
