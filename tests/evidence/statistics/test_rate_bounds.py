from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import upper_bound
from backing.evidence.statistics.rate_bounds import rate_bounds
from tests.evidence.statistics.golden import golden


def test_what_no_event_in_eight_weeks_leaves() -> None:
    bounds = rate_bounds(0, 8)  # zero_in_8_weeks
    assert bounds.upper == pytest.approx(0.37446653, abs=5e-9)
    assert bounds.high == pytest.approx(0.46110993, abs=5e-9)
    assert bounds.jeffreys == pytest.approx(0.24009118, abs=5e-9)
    assert bounds.rule_of_three == 0.375
    assert (bounds.rate, bounds.low) == (0, 0)


def test_the_interval_agrees_with_r() -> None:
    bounds = rate_bounds(137, 24.19893)  # the example of R's ?poisson.test
    assert (bounds.low, bounds.high) == pytest.approx((4.7531248, 6.6927093), abs=5e-8)
    assert bounds.rate == pytest.approx(5.6614073, abs=5e-8)
    assert bounds.rule_of_three is None


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    reference = golden(shared)
    zero, bounds = reference["zero_in_8_weeks"], rate_bounds(0, 8)
    assert [bounds.upper, bounds.high, bounds.rule_of_three, bounds.jeffreys] == pytest.approx(list(zero.values()))
    assert [rate_bounds(137, 24.19893).low, rate_bounds(137, 24.19893).high] == pytest.approx(
        reference["poisson_test_137_24.19893"]["ci95"]
    )


@given(st.integers(0, 500), st.floats(0.01, 1e4), st.floats(0.5, 0.99))
def test_at_its_bound_the_count_is_just_as_unlikely_as_the_level_says(
    events: int, exposure: float, level: float
) -> None:
    bounds = rate_bounds(events, exposure, level=level)
    assert poisson.cdf(events, bounds.upper * exposure) == pytest.approx(1 - level, rel=1e-6)
    assert bounds.low <= bounds.rate <= bounds.upper <= bounds.high


@given(st.floats(0.01, 1e4), st.floats(0.5, 0.99))
def test_for_a_zero_the_one_sided_bound_has_a_closed_form(exposure: float, level: float) -> None:
    assert rate_bounds(0, exposure, level=level).upper == pytest.approx(upper_bound(exposure, level=level))


@pytest.mark.parametrize(
    ("events", "exposure", "level"),
    [(-1, 8, 0.95), (0.5, 8, 0.95), (0, 0, 0.95), (0, -8, 0.95), (0, 8, 1), (math.nan, 8, 0.9)],
)
def test_what_cannot_be_is_refused(events: float, exposure: float, level: float) -> None:
    with pytest.raises(UnusableNumbers):
        rate_bounds(events, exposure, level=level)
