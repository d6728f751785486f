"""Partially reliable witnesses (Bovens and Hartmann 2003, chapter 3): the published numbers, from items to the answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from backing.assessment.combine import posterior, total
from backing.assessment.items.item import Chance, Item
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.testimony import testimony_on as witnesses_on

PRIOR, RELIABLE = 0.3, 0.6
SAID = {"c1": Chance.of(1.0, certain=True), "not c1": Chance.of(0.0, certain=True)}


def agreeing(roots: Sequence[str]) -> float:
    """P(true | a witness by each root says so): a reliable one says what is so, any other tosses a coin, so that x = 1/4."""
    items = tuple(
        Item(id=f"E{n}", text="", derived_from=(root,), reliable=Chance.of(RELIABLE), chances=SAID)
        for n, root in enumerate(roots)
    )
    evidence = Evidence(items=items)
    heard = {item.id: item for item in evidence.every}
    found = witnesses_on("c1", heard, evidence.witnesses(heard))
    return posterior(PRIOR, total([each.weight for each in found]).central)


@pytest.mark.parametrize(("n", "p"), [(0, 0.3), (1, 0.6315789474), (2, 0.8727272727), (3, 0.9648241206)])
def test_independent_witnesses_who_agree(n: int, p: float) -> None:
    assert agreeing([f"own man {place}" for place in range(n)]) == pytest.approx(p, abs=5e-11)


def test_five_copies_are_one_witness() -> None:
    assert agreeing(["wire"] * 5) == pytest.approx(0.6315789474, abs=5e-11)
    assert agreeing(["wire", "own man", "wire"]) == pytest.approx(0.8727272727, abs=5e-11)
