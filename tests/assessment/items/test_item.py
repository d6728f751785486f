"""Chances are intervals inside (0, 1), unless logic alone decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import NEAREST, Chance
from backing.errors import UnusableEvidence

inside = st.floats(0.001, 0.999)


@pytest.mark.parametrize("value", [0.0, 1.0, 1e-300, 1e-13, 1 - 1e-13])
def test_what_would_decide_everything_has_to_be_meant(value: float) -> None:
    with pytest.raises(UnusableEvidence, match="decide everything") as problem:
        Chance.of(value)
    assert "certain" in str(problem.value.hint)
    assert Chance.of(value, certain=True).central == value


@pytest.mark.parametrize("value", [NEAREST, 1e-12, 1 - NEAREST])
def test_what_is_as_near_as_may_be_needs_not_to_be_meant(value: float) -> None:
    assert Chance.of(value).denied.denied.central == pytest.approx(value, rel=1e-3)
    with pytest.raises(UnusableEvidence, match="a chance of 4e-13 would"):
        Chance.between(4e-13, 0.5)


@pytest.mark.parametrize(
    "values", [(0.5, 0.4, 0.6), (0.2, 0.3, 0.1), (-0.1, 0.2, 0.3), (0.5, 0.6, 1.1), (0.1, float("nan"), 0.2)]
)
def test_what_is_no_interval_is_refused(values: tuple[float, float, float]) -> None:
    low, central, high = values
    with pytest.raises(UnusableEvidence, match="no interval"):
        Chance(low=low, central=central, high=high)


@given(low=inside, high=inside)
def test_the_middle_of_the_denial_is_the_mirror_image(low: float, high: float) -> None:
    low, high = sorted((low, high))
    chance = Chance.between(low, high)
    mirrored = Chance.between(1 - high, 1 - low)
    assert chance.denied.central == pytest.approx(mirrored.central)
    assert chance.low <= chance.central <= chance.high
