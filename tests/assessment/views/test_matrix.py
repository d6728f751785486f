"""The matrix is a view: letters follow from the likelihoods, and nothing follows from the letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.items.item import Chance, Item
from backing.assessment.views.matrix import letter, matrix
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.explain import explain
from backing.assessment.weighing.tabulate import tabulate

RIVALS = HypothesisSet(
    id="A",
    question="?",
    hypotheses=tuple(Hypothesis(id=name, text=name.lower(), prior=0.3) for name in ("H1", "H2", "H3")),
)


def view_of(*chances: dict[str, float]):
    items = {
        f"E{place}": Item(id=f"E{place}", text="", chances={name: Chance.of(value) for name, value in row.items()})
        for place, row in enumerate(chances, start=1)
    }
    witnesses = Evidence(items=tuple(items.values()), sets=(RIVALS,)).witnesses(items)
    return matrix(explain(RIVALS, tabulate(RIVALS, items, witnesses, {})))


@pytest.mark.parametrize(
    ("decibans", "expected"), [(0, "N"), (4.7, "N"), (4.8, "C"), (12.9, "C"), (13.1, "CC"), (-4.8, "I"), (-13.1, "II")]
)
def test_letters_follow_the_ratios(decibans: float, expected: str) -> None:
    assert letter(decibans) == expected


@given(decibans=st.floats(-50, 50))
def test_for_and_against_mirror(decibans: float) -> None:
    assert letter(decibans).translate(str.maketrans("CI", "IC")) == letter(-decibans)


def test_the_most_telling_evidence_stands_first_and_what_tells_nothing_apart_last() -> None:
    view = view_of(
        {"H1": 0.5, "H2": 0.5, "H3": 0.5}, {"H1": 0.9, "H2": 0.3, "H3": 0.01}, {"H1": 0.6, "H2": 0.3, "H3": 0.3}
    )
    assert [column.name for column in view.columns] == ["E2", "E3", "E1"]
    assert view.columns[2].diagnosticity == 0
    assert [line.hypothesis for line in view.lines] == ["H1", "H2", "H3"]
    assert view.lines[2].letters == ("II", "N", "N")
    assert [line.inconsistent for line in view.lines] == [0, 0, 2]


def test_what_was_not_said_has_no_letter() -> None:
    assert [line.letters for line in view_of({"H1": 0.9, "H2": 0.1}).lines][2] == ("",)
