"""What a month leaves behind: in trust both ways, in what others think of each side's word, in channels, backlash and denials."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from backing.consequences.model.answers import Answers
from backing.consequences.model.conduct import Conduct
from backing.consequences.model.ledger import Proof
from backing.consequences.model.messages import Message
from backing.consequences.model.stocks import Array, Stocks, Values, moved


def remember(
    stocks: Stocks, message: Message, answers: Answers, conduct: Conduct, resolved: Proof, values: Values
) -> Stocks:
    """The stocks with what was said, answered and kept in a month, and what came to light in it.

    A denial that an inquiry finds false counts against the authority as much as one that it finds true counts for it, and an
    allegation that it finds right counts by a number of its own, as one that it finds wrong does.
    """
    private, memory = message.sent * (1 - message.public), values["memory"]
    seen = values["promise"] * np.maximum(message.verified, stocks.channel)
    good = seen * conduct.kept + values["exposure"] * resolved.upheld
    bad = seen * conduct.broken + values["exposure"] * resolved.exposed + values["reprisal"] * answers.retaliated
    return replace(
        stocks,
        in_state=stocks.in_state.after(
            values["courtesy"] * private
            + values["vindication"] * resolved.right
            + values["doubt_trust"] * message.doubt,
            values["offence"] * message.condemning + values["disproof"] * resolved.wrong,
            memory,
        ),
        in_authority=stocks.in_authority.after(good, bad, memory),
        credibility=stocks.credibility.after(
            resolved.right + values["doubt_credit"] * message.doubt, resolved.wrong, memory
        ),
        word=stocks.word.after(
            values["exposure"] * resolved.upheld.sum(axis=0), values["exposure"] * resolved.exposed.sum(axis=0), memory
        ),
        denial=stocks.denial * values["denial_decay"]
        + answers.denied * (message.public + values["quiet_denial"] * private),
        backlash=_backlash(stocks, message, values),
        channel=_channel(stocks, message, answers, values),
    )


def _backlash(stocks: Stocks, message: Message, values: Values) -> Array:
    stirred = values["backlash_gain"] * message.condemning.max(axis=0)
    stirred = stirred + values["backlash_doubt"] * message.doubt.max(axis=0)
    backlash: Array = stocks.backlash * values["backlash_decay"] + stirred
    return backlash


def _channel(stocks: Stocks, message: Message, answers: Answers, values: Values) -> Array:
    """What a condemnation, a message in private and a retaliation do to it, one after the other."""
    channel = moved(stocks.channel, -values["channel_loss"] * message.condemning)
    channel = moved(channel, values["channel_gain"] * message.sent * (1 - message.public))
    left: Array = channel * (1 - values["reprisal_loss"] * answers.retaliated)
    return left
