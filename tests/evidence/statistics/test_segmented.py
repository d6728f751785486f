"""The Sicilian smoking ban (Barone-Adesi 2011; Lopez Bernal et al. 2017), and series that are made with a step."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.segmented import Impact, Model, segmented
from tests.evidence.statistics.reference import golden, sicily

PLAIN = Impact(harmonics=0)
SERIES = st.lists(st.integers(0, 30), min_size=24, max_size=48)


def events_on_both_sides(counts: list[int], index: int) -> bool:
    return sum(counts[:index]) > 3 and sum(counts[index:]) > 3


@pytest.mark.parametrize(
    ("impact", "wanted", "dispersion", "prefix"),
    [
        (PLAIN, [0.89437651, 0.83918802, 0.95319442], 3.55919463, "quasi"),
        (Impact(harmonics=2), [0.88507155, 0.83940014, 0.93322792], 2.26218641, "seasonal"),
    ],
)
def test_the_sicilian_smoking_ban_agrees_with_r(shared, impact, wanted, dispersion, prefix) -> None:
    counts, population, first = sicily(shared)
    fit = segmented(counts, [first], impact=impact, exposures=population)
    step = fit.steps[0]
    normal = [math.exp(step.log_ratio + sign * 1.959964 * step.se) for sign in (0, -1, 1)]
    assert normal == pytest.approx(wanted, rel=5e-6)  # R takes its errors from the last iteration but one
    assert fit.dispersion == pytest.approx(dispersion, rel=5e-6)
    assert golden(shared, "sicily_its")[f"{prefix}_RR"] == wanted
    assert step.low < normal[1] < normal[2] < step.high  # ours is on a t distribution


def test_the_negative_binomial_finds_the_same_step_in_sicily(shared) -> None:
    counts, population, first = sicily(shared)
    fit = segmented(counts, [first], exposures=population, model=Model.NEGATIVE_BINOMIAL)
    assert fit.steps[0].ratio == pytest.approx(0.885, abs=0.01)
    assert 100 < fit.size < math.inf


def test_the_season_takes_the_serial_correlation_along(shared) -> None:
    counts, population, first = sicily(shared)
    without, within = (segmented(counts, [first], impact=i, exposures=population) for i in (PLAIN, Impact()))
    assert without.serial.correlated
    assert not within.serial.correlated


@drawn(SERIES, st.integers(6, 18))
def test_a_step_read_backwards_is_its_inverse(counts: list[int], index: int) -> None:
    assume(events_on_both_sides(counts, index))
    there = segmented(counts, [index], impact=PLAIN).steps[0]
    back = segmented(counts[::-1], [len(counts) - index], impact=PLAIN).steps[0]
    assert there.log_ratio == pytest.approx(-back.log_ratio, abs=1e-6)
    assert there.se == pytest.approx(back.se, rel=1e-5)


@drawn(SERIES, st.integers(6, 18), st.floats(0.001, 1000))
def test_the_unit_of_the_exposure_changes_nothing(counts: list[int], index: int, unit: float) -> None:
    assume(events_on_both_sides(counts, index))
    here, there = (
        segmented(counts, [index], impact=PLAIN, exposures=exposures) for exposures in (None, [unit] * len(counts))
    )
    assert here.steps[0].log_ratio == pytest.approx(there.steps[0].log_ratio, abs=1e-6)


def test_two_interruptions_are_told_apart_in_one_model() -> None:
    level = np.repeat([40.0, 20.0, 60.0], 24)
    found = segmented(np.round(level + np.resize([2, -1, 0, -1], 72)), [24, 48], impact=PLAIN)
    assert [step.ratio for step in found.steps] == pytest.approx([0.5, 3.0], rel=0.15)
    assert [step.index for step in found.steps] == [24, 48]


def test_a_change_of_slope_is_told_from_a_step() -> None:
    time = np.arange(48)
    counts = np.round(50 * np.exp(np.where(time < 24, 0, -0.06 * (time - 24))))
    step = segmented(counts, [24], impact=Impact(slope=True, harmonics=0)).steps[0]
    assert step.ratio == pytest.approx(1, abs=0.1)
    assert step.slope_ratio == pytest.approx(math.exp(-0.06), rel=0.02)


def test_months_around_the_date_can_be_left_out() -> None:
    counts = [20] * 20 + [90, 90] + [90] * 2 + [10] * 20
    found = segmented(counts, [22], impact=Impact(harmonics=0, anticipation=2, delay=2))
    assert not {20, 21, 22, 23} & set(found.used)
    assert found.steps[0].ratio == pytest.approx(0.5, rel=0.01)


def test_a_short_series_with_a_season_is_crowded() -> None:
    counts = [5, 8, 3, 6, 9, 4, 7, 5, 8, 6, 3, 9, 2, 4, 1, 3, 2, 5, 3, 2]
    assert segmented(counts, [10]).crowded
    assert not segmented(counts, [10], impact=PLAIN).crowded


def test_errors_that_follow_one_another_widen_the_robust_interval() -> None:
    draw = np.random.default_rng(3)
    waves = np.repeat(draw.normal(0, 0.5, 20), 6)
    step = segmented(draw.poisson(20 * np.exp(waves)), [60], impact=PLAIN).steps[0]
    assert step.robust_high / step.robust_low > 1.2 * step.high / step.low


@pytest.mark.parametrize(
    ("counts", "breaks"),
    [
        ([], [0]),
        ([4], [0]),
        ([0] * 40, [20]),
        ([5] * 20 + [0] * 20, [20]),
        ([5] * 40, []),
        ([5] * 40, [3]),
        ([5] * 40, [37]),
        ([5] * 40, [-20]),
        ([5] * 40, [20, 22]),
        ([5] * 39 + [math.nan], [20]),
        ([5] * 39 + [-1], [20]),
    ],
)
def test_what_has_no_before_or_after_is_refused(counts, breaks) -> None:
    with pytest.raises(UnusableNumbers):
        segmented(counts, breaks)
