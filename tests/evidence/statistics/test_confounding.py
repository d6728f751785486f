from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.confounding import e_value
from tests.evidence.statistics.reference import golden


@pytest.mark.parametrize(("low", "ratio", "e_low", "e"), [(8.02, 10.73, 15.523, 20.948), (1.8, 3.9, 3.000, 7.263)])
def test_the_published_examples(shared, low, ratio, e_low, e) -> None:
    found = e_value(ratio, low, 20)
    assert (found.estimate, found.limit) == pytest.approx((e, e_low), abs=5e-4)
    assert golden(shared, "evalue")[str(ratio)] == e


@drawn(st.floats(0.01, 100), st.floats(1, 10))
def test_a_ratio_and_its_inverse_need_the_same(ratio: float, factor: float) -> None:
    there, back = e_value(ratio, ratio / factor, ratio * factor), e_value(1 / ratio, 1 / ratio / factor, factor / ratio)
    assert (there.estimate, there.limit) == pytest.approx((back.estimate, back.limit))
    assert 1 <= there.limit <= there.estimate * (1 + 1e-9)


def test_an_interval_that_holds_one_needs_nothing() -> None:
    assert e_value(1.4, 0.9, 2.2).limit == e_value(0.7, 0.3, 1.1).limit == 1
    assert e_value(3.0, 0.0, math.inf).limit == 1


@pytest.mark.parametrize("wrong", [(0, 0, 1), (-1, 0, 2), (math.nan, 0, 1), (2, 3, 4), (2, 1, 1.5), (1, math.nan, 2)])
def test_a_ratio_outside_its_interval_is_refused(wrong) -> None:
    with pytest.raises(UnusableNumbers):
        e_value(*wrong)
