"""What would the answer be once somebody had looked? Each open observable seen, and looked for and not seen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backing.assessment.hypotheses.hypothesis import Observable
from backing.assessment.weighing.absence import seen
from backing.assessment.weighing.posterior import joint_logs, named, normalised
from backing.assessment.weighing.table import Real, Table
from backing.errors import UnusableNumbers

_TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcomes:
    """The O observables that nobody has looked for, and the answer after each, with two results: seen, not seen.

    ``chance`` of each result has the shape (O, 2); ``columns`` has the posterior of the table's columns and, where there is
    one, the catch-all, shape (O, 2, columns), and ``now`` what they are before; ``after`` that of the ids, (O, 2, ids).
    """

    observables: tuple[Observable, ...]
    now: Real
    chance: Real
    columns: Real
    after: Real


def outcomes(table: Table, observables: Sequence[Observable], leaves: Sequence[Sequence[str]]) -> Outcomes:
    """The outcomes of what nobody has looked for yet.

    ``leaves`` gives for each column the ids under which an observable may speak of it, the nearest first. A column of which
    it says nothing takes the mean of the others. Raises UnusableNumbers for a cost that is not above 0.
    """
    open_ones = tuple(each for each in observables if each.seen is None)
    for each in open_ones:
        if not (each.cost > 0 and math.isfinite(each.cost)):
            raise UnusableNumbers(f"{each.id}: its cost is {each.cost}", hint="Give a number above 0.")
    told = [_chances(each, table, leaves) for each in open_ones]
    chances = np.asarray(told, dtype=np.float64).reshape(len(open_ones), len(table.prior))
    if table.other is not None:
        chances = np.column_stack([chances, chances @ table.shares])
    now = normalised(joint_logs(table))
    joint = np.stack([chances, 1 - chances], axis=1) * now
    chance = joint.sum(axis=-1)
    columns = joint / np.maximum(chance[..., None], _TINY)
    return Outcomes(observables=open_ones, now=now, chance=chance, columns=columns, after=named(table, columns))


def _chances(observable: Observable, table: Table, leaves: Sequence[Sequence[str]]) -> list[float]:
    told = [next((name for name in names if name in observable.expected), None) for names in leaves]
    known = {name: seen(observable.expected[name]).central for name in observable.expected}
    spoken = [(share, known[name]) for share, name in zip(table.shares, told, strict=True) if name is not None]
    total = sum(share for share, _ in spoken)
    mean = sum(share * chance for share, chance in spoken) / total if total else 0.5
    return [mean if name is None else known[name] for name in told]
