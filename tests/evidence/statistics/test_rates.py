from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.special import betaincinv

from backing.errors import UnusableNumbers
from backing.evidence.statistics.exact_tests import rate_tests
from backing.evidence.statistics.rates import TwoRates, two_levels

UN = TwoRates(later=8, later_exposure=99, earlier=27, earlier_exposure=99)  # the UN Secretary-General's counts
FELL = [10, 12, 9, 11, 10, 10, 11, 9, 1, 0, 2, 1, 0, 1, 1, 2]


def test_the_interval_lies_inside_the_exact_one_and_holds_the_ratio() -> None:
    exact = rate_tests(8, 99, 27, 99)
    low, high = UN.interval()
    assert exact.low < low < UN.ratio < high < exact.high
    assert float(exact.ratio) == pytest.approx(UN.ratio)
    ends = [float(betaincinv(8.5, 27.5, at)) for at in (0.025, 0.975)]
    assert (low, high) == pytest.approx([end / (1 - end) for end in ends])


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.2, 5), st.floats(1, 5))
def test_swapping_the_periods_turns_the_ratio_over(later: int, earlier: int, limit: float, spread: float) -> None:
    assume(later + earlier)
    there = TwoRates(later=later, later_exposure=90, earlier=earlier, earlier_exposure=60, overdispersion=spread)
    back = TwoRates(later=earlier, later_exposure=60, earlier=later, earlier_exposure=90, overdispersion=spread)
    assert there.prob_below(limit) == pytest.approx(1 - back.prob_below(1 / limit), abs=1e-9)
    assert there.log_normal()[0] == pytest.approx(-back.log_normal()[0])
    assert there.detectable() == back.detectable()


@given(st.floats(0.1, 3), st.floats(0.1, 3))
def test_the_probability_rises_with_the_threshold(one: float, other: float) -> None:
    assert (UN.prob_below(one) <= UN.prob_below(other)) == (one <= other) or one == pytest.approx(other)


@given(st.floats(1, 4), st.floats(1.01, 3))
def test_clumped_events_are_worth_less(spread: float, more: float) -> None:
    less = TwoRates(later=8, later_exposure=99, earlier=27, earlier_exposure=99, overdispersion=spread)
    least = TwoRates(later=8, later_exposure=99, earlier=27, earlier_exposure=99, overdispersion=spread * more)
    assert least.prob_below(1) < less.prob_below(1)
    assert least.detectable().ratio > less.detectable().ratio


def test_what_says_nothing_is_refused() -> None:
    for wrong in ({"later": 0, "earlier": 0}, {"later_exposure": 0}, {"earlier": -1}, {"overdispersion": 0.5}):
        with pytest.raises(UnusableNumbers):
            TwoRates(**{"later": 1, "later_exposure": 1, "earlier": 1, "earlier_exposure": 1, **wrong})


def test_nothing_before_has_an_infinite_ratio_and_a_finite_lower_end() -> None:
    found = TwoRates(later=5, later_exposure=10, earlier=0, earlier_exposure=10)
    assert math.isinf(found.ratio)
    assert found.interval()[0] > 1


def test_two_levels_are_found_where_they_were_made() -> None:
    found = two_levels(FELL, 8)
    assert (found.earlier, found.later, found.overdispersion) == (82, 8, 1)
    assert found.prob_below(0.5) > 0.999


@given(st.lists(st.integers(0, 30), min_size=12, max_size=40).filter(any))
def test_levels_read_backwards_are_the_inverse(counts: list[int]) -> None:
    there, back = two_levels(counts, 5), two_levels(counts[::-1], len(counts) - 5)
    assert there.prob_below(0.75) == pytest.approx(1 - back.prob_below(1 / 0.75), abs=1e-9)


def test_clumps_and_correlation_widen() -> None:
    lone, clumped = [1] * 40, [0, 0, 0, 4] * 10
    waves = [0] * 10 + [4] * 5 + [0] * 15 + [4] * 5 + [0] * 5
    assert two_levels(lone, 20).overdispersion == 1
    assert two_levels(clumped, 20).overdispersion > 2
    assert two_levels(waves, 20).overdispersion > two_levels(clumped, 20).overdispersion


def test_one_period_on_a_side_shows_no_clumping() -> None:
    with pytest.raises(UnusableNumbers, match="1 periods before"):
        two_levels([1, 2, 3], 1)
