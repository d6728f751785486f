"""What each piece of evidence adds, in decibans, so that a reader can add it up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.scales import DECIBANS_PER_NAT
from backing.assessment.weighing.posterior import column_name, joint_logs, leading_column
from backing.assessment.weighing.table import Real, Table


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """Decibans for one hypothesis over its strongest rival, a row for each root: they add up, with the prior odds, exactly.

    ``low`` and ``high`` are over all likelihoods in their intervals.
    """

    hypothesis: str
    rival: str
    prior: float
    low: Real
    central: Real
    high: Real

    @property
    def total(self) -> float:
        """Posterior log-odds of the hypothesis over the rival, in decibans."""
        return self.prior + float(self.central.sum())


def weights(table: Table) -> Weights:
    """The leading column over the likeliest that is no part of the same whole; raises ValueError if there is none."""
    joint = joint_logs(table)[: len(table.prior)]
    first = leading_column(table)
    same = table.members[table.whole & table.members[:, first]].any(axis=0)
    if same.all():
        raise ValueError("a hypothesis without a rival")
    second = int(np.where(same, -np.inf, joint).argmax())
    return Weights(
        hypothesis=column_name(table, first),
        rival=column_name(table, second),
        prior=float(np.log(table.prior[first] / table.prior[second])) * DECIBANS_PER_NAT,
        low=(table.low[:, first] - table.high[:, second]) * DECIBANS_PER_NAT,
        central=(table.central[:, first] - table.central[:, second]) * DECIBANS_PER_NAT,
        high=(table.high[:, first] - table.low[:, second]) * DECIBANS_PER_NAT,
    )
