"""Reference values: R 4.2.2 and closed forms; the numbers are facts, their sources stand beside them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.evidence.statistics.detection import prob_nothing_found, tipping_ratio
from backing.evidence.statistics.interrupted import monthly_counts, placebo_breaks, rank_share, step_at
from backing.evidence.statistics.odds import log_odds, probability
from backing.evidence.statistics.pooling import Estimate, estimate_of, interval, pool, prob_between, updated
from backing.evidence.statistics.rates import prob_ratio_below, rate_ratio


def test_what_nobody_found_may_be_there() -> None:
    assert prob_nothing_found(5, exist=1, publish=0.1, find=0.9) == pytest.approx(0.62403, rel=1e-4)


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


BCG = [  # log risk ratios of the thirteen BCG trials and their variances (Colditz 1994, as in metafor's dat.bcg)
    (-0.8893, 0.3256), (-1.5854, 0.1946), (-1.3481, 0.4154), (-1.4416, 0.0200), (-0.2175, 0.0512), (-0.7861, 0.0069),
    (-1.6209, 0.2230), (0.0120, 0.0040), (-0.4694, 0.0564), (-1.3713, 0.0730), (-0.3394, 0.0124), (0.4459, 0.5325),
    (-0.0173, 0.0714),
]  # fmt: skip


def test_pooling_agrees_with_metafor_on_the_bcg_trials() -> None:
    pooled = pool([Estimate(label=str(n), mean=y, sd=math.sqrt(v)) for n, (y, v) in enumerate(BCG)])
    # the inputs are published to four decimals, so the results agree to three
    assert (pooled.mean, pooled.tau2, pooled.i2) == pytest.approx((-0.7141, 0.3088, 92.12), rel=2e-3)


def test_pooling_the_same_estimate_keeps_its_middle_and_narrows() -> None:
    one = estimate_of("a", 1000, 4000)
    pooled = pool([one, one, one])
    assert math.exp(pooled.mean) == pytest.approx(2000)
    assert pooled.se < one.sd
    low, high = interval(pooled)
    assert low < 2000 < high


def test_a_vague_prior_gives_way_to_the_estimate_and_a_sharp_one_does_not() -> None:
    assert updated(7.0, 0.5, prior=(3.0, 1e6)) == pytest.approx((7.0, 0.5))
    assert updated(7.0, 0.5, prior=(3.0, 1e-6))[0] == pytest.approx(3.0)


def test_one_source_is_not_pooled() -> None:
    with pytest.raises(ValueError, match="two independent"):
        pool([estimate_of("a", 1, 2)])


@given(st.floats(10, 1e4), st.floats(1.1, 5))
def test_probabilities_of_a_split_range_add_up(low: float, factor: float) -> None:
    estimate = estimate_of("a", 500, 3000)
    parts = [(0.0, low), (low, low * factor), (low * factor, math.inf)]
    assert sum(prob_between(*part, mean=estimate.mean, sd=estimate.sd) for part in parts) == pytest.approx(1)


def test_the_databases_on_suicide_attacks_differ_by_what_they_detect() -> None:
    # 2007 to 2013: GTD 359 to 619, CPOST 521 to 423 (START/CPOST exchange 2014); a ratio of 2.1237 reconciles them
    gtd, cpost = rate_ratio(619, 1, 359, 1).ratio, rate_ratio(423, 1, 521, 1).ratio
    assert (gtd, cpost) == pytest.approx((1.7242, 0.8119), abs=1e-4)
    assert tipping_ratio(gtd / cpost).tipping == pytest.approx(2.1237, abs=1e-4)


def test_a_fall_survives_better_recording_and_a_rise_does_not() -> None:
    assert tipping_ratio(0.5).probability > 0.97
    assert tipping_ratio(3.0).probability == pytest.approx(0.5)


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
