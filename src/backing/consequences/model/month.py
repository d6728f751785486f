"""One month: what states see and say, how the authority answers and acts, what comes to light, and what it does to trust."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backing.consequences.action import Step
from backing.consequences.model.answers import Answers, answer
from backing.consequences.model.conduct import Conduct, act
from backing.consequences.model.draws import Chance
from backing.consequences.model.ledger import Ledger, Proof, enter, entries
from backing.consequences.model.messages import Message, speak
from backing.consequences.model.militants import grow, look, strike
from backing.consequences.model.remember import remember
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
    resolved: Proof


def pass_month(
    number: int, step: Step | None, scenario: Scenario, stocks: Stocks, ledger: Ledger, values: Values, luck: Chance
) -> tuple[Stocks, Ledger, Month]:
    """The stocks and the ledger a month later, and what happened."""
    stocks = replace(stocks, estimate=look(scenario, stocks, values, luck))
    real = stocks.militants > scenario.threat
    message = speak(step, scenario, stocks)
    answers = answer(scenario, stocks, message, values, luck.answer)
    alleged = message.sent & (message.public > 0)
    shown = np.maximum(stocks.shown, message.shown)
    made = entries(alleged, answers.denied, real)
    ledger, resolved = enter(ledger, number, made, shown, values, luck.inquiry)
    conduct = act(scenario, stocks, message, answers, values, luck.keeping, warned=np.any(resolved.right, axis=0))
    attacks = strike(scenario, stocks, values, luck)
    after = replace(
        remember(stocks, message, answers, conduct, resolved, values),
        militants=grow(stocks, values, luck),
        effort=conduct.effort,
        capacity=conduct.capacity,
        evidence=stocks.evidence + (1 - stocks.evidence) * values["inquiry"] * stocks.access,
        kept=stocks.kept + conduct.kept,
        shown=shown,
    )
    happened = Month(
        number=number, real=real, attacks=attacks, message=message, answers=answers, conduct=conduct, resolved=resolved
    )
    return after, ledger, happened
