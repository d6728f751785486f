"""Which states speak in a month, and how what they say is heard."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from backing.consequences.action import Step
from backing.consequences.model.stocks import Array, Stocks
from backing.consequences.scenario import Scenario

LEAST_ERROR = 1e-9
"""A state that sees without error is sure; the number keeps 0 out of a division."""

LIKELIER = 0.5
"""The belief from which on a message names a threat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What each state says in a month, (states, runs), 0 where it says nothing.

    ``named`` says whether the state thinks that the threat is real; help without that belief names none. ``doubt`` is how
    far a public message leaves open whether it is true: it is not substantiated, and not known anyway.
    """

    sent: NDArray[np.bool_]
    named: NDArray[np.bool_]
    public: Array
    condemning: Array
    depth: Array
    verified: Array
    aid: Array
    doubt: Array


def belief(scenario: Scenario, stocks: Stocks) -> Array:
    """How sure each state is that the threat is real, (states, runs)."""
    errors = np.array([[max(state.error, LEAST_ERROR)] for state in scenario.states])
    sure: Array = ndtr((stocks.estimate - np.log(scenario.threat)) / errors)
    return sure


def speak(step: Step | None, scenario: Scenario, stocks: Stocks) -> Message:
    """The messages of a month under a policy's step; None is silence."""
    shape = stocks.estimate.shape
    if step is None:
        nothing, nobody = np.zeros(shape), np.zeros(shape, dtype=bool)
        return Message(
            sent=nobody, named=nobody, public=nothing, condemning=nothing, depth=nothing, verified=nothing, aid=nothing,
            doubt=nothing,
        )  # fmt: skip
    action = step.action
    sure = belief(scenario, stocks)
    sent = sure >= action.belief
    if step.unless_kept:
        sent &= stocks.kept == 0
    unknown = np.array([[-np.expm1(-(state.error**2))] for state in scenario.states])
    doubt = action.public * unknown * (1 - action.substantiated * stocks.evidence)

    def where_sent(level: Array | float) -> Array:
        return np.where(sent, level, 0.0)

    return Message(
        sent=sent,
        named=sent & (sure >= LIKELIER),
        public=where_sent(action.public),
        condemning=where_sent(action.condemning),
        depth=where_sent(action.depth),
        verified=where_sent(action.verified),
        aid=where_sent(action.aid),
        doubt=where_sent(doubt),
    )
