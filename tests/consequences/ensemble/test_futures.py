"""How values are spread over a range of each shape."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.ensemble.futures import sample_futures, spread
from backing.consequences.parameter import Parameter, Shape

SHARES = np.array([[0.05], [0.25], [0.5], [0.75], [0.95]])


def ranged(low: float, high: float, shape: Shape) -> dict[str, Parameter]:
    return {"x": Parameter(name="x", meaning="", unit="", low=low, central=(low + high) / 2, high=high, shape=shape)}


def test_an_even_range_is_even() -> None:
    assert spread(ranged(-2, 2, Shape.UNIFORM), SHARES)["x"] == pytest.approx([-1.8, -1, 0, 1, 1.8])


def test_the_ends_of_a_normal_range_are_its_5th_and_95th_percentile() -> None:
    found = spread(ranged(-1.5, 1.5, Shape.NORMAL), SHARES)["x"]
    assert found == pytest.approx([-1.5, -0.615, 0, 0.615, 1.5], abs=0.001)


@given(st.floats(0, 1), st.floats(-5, 5), st.floats(0, 5))
def test_a_normal_range_has_two_equal_sides_and_no_infinite_value(share: float, low: float, width: float) -> None:
    one, other = spread(ranged(low, low + width, Shape.NORMAL), np.array([[share], [1 - share]]))["x"]
    assert np.isfinite([one, other]).all()
    assert one + other == pytest.approx(2 * low + width, abs=1e-6)


def test_every_whole_number_is_as_frequent_as_any_other() -> None:
    found = sample_futures(ranged(2, 18, Shape.WHOLE), 17 * 20, seed=4)["x"]
    assert Counter(found) == {float(month): 20 for month in range(2, 19)}
