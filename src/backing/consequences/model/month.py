"""One month: what states see and say, how the authority answers and acts, what comes to light, and what it does to trust."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backing.consequences.action import Step
from backing.consequences.model.answers import Answers, answer
from backing.consequences.model.conduct import Conduct, act
from backing.consequences.model.draws import Chance
from backing.consequences.model.ledger import Ledger, Resolved, enter
from backing.consequences.model.messages import Message, speak
from backing.consequences.model.militants import grow, look, strike
from backing.consequences.model.stocks import Array, Stocks, Values
from backing.consequences.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What happened in one month; ``real`` and ``attacks`` are (runs,), all else by state."""

    number: int
    real: NDArray[np.bool_]
    attacks: Array
    message: Message
    answers: Answers
    conduct: Conduct
    resolved: Resolved


def pass_month(
    number: int, step: Step | None, scenario: Scenario, stocks: Stocks, ledger: Ledger, values: Values, luck: Chance
) -> tuple[Stocks, Ledger, Month]:
    """The stocks and the ledger a month later, and what happened."""
    stocks = replace(stocks, estimate=look(scenario, stocks, values, luck))
    real = stocks.militants > scenario.threat
    message = speak(step, scenario, stocks)
    answers = answer(scenario, stocks, message, values, luck.answer)
    ledger, resolved = enter(ledger, number, message.sent & (message.public > 0), real, values, luck.inquiry)
    conduct = act(scenario, stocks, message, answers, values, luck.keeping, warned=np.any(resolved.right, axis=0))
    attacks = strike(stocks, values, luck)
    after = replace(
        _heard(stocks, message, conduct, resolved, values),
        militants=grow(stocks, values, luck),
        effort=conduct.effort,
        capacity=conduct.capacity,
        evidence=stocks.evidence + (1 - stocks.evidence) * values["inquiry"] * stocks.channel,
        kept=stocks.kept + conduct.kept,
    )
    happened = Month(
        number=number, real=real, attacks=attacks, message=message, answers=answers, conduct=conduct, resolved=resolved
    )
    return after, ledger, happened


def _heard(stocks: Stocks, message: Message, conduct: Conduct, resolved: Resolved, values: Values) -> Stocks:
    """What a month does to trust, credibility, channels and backlash."""
    private, memory = message.sent * (1 - message.public), values["memory"]
    seen = values["promise"] * np.maximum(message.verified, stocks.channel)
    stirred = values["backlash_gain"] * message.condemning.max(axis=0)
    stirred = stirred + values["backlash_doubt"] * message.doubt.max(axis=0)
    opened = (1 - stocks.channel) * values["channel_gain"] * private
    closed = stocks.channel * values["channel_loss"] * message.condemning
    return replace(
        stocks,
        in_state=stocks.in_state.after(
            values["courtesy"] * private, values["offence"] * message.condemning + resolved.wrong, memory
        ),
        in_authority=stocks.in_authority.after(seen * conduct.kept, seen * conduct.broken, memory),
        credibility=stocks.credibility.after(resolved.right, resolved.wrong, memory),
        backlash=np.maximum(stocks.backlash * values["backlash_decay"] + stirred, 0),
        channel=stocks.channel + opened - closed,
    )
