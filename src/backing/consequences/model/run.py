"""A block of runs from the first month to the last, under one policy."""

from __future__ import annotations

from backing.consequences.action import Policy
from backing.consequences.model.draws import Draws
from backing.consequences.model.ledger import open_ledger
from backing.consequences.model.month import pass_month
from backing.consequences.model.outcome import Outcome, Watcher
from backing.consequences.model.stocks import Values, at_start
from backing.consequences.scenario import Scenario


def run_policy(scenario: Scenario, policy: Policy, values: Values, draws: Draws) -> Outcome:
    """What the runs come to; ``values`` (runs,) for each parameter, ``draws`` the luck that every policy meets."""
    stocks = at_start(scenario, values, draws.right)
    ledger = open_ledger(scenario.months, stocks.estimate.shape)
    watcher = Watcher(scenario, values, len(draws.right))
    for number, luck in enumerate(draws.months):
        stocks, ledger, month = pass_month(number, policy.step_in(number), scenario, stocks, ledger, values, luck)
        watcher.see(month, stocks)
    return watcher.outcome(stocks, ledger)
