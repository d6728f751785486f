from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.power import detectable, power, rate_ratio_error, slope_error
from tests.evidence.statistics.reference import golden


def test_the_growth_that_twenty_months_can_show(shared) -> None:
    se = slope_error(20, mean=8, dispersion=3)
    found = detectable(se)
    assert (se, found.effect) == pytest.approx((0.0237467845, 0.0665286405), rel=1e-8)  # trend_mde
    assert math.exp(12 * found.effect) == pytest.approx(2.22185778, rel=1e-8)
    assert golden(shared, "trend_mde")["se"] == pytest.approx(se, rel=1e-8)


@drawn(st.floats(0.001, 5))
def test_the_smallest_detectable_effect_is_found_four_times_in_five(se: float) -> None:
    assert power(detectable(se).effect, se) == pytest.approx(0.8, abs=1e-3)
    assert power(0.0, se) == pytest.approx(0.05)


@drawn(st.floats(-3, 3), st.floats(0.01, 2))
def test_a_fall_is_as_easy_to_find_as_a_rise(effect: float, se: float) -> None:
    assert power(effect, se) == pytest.approx(power(-effect, se))


def test_clumped_counts_need_a_larger_change() -> None:
    assert rate_ratio_error(27, 27) == pytest.approx(math.sqrt(2 / 27))
    assert rate_ratio_error(27, 27, dispersion=4) == pytest.approx(2 * rate_ratio_error(27, 27))


@pytest.mark.parametrize("wrong", [0, -1, math.nan, math.inf])
def test_nothing_is_detectable_without_a_standard_error(wrong: float) -> None:
    for call in (lambda: detectable(wrong), lambda: power(1, wrong), lambda: rate_ratio_error(wrong, 3)):
        with pytest.raises(UnusableNumbers):
            call()
    with pytest.raises(UnusableNumbers):
        slope_error(1, mean=8)
