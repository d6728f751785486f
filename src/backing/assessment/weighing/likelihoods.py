"""The chances of items as arrays of logs, a row for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from backing.assessment.items.item import Chance, Item
from backing.assessment.weighing.table import Real, logs_of

_UNSAID = (np.nan, np.nan, np.nan)

Leaves = Sequence[Sequence[str]]
"""For each column the ids under which an item may speak of it, the nearest first."""


def likelihoods(items: Sequence[Item], leaves: Leaves, prior: Real) -> Real:
    """Logs of what each item says, shape (3, I, H): low, central, high.

    A hypothesis for which an item gives no chance takes the mean of its others by prior, anywhere between their ends. Every
    item needs a chance.
    """
    if not items:
        return np.zeros((3, 0, len(prior)))
    return np.moveaxis(logs_of(_filled(items, leaves, prior)), 2, 0)


def unsaid(item: Item, leaves: Leaves) -> tuple[str, ...]:
    """The columns of which an item does not speak."""
    return tuple(names[0] for names in leaves if said(item.chances, names) is None)


def said(chances: Mapping[str, Chance], names: Sequence[str]) -> Chance | None:
    """The chance under the first of several ids that has one."""
    for name in names:
        if name in chances:
            return chances[name]
    return None


def _filled(items: Sequence[Item], leaves: Leaves, prior: Real) -> Real:
    """The chances of items, shape (I, H, 3), with those that were not given filled in."""
    numbers = np.asarray([[_ends(said(item.chances, names)) for names in leaves] for item in items], dtype=np.float64)
    missing = np.isnan(numbers[:, :, 0])
    if missing.any():
        weight = np.where(missing, 0.0, prior)
        mean = (weight * np.nan_to_num(numbers[:, :, 1])).sum(axis=1) / weight.sum(axis=1)
        others = np.column_stack([np.nanmin(numbers[:, :, 0], axis=1), mean, np.nanmax(numbers[:, :, 2], axis=1)])
        numbers = np.where(missing[:, :, None], others[:, None, :], numbers)
    return numbers


def _ends(chance: Chance | None) -> tuple[float, float, float]:
    return _UNSAID if chance is None else (chance.low, chance.central, chance.high)
