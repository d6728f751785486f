"""Boxes that are known, and none where there is nothing to find."""

import numpy as np
import pytest

from backing.consequences.reading.boxes import Search, find_box

RANDOM = np.random.default_rng(2)
FUTURES = {name: RANDOM.random(2_000) for name in "abcdefgh"}


def test_a_corner_is_found() -> None:
    box = find_box(FUTURES, (FUTURES["a"] > 0.7) & (FUTURES["b"] < 0.4))
    limits = {limit.parameter: limit for limit in box.limits}
    assert set(limits) == {"a", "b"}
    assert limits["a"].low == pytest.approx(0.7, abs=0.05)
    assert limits["b"].high == pytest.approx(0.4, abs=0.1)
    assert box.search is Search.FOUND
    assert box.density >= 0.8
    assert box.coverage > 0.8
    assert box.share == pytest.approx(0.12, abs=0.02)


def test_chance_makes_no_box() -> None:
    box = find_box(FUTURES, np.random.default_rng(5).random(2_000) < 0.3)
    assert (box.search, box.limits, box.coverage) == (Search.NONE, (), 1.0)
    assert box.density == box.share


@pytest.mark.parametrize(
    ("share", "why"),
    [(0.0, Search.TOO_FEW), (0.005, Search.TOO_FEW), (0.9, Search.EVERYWHERE), (1.0, Search.EVERYWHERE)],
)
def test_where_nearly_none_or_nearly_all_are_of_interest_no_box_is_sought_and_that_is_said(
    share: float, why: Search
) -> None:
    box = find_box(FUTURES, np.arange(2_000) < 2_000 * share)
    assert (box.search, box.limits, box.share) == (why, (), share)
