from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.capture import log_detection_ratio, two_lists


def test_the_textbook_case() -> None:
    found = two_lists(200, 150, 50)
    assert found.lincoln_petersen == 600
    assert found.chapman == pytest.approx(201 * 151 / 51 - 1)
    assert found.se == pytest.approx(math.sqrt(201 * 151 * 150 * 100 / (51**2 * 52)))
    assert found.seen == 300
    assert found.seen < found.low < found.chapman < found.high


@drawn(st.integers(1, 500), st.integers(1, 500), st.data())
def test_there_are_never_fewer_than_were_seen_and_the_lists_are_alike(first: int, second: int, data) -> None:
    both = data.draw(st.integers(0, min(first, second)))
    found, swapped = two_lists(first, second, both), two_lists(second, first, both)
    assert found == swapped
    assert found.seen <= found.low + 1e-6
    assert found.low <= found.chapman + 1e-6
    assert found.chapman <= found.high + 1e-6
    assert found.log_detection <= 1e-9


def test_lists_that_share_nothing_leave_the_total_open_above() -> None:
    found = two_lists(20, 20, 0)
    assert found.lincoln_petersen is None
    assert found.high > 5 * found.seen


def test_lists_that_agree_entirely_leave_nothing_unseen() -> None:
    found = two_lists(30, 30, 30)
    assert (found.chapman, found.se, found.low, found.high) == (30, 0, 30, 30)
    assert log_detection_ratio(found, found) == (0, pytest.approx(math.sqrt(2) / 31))


def test_the_interval_holds_the_truth_where_the_lists_are_independent_and_not_where_they_copy() -> None:
    draw = np.random.default_rng(6)
    held = {"independent": 0, "copied": 0}
    for _ in range(500):
        a = draw.random(300) < 0.4
        for name, b in (("independent", draw.random(300) < 0.3), ("copied", draw.random(300) < np.where(a, 0.6, 0.1))):
            found = two_lists(int(a.sum()), int(b.sum()), int((a & b).sum()))
            held[name] += found.low < 300 < found.high
    assert held["independent"] > 460
    assert held["copied"] < 50


def test_better_recording_shows_in_the_detection_ratio() -> None:
    later, earlier = two_lists(90, 90, 81), two_lists(50, 50, 25)
    mean, sd = log_detection_ratio(later, earlier)
    assert math.exp(mean) == pytest.approx((1 - 0.1**2) / (1 - 0.5**2), rel=0.03)
    assert 0 < sd < 0.2


@pytest.mark.parametrize("lists", [(0, 5, 0), (5, 0, 0), (5, 5, 6), (-1, 5, 0), (5, 5, -1), (math.nan, 5, 1)])
def test_lists_that_cannot_be_are_refused(lists) -> None:
    with pytest.raises(UnusableNumbers):
        two_lists(*lists)
