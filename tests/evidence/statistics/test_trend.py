from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.trend import Answer, growth_models, three_way, without_growth

SERIES = st.lists(st.integers(0, 60), min_size=8, max_size=36).filter(lambda counts: sum(c > 0 for c in counts) > 3)
MIRRORED = {Answer.GROWTH: Answer.DECLINE, Answer.DECLINE: Answer.GROWTH}


@pytest.mark.parametrize(
    ("yearly", "mean", "answer"),
    [(3.0, 40, Answer.GROWTH), (1 / 3, 40, Answer.DECLINE), (1.0, 400, Answer.WITHIN), (1.0, 2, Answer.INCONCLUSIVE)],
)
def test_both_models_give_the_answer_of_a_clear_series(yearly: float, mean: float, answer: Answer) -> None:
    months = np.arange(24) - 11.5
    counts = np.round(mean * yearly ** (months / 12)) + np.resize([1, 0, -1, 0], 24)
    found = growth_models(np.maximum(counts, 0))
    assert [growth.answer for growth in found] == [answer, answer]
    assert all(growth.low <= growth.ratio <= growth.high for growth in found)
    assert found[0].ratio == pytest.approx(yearly, rel=0.15)


def test_twenty_quiet_months_cannot_show_that_nothing_grew() -> None:
    counts = [8, 2, 14, 6, 5, 15, 9, 1, 12, 8, 8, 13, 3, 9, 10, 4, 12, 9, 2, 10]
    poisson, _ = growth_models(counts)
    assert poisson.answer is Answer.INCONCLUSIVE
    assert poisson.detectable.ratio > 1.9  # growth by nine tenths a year would have been missed one time in five
    assert without_growth(poisson.answer) is None


@drawn(SERIES)
def test_a_series_read_backwards_gives_the_mirrored_answer(counts: list[int]) -> None:
    for there, back in zip(growth_models(counts), growth_models(counts[::-1]), strict=True):
        assert there.log_mean == pytest.approx(-back.log_mean, abs=1e-6)
        assert there.log_se == pytest.approx(back.log_se, rel=1e-5)
        assert there.answer is MIRRORED.get(back.answer, back.answer)


@drawn(st.floats(-2, 2), st.floats(0, 2), st.floats(0.01, 1))
def test_the_answer_is_one_of_four_and_mirrors(low: float, width: float, margin: float) -> None:
    answer = three_way(low, low + width, margin=margin)
    assert three_way(-low - width, -low, margin=margin) is MIRRORED.get(answer, answer)
    assert (answer is Answer.GROWTH) == (low > margin)


@drawn(SERIES, st.lists(st.floats(-0.9, 5), min_size=2, max_size=6))
def test_no_growth_is_likelier_the_more_growth_it_allows(counts: list[int], limits: list[float]) -> None:
    for growth in growth_models(counts):
        chances = [growth.prob_below(limit) for limit in sorted(limits)]
        assert chances == sorted(chances)


def test_watching_twice_as_well_is_not_growth() -> None:
    counts = [10, 11, 9, 10, 12, 10, 20, 22, 18, 20, 24, 20]
    watched = growth_models(counts, exposures=[1] * 6 + [2] * 6)
    assert [growth.ratio for growth in watched] == pytest.approx([1, 1], abs=0.2)
    assert growth_models(counts)[0].ratio > 2


@drawn(SERIES, st.floats(0.01, 100))
def test_the_unit_of_the_exposure_changes_nothing(counts: list[int], unit: float) -> None:
    there, here = growth_models(counts, exposures=[unit] * len(counts)), growth_models(counts)
    assert [growth.log_mean for growth in there] == pytest.approx([growth.log_mean for growth in here], abs=1e-6)


def test_counts_that_wander_widen_the_answer() -> None:
    wandering = [3, 4, 9, 14, 16, 12, 9, 5, 3, 2, 4, 8, 12, 15, 17, 11, 6, 4, 2, 3, 7, 12, 14, 15]
    scattered = [wandering[place * 7 % 24] for place in range(24)]
    for wanders, scatters in zip(growth_models(wandering), growth_models(scattered), strict=True):
        assert wanders.serial.correlated
        assert wanders.serial.inflation > 3 > scatters.serial.inflation
        assert wanders.log_se > 1.5 * scatters.log_se


def test_a_decline_is_no_growth_either() -> None:
    assert [without_growth(answer) for answer in Answer] == [False, True, True, None]


@pytest.mark.parametrize(
    "counts", [[], [3], [0] * 20, [1, 2, 3, math.nan, 4, 5, 6], [1, 2, -3, 4, 5, 6, 7], [1, 2, 3], [0] * 19 + [5]]
)
def test_a_series_that_cannot_have_a_slope_is_refused(counts: list[float]) -> None:
    with pytest.raises(UnusableNumbers):
        growth_models(counts)


def test_the_margin_is_above_nothing() -> None:
    with pytest.raises(UnusableNumbers):
        growth_models([3, 4, 5, 6, 7, 8, 9], margin=0)
