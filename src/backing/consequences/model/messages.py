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


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What each state says in a month, (states, runs), 0 where it says nothing.

    ``named`` says whether it names a threat: every public message does, one in private where the state is as sure as its own
    costs ask for, so that help without that belief names none. Of what is not known anyway, ``shown`` is the part that a public
    message substantiates and ``doubt`` the part that it leaves open.
    """

    sent: NDArray[np.bool_]
    named: NDArray[np.bool_]
    public: Array
    condemning: Array
    depth: Array
    verified: Array
    aid: Array
    doubt: Array
    shown: Array


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
            doubt=nothing, shown=nothing,
        )  # fmt: skip
    action = step.action
    sure = belief(scenario, stocks)
    due = sure >= np.array([[state.enough] for state in scenario.states])
    sent = due if action.belief is None else sure >= action.belief
    if step.unless_kept:
        sent = sent & (stocks.kept == 0)
    unknown = action.public * np.array([[-np.expm1(-(state.error**2))] for state in scenario.states])
    shown = unknown * action.substantiated * stocks.evidence

    def where_sent(level: Array | float) -> Array:
        return np.where(sent, level, 0.0)

    return Message(
        sent=sent,
        named=sent if action.alleges else sent & due,
        public=where_sent(action.public),
        condemning=where_sent(action.condemning),
        depth=where_sent(action.depth),
        verified=where_sent(action.verified),
        aid=where_sent(action.aid),
        doubt=where_sent(unknown - shown),
        shown=where_sent(shown),
    )
