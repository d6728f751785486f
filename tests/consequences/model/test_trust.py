"""Beta reputation: known levels, and the closed form that it settles at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.model.trust import Trust, steady_level


def trust(good: float, bad: float) -> Trust:
    return Trust(np.array([good]), np.array([bad]))


def test_seven_good_and_one_bad_experience() -> None:
    assert trust(7, 1).level == pytest.approx([0.8])


@pytest.mark.parametrize(("share", "level"), [(0.9, 0.8333333333), (0.2, 0.25)])
def test_known_steady_levels(share: float, level: float) -> None:
    assert steady_level(share, 0.9) == pytest.approx(level)


@given(st.floats(0, 1), st.floats(0.1, 0.95))
def test_trust_settles_at_the_closed_form(share: float, memory: float) -> None:
    now = trust(3, 5)
    for _ in range(800):
        now = now.after(share, 1 - share, memory)
    assert now.level[0] == pytest.approx(steady_level(share, memory), abs=1e-6)


def test_an_experience_with_the_other_sign_is_just_the_opposite() -> None:
    even = trust(1, 1)
    assert even.after(2, 0, 1).level + even.after(-2, 0, 1).level == pytest.approx([1])
    assert even.after(-2, 0, 0.9).level == pytest.approx(even.after(0, 2, 0.9).level)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(-5, 5), st.floats(-5, 5), st.floats(0, 1))
def test_no_experience_makes_it_leave_its_range(
    good: float, bad: float, more: float, worse: float, memory: float
) -> None:
    now = trust(good, bad).after(more, worse, memory)
    assert 0 < now.level[0] < 1
    assert min(now.good[0], now.bad[0]) >= 0
