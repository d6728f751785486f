"""Exact inference by pyAgrum, a library for Bayesian networks, agrees on random networks."""

from __future__ import annotations

import numpy as np
import pytest

from backing.assessment.sensitivity.leave_out import leave_one_out
from backing.assessment.weighing.posterior import mean_logs, posterior
from backing.assessment.weighing.table import Table
from tests.assessment.weighing.drawn import drawn_table

gum = pytest.importorskip("pyagrum")


def network(table: Table) -> gum.BayesNet:
    """A variable for the hypotheses, the catch-all among them, and a child for each root."""
    central = np.exp(table.central)
    prior = list(table.prior)
    if table.other is not None:
        central = np.column_stack([central, np.exp(mean_logs(table, table.central))])
        prior.append(table.other.prior)
    net = gum.BayesNet()
    net.add(gum.RangeVariable("H", "", 0, len(prior) - 1))
    net.cpt("H").fillWith(prior)
    for name, chances in zip(table.roots, central, strict=True):
        net.add(gum.RangeVariable(name, "", 0, 1))
        net.addArc("H", name)
        net.cpt(name)[:] = np.column_stack([1 - chances, chances])
    return net


def asked(net: gum.BayesNet, seen: tuple[str, ...]) -> list[float]:
    engine = gum.LazyPropagation(net)
    engine.setEvidence(dict.fromkeys(seen, 1))
    engine.makeInference()
    return list(engine.posterior("H").tolist())


def test_posteriors_and_leaving_out_agree_on_a_thousand_random_networks() -> None:
    for seed in range(1000):
        table = drawn_table(seed, other=bool(seed % 2))
        net = network(table)
        assert posterior(table).central == pytest.approx(asked(net, table.roots), abs=1e-10)
        assert leave_one_out(table).posterior[0] == pytest.approx(asked(net, table.roots[1:]), abs=1e-10)
