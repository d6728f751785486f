"""How a share is moved, up and down alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.model.stocks import moved


@given(st.floats(0, 1), st.floats(-1, 1))
def test_a_share_stays_one_and_what_moves_it_down_mirrors_what_moves_it_up(level: float, by: float) -> None:
    found = moved(np.array([level]), np.array([by]))
    assert 0 <= found[0] <= 1
    assert found + moved(np.array([1 - level]), np.array([-by])) == pytest.approx([1])


@pytest.mark.parametrize(("by", "found"), [(-1, 0), (-0.5, 0.1), (0, 0.2), (0.5, 0.6), (1, 1)])
def test_it_is_moved_by_a_part_of_what_it_lacks_or_has(by: float, found: float) -> None:
    assert moved(np.array([0.2]), np.array([by])) == pytest.approx([found])
