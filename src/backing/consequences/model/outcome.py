"""What a block of runs came to under one policy: never one score, but what each side would ask about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.model.ledger import Ledger
from backing.consequences.model.month import Month
from backing.consequences.model.stocks import Array, Stocks, Values
from backing.consequences.scenario import Scenario

ATTENTION = 6
"""Months for which a threat that somebody named counts as named."""

DEEP = 0.5
"""The depth of a commitment from which on it is a deep one."""

PATHS = (
    "militants",
    "attacks",
    "trust in states",
    "trust in the authority",
    "trust gap",
    "credibility",
    "word of the authority",
    "denial",
    "backlash",
    "channel",
)
"""The stocks that are kept month by month."""

MEASURES = {
    "militants": "members of the group at the end",
    "attacks": "attacks over all months",
    "trust in states": "the authority's trust in the states at the end, mean over states",
    "trust in the authority": "the states' trust in the authority at the end, mean over states",
    "trust gap": "mean distance of the two at the end",
    "credibility": "what others think of the states' word at the end, mean over states",
    "word of the authority": "what others think of the authority's word at the end",
    "denial": "how far the authority is committed to a denial at the end, mean over states: 1 is one in public just now",
    "backlash": "backlash at home at the end; below 0 support there for complying",
    "channel": "how open the channels are at the end, mean over states",
    "commitments": "commitments obtained",
    "deep commitments": "commitments of at least half depth obtained",
    "kept": "commitments kept",
    "depth kept": "depth of the commitments kept, summed: 1 is one demand of full depth",
    "denials": "messages that were denied",
    "denials proved false": "denials of an allegation that was found to be right",
    "denials proved true": "denials of an allegation that was found to be wrong",
    "retaliations": "messages that were answered by retaliation",
    "allegations": "allegations made in public",
    "proved right": "allegations that were found to be right",
    "proved wrong": "allegations that were found to be wrong",
    "never resolved": "allegations still open at the end",
    "false alarms": "allegations made in public while the threat was not real",
    "mistaken demands": "messages in private that named a threat while it was not real",
    "mistaken warnings": "messages in public or in private that named a threat while it was not real",
    "missed months": "months in which the threat was real and nobody had named it, in them or in the six before",
    "delay": "months from the first of a real threat until somebody named one; until the end if nobody did, 0 without a threat",
    "loss of states": "cost_of_alarm·(false alarms + quiet_alarm·mistaken demands) + cost_of_miss·missed months, by state: mean",
    "loss of the authority": "the same by its own costs, with the false alarms and mistaken demands of all states",
}
"""The outcomes of a run and what they mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``measures`` by the name in ``MEASURES``, (runs,); ``paths`` by the name in ``PATHS``, (months, runs)."""

    measures: dict[str, Array]
    paths: dict[str, NDArray[np.float32]]


class Watcher:
    """Adds up what happens, month by month; its arrays are its own."""

    def __init__(self, scenario: Scenario, values: Values, runs: int) -> None:
        self._scenario, self._values = scenario, values
        self._mistaken = np.zeros((len(scenario.states), runs))
        self._sums = {name: np.zeros(runs) for name in MEASURES}
        self._paths = {name: np.zeros((scenario.months, runs), dtype=np.float32) for name in PATHS}
        self._named = np.full(runs, -ATTENTION - 1)
        self._began = np.full(runs, -1)
        self._noticed = np.full(runs, -1)

    def see(self, month: Month, stocks: Stocks) -> None:
        """Add a month and the stocks after it."""
        sums, answers = self._sums, month.answers
        sums["attacks"] += month.attacks
        sums["commitments"] += answers.complied.sum(axis=0)
        sums["deep commitments"] += (answers.complied & (month.conduct.depth >= DEEP)).sum(axis=0)
        sums["kept"] += month.conduct.kept.sum(axis=0)
        sums["depth kept"] += (month.conduct.kept * month.conduct.depth).sum(axis=0)
        sums["denials"] += answers.denied.sum(axis=0)
        sums["retaliations"] += answers.retaliated.sum(axis=0)
        self._mistaken += month.message.named & (month.message.public == 0) & ~month.real
        spoken = month.message.named.any(axis=0)
        self._named[spoken] = month.number
        sums["missed months"] += month.real & (self._named < month.number - ATTENTION)
        self._began[month.real & (self._began < 0)] = month.number
        self._noticed[spoken & (self._began >= 0) & (self._noticed < 0)] = month.number
        for name, level in _levels(stocks).items():
            self._paths[name][month.number] = level
        self._paths["attacks"][month.number] = month.attacks

    def outcome(self, stocks: Stocks, ledger: Ledger) -> Outcome:
        """All that the runs came to, after the last month."""
        authority, months = self._scenario.authority, self._scenario.months
        false, mistaken, resolved = ledger.false, self._mistaken, ledger.resolved
        missed, sums = self._sums["missed months"], self._sums
        alarms = false + self._values["quiet_alarm"] * mistaken
        alarm = np.array([[state.cost_of_alarm] for state in self._scenario.states])
        miss = np.array([[state.cost_of_miss] for state in self._scenario.states])
        until = np.where(self._noticed >= 0, self._noticed, months)
        measures = (
            sums
            | _levels(stocks)
            | {
                "allegations": ledger.made.sum(axis=0),
                "proved right": resolved.right.sum(axis=0),
                "proved wrong": resolved.wrong.sum(axis=0),
                "denials proved false": resolved.exposed.sum(axis=0),
                "denials proved true": resolved.upheld.sum(axis=0),
                "never resolved": ledger.open.sum(axis=0),
                "false alarms": false.sum(axis=0),
                "mistaken demands": mistaken.sum(axis=0),
                "mistaken warnings": (false + mistaken).sum(axis=0),
                "delay": np.where(self._began >= 0, until - self._began, 0).astype(float),
                "loss of states": (alarm * alarms + miss * missed).mean(axis=0),
                "loss of the authority": authority.cost_of_alarm * alarms.sum(axis=0) + authority.cost_of_miss * missed,
            }
        )
        return Outcome(measures={name: measures[name] for name in MEASURES}, paths=self._paths)


def _levels(stocks: Stocks) -> dict[str, Array]:
    """The stocks as each side would read them, mean over states."""
    theirs, ours = stocks.in_state.level, stocks.in_authority.level
    return {
        "militants": stocks.militants,
        "trust in states": theirs.mean(axis=0),
        "trust in the authority": ours.mean(axis=0),
        "trust gap": np.abs(theirs - ours).mean(axis=0),
        "credibility": stocks.credibility.level.mean(axis=0),
        "word of the authority": stocks.word.level,
        "denial": stocks.denial.mean(axis=0),
        "backlash": stocks.backlash,
        "channel": stocks.channel.mean(axis=0),
    }
