"""What becomes of commitments: kept or not, seen or not; and what the authority does about the group."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from backing.consequences.model.answers import Answers, asked
from backing.consequences.model.messages import Message
from backing.consequences.model.stocks import Array, Stocks, Values, moved
from backing.consequences.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """Commitments of a month, (states, runs), and the effort and capacity after it, (runs,)."""

    kept: NDArray[np.bool_]
    broken: NDArray[np.bool_]
    depth: Array
    effort: Array
    capacity: Array


def act(
    scenario: Scenario,
    stocks: Stocks,
    message: Message,
    answers: Answers,
    values: Values,
    luck: Array,
    warned: NDArray[np.bool_],
) -> Conduct:
    """Keep or break what was promised, and set effort and capacity for the next month.

    A commitment is kept with the authority's capacity times logit(honour + verified_effect). ``warned`` (runs,) says
    whether a public alarm proved right in the month.
    """
    chance = stocks.capacity * expit(values["honour"] + values["verified_effect"] * message.verified)
    kept = answers.complied & (luck < chance)
    depth = asked(message, values)
    usual = scenario.authority.usual_effort
    effort = moved(stocks.effort, values["carry_out"] * (kept * depth).max(axis=0))
    effort = moved(effort, values["warning"] * warned)
    effort = effort + (usual - effort) * values["relapse"]
    helped = values["aid_effect"] * message.aid.max(axis=0)
    return Conduct(
        kept=kept,
        broken=answers.complied & ~kept,
        depth=depth,
        effort=effort,
        capacity=np.where(stocks.capacity > 0, stocks.capacity + (1 - stocks.capacity) * helped, 0),
    )
