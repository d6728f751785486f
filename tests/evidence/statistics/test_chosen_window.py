from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.chosen_window import busiest, quietest

YEAR = [2, 1, 3, 0, 2, 1, 0, 0, 0, 0, 2, 3, 1, 2, 2, 1, 0, 4, 2, 1]
series = st.lists(st.integers(0, 9), min_size=2, max_size=40)


def test_the_one_silent_month_is_the_quietest_of_its_kind() -> None:
    found = quietest(YEAR, start=6, length=4)
    assert (found.counted, found.admissible, found.percentile, found.extreme) == (0, 17, pytest.approx(1 / 17), False)
    assert found.by_shifts == pytest.approx(1 / 20)
    assert busiest(YEAR, start=6, length=4).percentile == 1


def test_more_lengths_are_more_ways_to_choose() -> None:
    found = quietest(YEAR, start=6, length=4, lengths=(2, 4, 6))
    assert found.admissible == 17 + 19 + 15
    assert found.percentile == pytest.approx(1 / 51)  # nothing else is as quiet for its length
    assert found.extreme


@given(series, st.data())
def test_with_one_length_it_is_the_rank_of_the_count(counts: list[int], data) -> None:
    length = data.draw(st.integers(1, len(counts)))
    start = data.draw(st.integers(0, len(counts) - length))
    totals = [sum(counts[s : s + length]) for s in range(len(counts) - length + 1)]
    own = totals[start]
    assert quietest(counts, start=start, length=length).percentile == pytest.approx(np.mean([t <= own for t in totals]))
    assert busiest(counts, start=start, length=length).percentile == pytest.approx(np.mean([t >= own for t in totals]))


@given(series, st.data())
def test_turning_the_record_round_changes_nothing_by_shifts(counts: list[int], data) -> None:
    length = data.draw(st.integers(1, len(counts)))
    start = data.draw(st.integers(0, len(counts) - length))
    turn = data.draw(st.integers(0, len(counts) - length)) - start
    moved = np.roll(counts, turn)
    first, second = quietest(counts, start=start, length=length), quietest(moved, start=start + turn, length=length)
    assert first.by_shifts == pytest.approx(second.by_shifts)


@given(st.integers(2, 40), st.integers(0, 5))
def test_in_an_even_record_no_window_stands_out(weeks: int, each: int) -> None:
    found = quietest([each] * weeks, start=0, length=1, lengths=(2,))
    assert (found.percentile if each == 0 else found.by_shifts) == 1
    assert not found.extreme


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: quietest([], start=0, length=1),
        lambda: quietest([1, 2, 3], start=2, length=2),
        lambda: quietest([1, 2, 3], start=-1, length=2),
        lambda: quietest([1, 2, 3], start=0, length=-2),
        lambda: quietest([1, -2, 3], start=0, length=2),
        lambda: quietest([1, math.nan, 3], start=0, length=2),
        lambda: quietest([1, 2, 3], start=0, length=2, lengths=(0,)),
    ],
)
def test_a_window_outside_the_record_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
