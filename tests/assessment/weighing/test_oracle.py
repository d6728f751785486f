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


def test_the_published_alarm_and_chest_clinic_networks() -> None:
    """The oracle itself gives the values of Pearl (1988) and of Lauritzen and Spiegelhalter (1988)."""
    alarm = gum.fastBN("B->A<-E;A->J;A->M")
    alarm.cpt("B").fillWith([0.999, 0.001])
    alarm.cpt("E").fillWith([0.998, 0.002])
    for (burglary, quake), chance in {(0, 0): 0.001, (0, 1): 0.29, (1, 0): 0.94, (1, 1): 0.95}.items():
        alarm.cpt("A")[{"B": burglary, "E": quake}] = [1 - chance, chance]
    for name, (no, yes) in {"J": (0.05, 0.9), "M": (0.01, 0.7)}.items():
        alarm.cpt(name)[{"A": 0}], alarm.cpt(name)[{"A": 1}] = [1 - no, no], [1 - yes, yes]
    engine = gum.LazyPropagation(alarm)
    engine.setEvidence({"J": 1, "M": 1})
    assert engine.posterior("B")[1] == pytest.approx(0.284172, abs=1e-6)

    clinic = gum.fastBN("V->T;S->L;S->R;T->E<-L;E->X;E->D<-R")
    clinic.cpt("V").fillWith([0.99, 0.01])
    clinic.cpt("S").fillWith([0.5, 0.5])
    for name, parent, (no, yes) in (
        ("T", "V", (0.01, 0.05)), ("L", "S", (0.01, 0.1)), ("R", "S", (0.3, 0.6)), ("X", "E", (0.05, 0.98)),
    ):  # fmt: skip
        clinic.cpt(name)[{parent: 0}], clinic.cpt(name)[{parent: 1}] = [1 - no, no], [1 - yes, yes]
    for tub in (0, 1):
        for lung in (0, 1):
            clinic.cpt("E")[{"T": tub, "L": lung}] = [float(not (tub or lung)), float(tub or lung)]
    for (either, bronchitis), chance in {(0, 0): 0.1, (0, 1): 0.8, (1, 0): 0.7, (1, 1): 0.9}.items():
        clinic.cpt("D")[{"E": either, "R": bronchitis}] = [1 - chance, chance]
    engine = gum.LazyPropagation(clinic)
    assert engine.posterior("D")[1] == pytest.approx(0.435971, abs=1e-6)
    assert engine.posterior("X")[1] == pytest.approx(0.110290, abs=1e-6)
    engine.setEvidence({"V": 1, "D": 1})
    answers = {name: engine.posterior(name)[1] for name in ("T", "L", "R")}
    assert answers == pytest.approx({"T": 0.087751, "L": 0.099525, "R": 0.811402}, abs=1e-6)
