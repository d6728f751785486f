from __future__ import annotations

import math

import pytest

from backing.errors import BackingError, UnusableNumbers
from backing.evidence.statistics import given


@pytest.mark.parametrize("values", [[], [math.nan], [math.inf], [1, None], [[1, 2]], ["x"], 3, [-1], [2, -0.5]])
def test_counts_that_cannot_be_are_refused(values) -> None:
    with pytest.raises(UnusableNumbers) as caught:
        given.counts(values)
    assert caught.value.hint


@pytest.mark.parametrize("values", [[1, 2], [1, 2, 0], [1, 2, math.nan], [1, -2, 3]])
def test_exposures_that_cannot_be_are_refused(values) -> None:
    with pytest.raises(UnusableNumbers):
        given.exposures(values, size=3)


def test_without_exposures_every_period_weighs_the_same() -> None:
    assert given.exposures(None, size=3).tolist() == [1, 1, 1]


def test_the_message_says_which_number_is_wrong() -> None:
    with pytest.raises(BackingError, match="attacks: number 3 is below 0"):
        given.counts([0, 4, -1], name="attacks")


@pytest.mark.parametrize("value", [0, -1, math.nan, math.inf, None])
def test_what_must_be_above_zero_is(value) -> None:
    with pytest.raises(UnusableNumbers):
        given.positive(value, name="the window")


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, None])
def test_a_chance_lies_between_zero_and_one(value) -> None:
    with pytest.raises(UnusableNumbers):
        given.chance(value, name="detection")


def test_a_range_has_its_lower_end_first() -> None:
    assert given.bounds(2, 3, name="fighters") == (2, 3)
    with pytest.raises(UnusableNumbers, match="backwards"):
        given.bounds(3, 2, name="fighters")


@pytest.mark.parametrize("values", [[0.5], [1, -1], [2_000_000], [math.nan], [[1], [1, 2]]])
def test_events_are_counted_in_whole_numbers(values) -> None:
    with pytest.raises(UnusableNumbers):
        given.whole_counts(values)


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [(given.amounts, 0.0, -0.1), (given.spans, 0.1, 0.0), (given.spans, 3, -3), (given.chances, 1.0, 1.1)],
)
def test_an_array_is_checked_whole_and_keeps_its_shape(check, right, wrong) -> None:
    assert check([[right, right]], name="the window").shape == (1, 2)
    assert check(right, name="the window").shape == ()
    for values in (wrong, [right, wrong], [[right], [math.nan]], None, "x"):
        with pytest.raises(UnusableNumbers, match="the window"):
            check(values, name="the window")


@pytest.mark.parametrize("value", [0, -1, 1.5, math.nan, math.inf])
def test_a_number_of_weeks_is_whole(value) -> None:
    with pytest.raises(UnusableNumbers, match="the run"):
        given.whole(value, name="the run")
    assert given.whole(8.0, name="the run") == 8


def test_arrays_of_different_lengths_do_not_go_together() -> None:
    first, second = given.together(1, [2, 3], names="counts")
    assert (first.tolist(), second.tolist()) == ([1, 1], [2, 3])
    with pytest.raises(UnusableNumbers, match="counts"):
        given.together([1, 2, 3], [2, 3], names="counts")
