from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.share import force_ratio, prior_below, share_of

CASES = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)).filter(lambda c: sum(c) > 0)


def test_unclaimed_attacks_leave_a_share_wide_open() -> None:
    found = share_of(145, 300, unknown=700)
    assert found.value == pytest.approx(0.4833, abs=1e-4)
    assert (found.lowest, found.highest) == (0.145, 0.845)
    assert found.prob_below(0.6) > 0.99
    low, high = found.prob_below_range(0.6)
    assert low < 1e-6
    assert high > 0.99


def test_the_interval_agrees_with_the_textbook() -> None:
    found = share_of(10, 40)
    assert (found.low, found.high) == pytest.approx((0.1355, 0.3978), abs=2e-3)  # Jeffreys
    assert found.outer == (found.low, found.high)


def test_before_any_case_a_share_is_as_likely_low_as_high() -> None:
    assert prior_below(0.5) == pytest.approx(0.5)
    assert prior_below(0.25) == pytest.approx(1 / 3)  # arcsine law: 2/pi asin(sqrt(x))
    assert share_of(0, 0, unknown=3).prob_below(0.2) == pytest.approx(prior_below(0.2))


@drawn(CASES)
def test_the_part_and_the_rest_mirror_each_other(cases: tuple[int, int, int]) -> None:
    part, rest, unknown = cases
    there, back = share_of(part, part + rest, unknown=unknown), share_of(rest, part + rest, unknown=unknown)
    assert there.lowest == pytest.approx(1 - back.highest)
    assert there.low == pytest.approx(1 - back.high)
    assert there.outer == pytest.approx((1 - back.outer[1], 1 - back.outer[0]))
    assert there.prob_below(0.3) == pytest.approx(1 - back.prob_below(0.7))


@drawn(CASES, st.floats(0, 1))
def test_the_known_cases_lie_between_the_bounds(cases: tuple[int, int, int], limit: float) -> None:
    part, rest, unknown = cases
    found = share_of(part, part + rest, unknown=unknown)
    if found.value is not None:
        assert found.lowest - 1e-12 <= found.value <= found.highest + 1e-12
    low, high = found.prob_below_range(limit)
    assert low <= high + 1e-9
    assert found.outer[0] <= found.lowest + 1e-9
    assert found.highest <= found.outer[1] + 1e-9


@drawn(CASES, st.lists(st.floats(0, 1), min_size=2, max_size=6))
def test_a_smaller_share_is_likelier_the_larger_it_may_be(cases: tuple[int, int, int], limits: list[float]) -> None:
    found = share_of(cases[0], cases[0] + cases[1], unknown=cases[2])
    chances = [found.prob_below(limit) for limit in sorted(limits)]
    assert chances == sorted(chances)


def test_with_nothing_known_the_share_may_be_anything() -> None:
    found = share_of(0, 0, unknown=9)
    assert (found.value, found.lowest, found.highest, found.outer) == (None, 0, 1, (0, 1))


def test_seven_thousand_are_a_twelfth_to_an_eighth_of_the_authoritys_force() -> None:
    assert force_ratio((7000, 7000), (58000, 100000)) == pytest.approx((0.07, 0.1207), abs=1e-4)


@pytest.mark.parametrize("wrong", [(0, 0), (5, 4), (-1, 4), (math.nan, 4), (1, math.inf)])
def test_shares_of_nothing_are_refused(wrong) -> None:
    with pytest.raises(UnusableNumbers):
        share_of(*wrong)


def test_strengths_and_limits_that_are_none_are_refused() -> None:
    for call in (
        lambda: force_ratio((0, 1), (1, 2)),
        lambda: force_ratio((2, 1), (1, 2)),
        lambda: share_of(1, 2).prob_below(1.2),
        lambda: share_of(1, 2, unknown=-1),
    ):
        with pytest.raises(UnusableNumbers):
            call()
