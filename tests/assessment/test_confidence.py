"""How good the basis is: from findings, and from what people entered beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.combine import Weight
from backing.assessment.confidence import confidence
from backing.assessment.dependence.shrink import Part
from backing.assessment.items.item import Item, ItemKind
from backing.assessment.weighing import testimony
from tests.assessment.test_combine import finding

SINGLE, SEVERAL = "a single source stands behind it", "more than one independent row or source stands behind it"
ONE_WAY, APART = "every admissible reading points the same way", "admissible readings point different ways"


def entered(weight: float, low: float | None = None) -> testimony.Testimony:
    item = Item(id="E1", text="", kind=ItemKind.DOCUMENT, source="s", chances={})
    least = weight if low is None else low
    return testimony.Testimony(item=item, copies=(), part=Part(), weight=Weight(low=least, central=weight, high=weight))


def test_a_record_of_one_row_is_a_single_source() -> None:
    level, reasons = confidence([finding(1.2)])
    assert (level, reasons[2:]) == ("moderate", (SINGLE, ONE_WAY))


@pytest.mark.parametrize(
    ("weights", "reasons"),
    [
        ([1.0], (SEVERAL, ONE_WAY)),
        ([-0.5], (SINGLE, APART)),  # who speaks against the answer does not stand behind it
        ([-1.0] * 6, (SEVERAL, APART)),  # now they are the answer
    ],
)
def test_what_was_entered_beside_a_finding_is_looked_at(weights: list[float], reasons: tuple[str, str]) -> None:
    found = confidence([finding(1.2)], [entered(weight) for weight in weights])[1]
    assert found[2:] == reasons


def test_a_reading_of_a_witness_that_points_the_other_way_counts() -> None:
    assert confidence([finding(1.2)], [entered(1.0, low=-0.1)])[1][3] == APART


def test_two_findings_that_point_different_ways_do_not_point_one_way() -> None:
    assert confidence([finding(1.2), finding(-0.4, test="trend")])[1][3] == APART


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=3), st.lists(st.floats(-5, 5), max_size=4))
def test_a_claim_and_its_denial_have_one_confidence(logs: list[float], weights: list[float]) -> None:
    said = confidence([finding(*logs)], [entered(each) for each in weights])
    denied = confidence([finding(*(-each for each in logs))], [entered(-each) for each in weights])
    assert said == denied
