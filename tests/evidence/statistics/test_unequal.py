from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.unequal import tipping_curve, true_ratio, true_ratio_of_counts
from tests.evidence.statistics.reference import golden

RATIOS, ERRORS = st.floats(0.01, 100), st.floats(0.01, 2)


def test_the_two_databases_on_suicide_attacks_are_reconciled_by_what_they_detect(shared) -> None:
    reference = golden(shared, "gtd_cpost_suicide")
    gtd, cpost = 619 / 359, 423 / 521
    assert (gtd, cpost) == pytest.approx((1.7242, 0.8119), abs=5e-5)
    found = true_ratio(gtd, 0.06)
    assert true_ratio(gtd / cpost, 0.06).tipping == pytest.approx(2.1237, abs=5e-5)
    assert reference["implied_detection_ratio_change"] == 2.1237
    assert tipping_curve(found, [gtd / cpost])[0][1] == pytest.approx(cpost)


def test_a_fall_survives_better_recording_and_a_rise_does_not() -> None:
    assert true_ratio(0.5, 0.01).prob_below(1) > 0.97
    assert true_ratio(3.0, 0.01).prob_below(1) == pytest.approx(0.5)


@drawn(RATIOS, ERRORS, st.floats(-2, 2), st.floats(0.05, 2))
def test_swapping_the_periods_turns_the_ratio_over(recorded: float, se: float, mean: float, sd: float) -> None:
    there = true_ratio(recorded, se, log_detection=(mean, sd), plausible=(0.5, 4))
    back = true_ratio(1 / recorded, se, log_detection=(-mean, sd), plausible=(1 / 4, 1 / 0.5))
    assert there.ratio == pytest.approx(1 / back.ratio)
    assert there.bounds == pytest.approx((1 / back.bounds[1], 1 / back.bounds[0]))
    assert there.prob_below(0.7) == pytest.approx(1 - back.prob_below(1 / 0.7), abs=1e-9)
    assert there.turns == back.turns


@drawn(RATIOS, ERRORS, st.lists(st.floats(0.01, 50), min_size=2, max_size=6))
def test_a_fall_is_likelier_the_smaller_it_need_be(recorded: float, se: float, limits: list[float]) -> None:
    chances = [true_ratio(recorded, se).prob_below(limit) for limit in sorted(limits)]
    assert chances == sorted(chances)


def test_a_rise_within_what_detection_could_do_turns_and_a_fall_does_not() -> None:
    assert true_ratio_of_counts((60, 20), (20, 20)).turns
    fall = true_ratio_of_counts((20, 20), (200, 20))
    assert not fall.turns
    assert fall.prob_below(1) > 0.99


def test_a_period_without_events_has_a_wide_ratio() -> None:
    found = true_ratio_of_counts((0, 8), (3, 8))
    assert found.high / found.low > 100
    assert true_ratio_of_counts((0, 8), (3, 8), dispersion=4).log_sd > found.log_sd


def test_the_posterior_holds_the_truth_as_often_as_it_says() -> None:
    """Simulation: true ratio, detection ratio and counts drawn; the 95 % interval holds the truth about 95 times in 100."""
    draw = np.random.default_rng(2)
    held = []
    for _ in range(2000):
        true, detection = draw.lognormal(0, 1), draw.lognormal(math.log(3), 0.7)
        counts = draw.poisson([40 * true * detection, 40])
        if counts.any():
            found = true_ratio_of_counts((counts[0], 1), (counts[1], 1))
            held.append(found.low < true < found.high)
    assert float(np.mean(held)) == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize("wrong", [0, -1, math.nan, math.inf])
def test_a_ratio_that_is_none_is_refused(wrong: float) -> None:
    for call in (
        lambda: true_ratio(wrong, 0.1),
        lambda: true_ratio(1, wrong),
        lambda: true_ratio_of_counts((3, wrong), (3, 1)),
        lambda: true_ratio(1, 0.1, log_detection=(0, wrong)),
        lambda: tipping_curve(true_ratio(1, 0.1), [wrong]),
    ):
        with pytest.raises(UnusableNumbers):
            call()


def test_no_events_and_reversed_bounds_are_refused() -> None:
    for call in (
        lambda: true_ratio_of_counts((0, 1), (0, 1)),
        lambda: true_ratio_of_counts((-1, 1), (3, 1)),
        lambda: true_ratio_of_counts((math.nan, 1), (3, 1)),
        lambda: true_ratio(1, 0.1, plausible=(10, 1)),
    ):
        with pytest.raises(UnusableNumbers):
            call()
