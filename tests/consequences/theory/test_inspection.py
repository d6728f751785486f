"""Dresher's values, and the recursion that they solve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.theory.inspection import escape_value
from backing.errors import UnusableNumbers


@pytest.mark.parametrize(
    ("periods", "inspections", "value"), [(2, 1, 1 / 3), (4, 2, 0.2727272727), (10, 3, 0.4772727273)]
)
def test_known_values(periods: int, inspections: int, value: float) -> None:
    assert escape_value(periods, inspections) == pytest.approx(value)


@given(st.integers(2, 14), st.data())
def test_each_value_solves_the_game_of_its_first_period(periods: int, data: st.DataObject) -> None:
    """Act or wait against inspect or not: a caught violation counts -1, one that escapes +1, none 0."""
    inspections = data.draw(st.integers(1, periods - 1))
    inspected, kept = escape_value(periods - 1, inspections - 1), escape_value(periods - 1, inspections)
    value = (inspected + kept) / (2 + inspected - kept)
    assert escape_value(periods, inspections) == pytest.approx(value)


def test_more_inspections_let_less_escape() -> None:
    values = [escape_value(6, inspections) for inspections in range(7)]
    assert values == sorted(values, reverse=True)
    assert (values[0], values[-1]) == (1, 0)


def test_more_inspections_than_periods_are_refused() -> None:
    with pytest.raises(UnusableNumbers, match="3 inspections in 2 periods"):
        escape_value(2, 3)
