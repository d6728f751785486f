"""Reference values: R 4.2.2 and closed forms; the numbers are facts, their sources stand beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.evidence.statistics.interrupted import monthly_counts, placebo_breaks, rank_share, step_at
from backing.evidence.statistics.odds import log_odds, probability
from backing.evidence.statistics.rates import prob_ratio_below, rate_ratio


@pytest.mark.parametrize(
    ("counts", "ratio", "low", "high"),
    [
        ((8, 99, 27, 99), 0.2962962963, 0.1163336074, 0.6704621128),  # R poisson.test; UN Secretary-General's counts
        ((11, 800, 21, 3011), 1.971488095, 0.858426403, 4.277265944),  # the example of R's ?poisson.test
    ],
)
def test_rate_ratios_agree_with_r(counts: tuple[int, ...], ratio: float, low: float, high: float) -> None:
    found = rate_ratio(*counts)
    assert (found.ratio, found.low, found.high) == pytest.approx((ratio, low, high), rel=1e-6)


def test_a_rate_ratio_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        rate_ratio(0, 10, 0, 10)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.2, 5), st.floats(1, 5))
def test_swapping_the_periods_turns_the_ratio_over(later: int, earlier: int, limit: float, spread: float) -> None:
    below = prob_ratio_below(
        limit, later=later, later_exposure=90, earlier=earlier, earlier_exposure=60, overdispersion=spread
    )
    swapped = prob_ratio_below(
        1 / limit, later=earlier, later_exposure=60, earlier=later, earlier_exposure=90, overdispersion=spread
    )
    assert below == pytest.approx(1 - swapped, abs=1e-9)


def test_a_step_is_found_where_it_was_made() -> None:
    counts = [10, 12, 9, 11, 10, 10, 11, 9, 1, 0, 2, 1, 0, 1, 1, 2]
    found = step_at(counts, 8)
    assert found.high < 0.3
    assert rank_share(found, placebo_breaks(counts, leave_out=8)) == 0


@given(st.lists(st.integers(0, 30), min_size=13, max_size=40))
def test_a_step_read_backwards_is_its_inverse(counts: list[int]) -> None:
    there, back = step_at(counts, 6), step_at(counts[::-1], len(counts) - 6)
    assert there.ratio == pytest.approx(1 / back.ratio)


def test_a_step_needs_months_on_both_sides() -> None:
    with pytest.raises(ValueError, match="6 months"):
        step_at([1] * 20, 3)


def test_months_are_counted_from_the_first_to_the_last() -> None:
    assert monthly_counts([(2015, 11), (2016, 1), (2016, 1), (2019, 1)], (2015, 11), (2016, 2)).tolist() == [1, 0, 2, 0]


@given(st.floats(0.001, 0.999))
def test_log_odds_and_probability_undo_each_other(p: float) -> None:
    assert probability(log_odds(p)) == pytest.approx(p)
