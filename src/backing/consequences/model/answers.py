"""How the authority answers each message: comply, deny, ignore or retaliate, by a logit rule (McFadden 1974)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from backing.consequences.model.messages import Message
from backing.consequences.model.stocks import Array, Stocks, Values
from backing.consequences.scenario import Scenario

LEAST_CAPACITY = 1e-9
"""An authority with less cannot do anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Which answer each message got, (states, runs); no answer where nothing was said."""

    complied: NDArray[np.bool_]
    denied: NDArray[np.bool_]
    ignored: NDArray[np.bool_]
    retaliated: NDArray[np.bool_]


def chances(scenario: Scenario, stocks: Stocks, message: Message, values: Values) -> tuple[Array, Array, Array, Array]:
    """P(comply), P(deny), P(ignore), P(retaliate) of each message; they sum to one.

    Utilities are log-odds against ignoring. Where capacity is 0 nobody can comply.
    """
    relation = np.array([[state.relation] for state in scenario.states])
    leverage = np.array([[state.leverage] for state in scenario.states])
    left = 1 - countered(stocks, values)
    heard = message.public * stocks.credibility.level * left
    able = stocks.capacity > LEAST_CAPACITY
    capacity = np.where(able, stocks.capacity, 1)
    cost = values["depth_cost"] / capacity
    comply = (
        values["willing"]
        + np.where(able, np.log(capacity), -np.inf)
        + values["leverage_effect"] * leverage
        + values["trust_effect"] * (2 * stocks.in_state.level - 1)
        + values["relation_effect"] * relation
        + (values["public_effect"] + values["public_relation"] * relation) * heard
        + values["shame_effect"] * message.condemning * left
        + values["doubt_effect"] * message.doubt
        - values["backlash_effect"] * stocks.backlash * message.public
        - values["entrenching"] * stocks.denial
        - cost * asked(message, values)
    )
    deny = values["denial"] + values["denial_effect"] * message.public
    retaliate = values["retaliation"] - values["relation_effect"] * relation
    retaliate = retaliate + values["backlash_effect"] * stocks.backlash * message.public
    found = softmax(np.stack(np.broadcast_arrays(comply, deny, np.zeros_like(comply), retaliate)), axis=0)
    return found[0], found[1], found[2], found[3]


def countered(stocks: Stocks, values: Values) -> Array:
    """The share of the effect of public words that the authority's own words take off, (runs,).

    Its log-odds are those of ``counter`` and those of what others think of the authority's word: ``counter`` itself at the
    start, less once denials were found false, more once they were found true.
    """
    word, counter = stocks.word.level, values["counter"]
    share: Array = counter * word / (counter * word + (1 - counter) * (1 - word))
    return share


def asked(message: Message, values: Values) -> Array:
    """The depth of what complying takes, (states, runs): what is demanded, or else what the authority does unasked."""
    return np.where(message.depth > 0, message.depth, values["unasked"])


def answer(scenario: Scenario, stocks: Stocks, message: Message, values: Values, luck: Array) -> Answers:
    """One answer to each message, drawn by ``luck`` in [0, 1), (states, runs).

    In most months nobody speaks; nothing is computed then.
    """
    if not message.sent.any():
        return Answers(complied=message.sent, denied=message.sent, ignored=message.sent, retaliated=message.sent)
    comply, deny, ignore, _ = chances(scenario, stocks, message, values)
    first, second, third = comply, comply + deny, comply + deny + ignore
    return Answers(
        complied=message.sent & (luck < first),
        denied=message.sent & (luck >= first) & (luck < second),
        ignored=message.sent & (luck >= second) & (luck < third),
        retaliated=message.sent & (luck >= third),
    )
