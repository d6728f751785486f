"""Two networks with published answers, as sets of hypotheses: joint states with the rest of the net summed out."""

from __future__ import annotations

from itertools import product

import pytest

from backing.assessment.hypotheses.check import check
from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance, Item
from backing.assessment.sensitivity.outcomes import outcomes
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.tabulate import Tabulated, tabulate

HALF = (0.5, 0.5)
NO_OR_YES = (0, 1)


def tabulated(hypotheses: HypothesisSet, items: tuple[Item, ...] = ()) -> Tabulated:
    check(hypotheses)
    evidence = Evidence(items=items, sets=(hypotheses,))
    every = {each.id: each for each in evidence.every}
    return tabulate(hypotheses, every, evidence.witnesses(every), {})


def item(name: str, chances: dict[str, float]) -> Item:
    return Item(id=name, text="", chances={each: Chance.of(chance, certain=True) for each, chance in chances.items()})


def test_two_neighbours_call_about_the_alarm() -> None:
    """Pearl (1988): P(burglary | both call). Burglary is a whole, with the alarm and without it as its parts."""
    quake, rings = (0.998, 0.002), {(0, 0): 0.001, (0, 1): 0.29, (1, 0): 0.94, (1, 1): 0.95}
    priors = {0: 0.999, 1: 0.001}
    rows, calls = [], {"E1": {}, "E2": {}}
    for burglary in NO_OR_YES:
        rows.append(Hypothesis(id=f"B{burglary}", text="", prior=priors[burglary]))
        alarm = sum(quake[e] * rings[burglary, e] for e in NO_OR_YES)
        for a, chance in ((0, 1 - alarm), (1, alarm)):
            name = f"B{burglary}A{a}"
            rows.append(Hypothesis(id=name, text="", prior=priors[burglary] * chance, part_of=f"B{burglary}"))
            calls["E1"][name], calls["E2"][name] = (0.05, 0.9)[a], (0.01, 0.7)[a]
    neighbours = HypothesisSet(id="alarm", question="", hypotheses=tuple(rows), other=None)
    found = posterior(tabulated(neighbours, tuple(item(*each) for each in calls.items())).table)
    assert found.of("B1")[1] == pytest.approx(0.284172, abs=1e-6)


def clinic(*, seen: bool | None) -> tuple[HypothesisSet, Item]:
    """Lauritzen and Spiegelhalter (1988): tuberculosis, lung cancer and bronchitis, and a visit to Asia as evidence.

    Short breath and the X-ray are observables; whether somebody smokes is summed out.
    """
    visit, smoke = (0.99, 0.01), HALF
    tub, lung, bronc = (0.01, 0.05), (0.01, 0.1), (0.3, 0.6)
    breath = {(0, 0): 0.1, (0, 1): 0.8, (1, 0): 0.7, (1, 1): 0.9}
    hypotheses, visited, short, xray = [], {}, {}, {}
    for t, c, b in product(NO_OR_YES, repeat=3):
        name = f"T{t}L{c}R{b}"
        of_t = [v * of(tub[n], t) for n, v in enumerate(visit)]
        rest = sum(s * of(lung[n], c) * of(bronc[n], b) for n, s in enumerate(smoke))
        hypotheses.append(Hypothesis(id=name, text="", prior=sum(of_t) * rest))
        visited[name] = of_t[1] / sum(of_t)
        short[name], xray[name] = breath[int(t or c), b], (0.05, 0.98)[t or c]
    rows = tuple(
        Observable(
            id=name, text="", expected={each: Expected(exist=Chance.of(p)) for each, p in chances.items()}, seen=at
        )
        for name, chances, at in (("O1", short, seen), ("O2", xray, None))
    )
    made = HypothesisSet(id="clinic", question="", hypotheses=tuple(hypotheses), other=None, observables=rows)
    return made, item("E1", visited)


def of(yes: float, state: int) -> float:
    return yes if state else 1 - yes


def test_the_chest_clinic_before_anything_is_known() -> None:
    made, _ = clinic(seen=None)
    found = tabulated(made)
    looked = outcomes(found.table, made.observables, found.leaves)
    assert looked.chance[:, 0] == pytest.approx([0.435971, 0.110290], abs=1e-6)


def test_the_chest_clinic_for_one_short_of_breath_after_a_visit() -> None:
    made, visit = clinic(seen=True)
    found = posterior(tabulated(made, (visit,)).table)
    answers = {
        name: sum(p for each, p in zip(found.ids, found.central, strict=True) if f"{name}1" in each) for name in "TLR"
    }
    assert answers == pytest.approx({"T": 0.087751, "L": 0.099525, "R": 0.811402}, abs=1e-6)
