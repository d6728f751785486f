"""What would be believed without each root: the test that no single source may decide unseen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.weighing.posterior import joint_logs, leader, mean_logs, named, normalised
from backing.assessment.weighing.table import Real, Table, Truth


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Without:
    """Posteriors without each root, shape (R, ids); ``decides`` says for each root whether the leader changes without it."""

    ids: tuple[str, ...]
    posterior: Real
    decides: Truth


def leave_one_out(table: Table) -> Without:
    """Each root taken out in turn, in one pass over the table."""
    joint = joint_logs(table)
    parts = table.central
    if table.other is not None:
        parts = np.column_stack([parts, mean_logs(table, table.central)])
    without = named(table, normalised(joint - parts))
    first = leader(table, named(table, normalised(joint)))
    return Without(ids=table.ids, posterior=without, decides=leader(table, without) != first)
