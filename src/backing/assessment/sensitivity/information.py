"""What would it be worth to know more? Value of information, and what to collect next (Raiffa and Schlaifer 1961)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backing.assessment.sensitivity.outcomes import Outcomes
from backing.assessment.weighing.posterior import joint_logs, leader, named, normalised
from backing.assessment.weighing.table import Real, Table
from backing.errors import UnusableNumbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Expected utility of the best act as things stand, and what a test of it, and certainty, would add (EVSI, EVPI)."""

    now: float
    sample: float
    perfect: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCollect:
    """Something that nobody has looked for yet, and what looking would be worth.

    ``bits`` is the expected fall in the entropy of the answer; ``value`` the expected rise in the chance of naming the true
    hypothesis, or that none of them is (EVSI under the utility 1 for naming it, else 0). ``if_seen`` and ``if_absent`` are what
    the leading id and its probability would be.
    """

    observable: str
    text: str
    chance_seen: float
    bits: float
    value: float
    cost: float
    if_seen: tuple[str, float]
    if_absent: tuple[str, float]

    @property
    def bits_per_cost(self) -> float:
        return self.bits / self.cost


def worth(prior: Sequence[float], utility: Sequence[Sequence[float]], test: Sequence[Sequence[float]]) -> Worth:
    """EVSI and EVPI for S states: ``utility`` has a row an act, ``test`` a row a result with P(result | state).

    Raises UnusableNumbers where priors, or the results under a state, do not sum to 1, or shapes do not fit.
    """
    p, gains, results = np.asarray(prior, float), np.asarray(utility, float), np.asarray(test, float)
    if gains.ndim != 2 or results.ndim != 2 or gains.shape[1] != len(p) or results.shape[1] != len(p):
        raise UnusableNumbers(
            "each act and each result needs one number for each state", hint="check the rows' lengths"
        )
    if not (math.isclose(p.sum(), 1, abs_tol=1e-9) and np.allclose(results.sum(axis=0), 1, atol=1e-9)):
        raise UnusableNumbers(
            "priors, and the results of the test under each state, have to sum to 1", hint="divide them by their sum"
        )
    now = float((gains @ p).max())
    joint = results * p
    informed = float((joint @ gains.T).max(axis=1).sum())
    return Worth(now=now, sample=informed - now, perfect=float(p @ gains.max(axis=0)) - now)


def to_collect(table: Table, looked: Outcomes) -> tuple[ToCollect, ...]:
    """What nobody has looked for yet, most bits for its cost first."""
    bits = entropy(looked.now) - (looked.chance * entropy(looked.columns)).sum(axis=1)
    rise = (looked.chance * _best(table, looked.after)).sum(axis=1) - _best(table, named(table, looked.now))
    found = [
        ToCollect(
            observable=each.id,
            text=each.text,
            chance_seen=float(looked.chance[number, 0]),
            bits=float(max(bits[number], 0.0)),
            value=float(max(rise[number], 0.0)),
            cost=each.cost,
            if_seen=_leader(table, looked.after[number, 0]),
            if_absent=_leader(table, looked.after[number, 1]),
        )
        for number, each in enumerate(looked.observables)
    ]
    return tuple(sorted(found, key=lambda each: (-each.bits_per_cost, each.observable)))


def certainty(table: Table) -> float:
    """What knowing the answer would add to the chance of naming it: EVPI under the utility of ``ToCollect.value``."""
    return float(1 - _best(table, named(table, normalised(joint_logs(table)))))


def entropy(p: Real) -> Real:
    """Entropy in bits along the last axis."""
    with np.errstate(divide="ignore", invalid="ignore"):
        bits: Real = -np.nan_to_num(p * np.log2(p)).sum(axis=-1)
    return bits


def _best(table: Table, shares: Real) -> Real:
    """The probability of what is best named, along the last axis: a hypothesis that is part of no other, or none of them."""
    acts = [*table.whole, *([True] if table.other else [])]
    best: Real = np.where(acts, shares, 0.0).max(axis=-1)
    return best


def _leader(table: Table, shares: Real) -> tuple[str, float]:
    place = int(leader(table, shares))
    return table.named[place], float(shares[place])
