from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.multiplicity import benjamini_hochberg, bonferroni, holm
from tests.evidence.statistics.reference import golden, inputs

BH_1995 = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.324,
    0.4262,
    0.5719,
    0.6528,
    0.759,
    1.0,
]
VALUES = st.lists(st.floats(0, 1), max_size=30)


def test_the_fifteen_comparisons_of_the_paper(shared) -> None:
    found = {
        name: sum(f(BH_1995).rejected)
        for name, f in (("bonferroni", bonferroni), ("holm", holm), ("bh", benjamini_hochberg))
    }
    assert found == {"bonferroni": 3, "holm": 3, "bh": 4} == golden(shared, "bh_1995")
    assert inputs(shared, "bh_1995")["p"] == BH_1995


@drawn(VALUES)
def test_stricter_methods_reject_no_more(values: list[float]) -> None:
    bh, by_step, at_once = benjamini_hochberg(values), holm(values), bonferroni(values)
    for value, *adjusted in zip(values, bh.p, by_step.p, at_once.p, strict=True):
        assert value <= adjusted[0] + 1e-12
        assert adjusted == pytest.approx(sorted(adjusted), abs=1e-12)


@drawn(VALUES, st.randoms())
def test_the_order_of_the_claims_does_not_matter(values: list[float], random) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    for method in (benjamini_hochberg, holm, bonferroni):
        straight, shuffled = method(values).p, method([values[place] for place in order]).p
        assert shuffled == pytest.approx([straight[place] for place in order], abs=1e-12)


def test_an_empty_dossier_has_nothing_to_adjust() -> None:
    assert benjamini_hochberg([]).rejected == holm([]).p == bonferroni([]).p == ()


@pytest.mark.parametrize("wrong", [math.nan, -0.1, 1.1])
def test_what_is_no_p_value_is_refused(wrong: float) -> None:
    for method in (benjamini_hochberg, holm, bonferroni):
        with pytest.raises(UnusableNumbers):
            method([0.5, wrong])
