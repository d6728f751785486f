"""Chances are intervals inside (0, 1), unless logic alone decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance
from backing.errors import UnusableEvidence

inside = st.floats(0.001, 0.999)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_what_would_decide_everything_has_to_be_meant(value: float) -> None:
    with pytest.raises(UnusableEvidence, match="decide everything") as problem:
        Chance.of(value)
    assert "certain" in str(problem.value.hint)
    assert Chance.of(value, certain=True).central == value


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
