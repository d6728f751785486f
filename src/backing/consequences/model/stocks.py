"""What there is at the end of a month: the stocks of the model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.model.trust import Trust
from backing.consequences.scenario import Scenario

Array = NDArray[np.float64]
Values = dict[str, Array]
"""The value of each uncertain parameter in each run, (runs,)."""

HALF_OPEN = 0.5
"""Every channel at the start: as much can be opened as closed. An assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stocks:
    """Stocks of a block of runs; (runs,) unless said otherwise.

    ``militants`` persons; ``effort``, ``capacity`` shares; ``backlash`` units, below 0 where words won support at home for
    complying; ``word`` what others think of the authority's word. By state, (states, runs): ``channel`` and ``evidence``
    shares; ``estimate`` the log of how large the state thinks the group is; ``in_state`` the authority's trust in the state,
    ``in_authority`` the state's in the authority, ``credibility`` what others think of the state's word; ``denial`` how far
    the authority has committed itself to denying what the state says, 1 after one denial in public; ``kept`` how many
    commitments to the state were kept; ``shown`` the most that it has shown, in one message, of what was not known anyway.
    """

    militants: Array
    effort: Array
    capacity: Array
    backlash: Array
    word: Trust
    channel: Array
    evidence: Array
    estimate: Array
    in_state: Trust
    in_authority: Trust
    credibility: Trust
    denial: Array
    kept: Array
    shown: Array

    @property
    def access(self) -> Array:
        """How much of what the authority could show a state gets to see, (states, runs): through its channel, if trusted."""
        return self.channel * self.in_state.level


def moved(level: Array, by: Array) -> Array:
    """A share that is moved ``by`` a part of what it lacks of 1 or, below 0, of what it has: in [0, 1] for parts in [-1, 1]."""
    found: Array = level + by * np.where(by > 0, 1 - level, level)
    return found


def at_start(scenario: Scenario, values: Values, right: Array) -> Stocks:
    """The stocks before the first month, where ``right`` in [0, 1) draws in which runs the allegation holds."""
    authority, shape = scenario.authority, (len(scenario.states), len(right))
    level = np.zeros(shape)
    trust = Trust(level + scenario.goodwill, level + scenario.grievance)
    return Stocks(
        militants=np.where(right < values["true"], scenario.large, scenario.small),
        effort=np.full(len(right), authority.effort, dtype=float),
        capacity=np.full(len(right), authority.capacity, dtype=float),
        backlash=np.zeros(len(right)),
        word=Trust(np.ones(len(right)), np.ones(len(right))),
        channel=np.full(shape, HALF_OPEN),
        evidence=np.broadcast_to(values["evidence"], shape),
        estimate=np.full(shape, np.log(scenario.threat)),
        in_state=trust,
        in_authority=trust,
        credibility=Trust(level + 1, level + 1),
        denial=np.zeros(shape),
        kept=np.zeros(shape),
        shown=np.zeros(shape),
    )
