"""Small scenarios and runs, made once for the tests of the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from backing.consequences.action import Policy
from backing.consequences.ensemble.futures import spread
from backing.consequences.model.draws import Draws, draw
from backing.consequences.model.outcome import Outcome
from backing.consequences.model.run import run_policy
from backing.consequences.model.stocks import Values
from backing.consequences.parameter import parameters
from backing.consequences.policies import policies
from backing.consequences.scenario import Scenario, State

STATES = (
    State(name="neighbour", error=0.5, relation=0.3, leverage=0.5),
    State(name="adversary", error=0.8, bias=0.5, relation=-0.6, leverage=0.2),
    State(name="power", error=0.3, relation=-0.2, leverage=0.8),
)


def scenario(states: Sequence[State] = STATES, **changes: object) -> Scenario:
    """Three states, all policies that ship, two years."""
    whole = Scenario(name="made", states=tuple(states), policies=policies(), months=24)
    return replace(whole, **changes)  # type: ignore[arg-type]


def futures(runs: int, seed: int = 1, **fixed: float) -> Values:
    """Values drawn over all ranges, but for those that are fixed."""
    values = spread(parameters(), np.random.default_rng(seed).random((runs, len(parameters()))))
    return values | {name: np.full(runs, float(value)) for name, value in fixed.items()}


def without_messages(runs: int, seed: int = 1, **fixed: float) -> Values:
    """The same where nothing that anybody says has an effect."""
    silent = {name: 0.0 for name, each in parameters().items() if each.message}
    return futures(runs, seed, **silent | fixed)


def luck(asked: Scenario, runs: int, seed: int = 1) -> Draws:
    return draw((seed,), runs=runs, states=len(asked.states), months=asked.months)


def outcomes(asked: Scenario, values: Values, seed: int = 1) -> dict[str, Outcome]:
    """What every policy comes to, with the same luck."""
    runs = len(next(iter(values.values())))
    return {policy.name: run(asked, policy, values, seed, runs) for policy in asked.policies}


def run(asked: Scenario, policy: Policy, values: Values, seed: int, runs: int) -> Outcome:
    return run_policy(asked, policy, values, luck(asked, runs, seed))
