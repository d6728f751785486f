from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from scipy.special import ndtr

from backing.errors import UnusableNumbers
from backing.evidence.statistics.operationalise import above, below
from backing.evidence.statistics.trend import growth_models
from backing.vocabulary.lexicon import Threshold, threshold


def lognormal(median: float, sd: float):
    return lambda x: float(ndtr(math.log(x / median) / sd))


def test_two_thousand_fighters_are_a_significant_presence_by_two_meanings_of_three() -> None:
    curve = above(lognormal(2000, 0.35), threshold("significant_presence"))
    assert curve.low > 0.99
    assert curve.central == pytest.approx(0.794, abs=1e-3)
    assert curve.high < 0.05
    assert not curve.same_side
    assert curve.turns == pytest.approx(2000, rel=0.01)


def test_remnants_and_a_significant_presence_are_two_words_and_not_one_and_its_denial() -> None:
    fighters = lognormal(800, 0.4)
    assert below(fighters, threshold("remnants")).low > 0.9
    assert above(fighters, threshold("significant_presence")).low > 0.8
    assert below(fighters, threshold("remnants")).high < 0.01


def test_no_growth_is_a_curve_over_what_growth_is_significant() -> None:
    growth = growth_models([8, 2, 14, 6, 5, 15, 9, 1, 12, 8, 8, 13, 3, 9, 10, 4, 12, 9, 2, 10])[0]
    curve = below(lambda ratio: growth.prob_below(ratio - 1), threshold("growth"))
    assert curve.low < curve.central < curve.high
    assert not curve.high > 0.95  # inconclusive: not even the largest meaning is settled


@drawn(st.floats(1, 1e5), st.floats(0.05, 3), st.lists(st.floats(0.1, 1e6), min_size=3, max_size=3))
def test_the_verdict_is_monotone_in_the_threshold(median: float, sd: float, meanings: list[float]) -> None:
    word = Threshold(low=meanings[0], central=meanings[1], high=meanings[2])
    falling, rising = above(lognormal(median, sd), word), below(lognormal(median, sd), word)
    chances = [p for _, p in falling.points]
    assert chances == sorted(chances, reverse=True)
    assert [p for _, p in rising.points] == pytest.approx([1 - p for p in chances])  # the mirror: X and not X
    assert [x for x, _ in rising.points] == sorted(x for x, _ in rising.points)
    assert {word.low, word.central, word.high} <= {x for x, _ in rising.points}


def test_a_sure_answer_turns_nowhere() -> None:
    curve = below(lognormal(10, 0.1), threshold("significant_presence"))
    assert curve.same_side
    assert curve.turns is None


def test_the_points_can_be_named() -> None:
    curve = above(lognormal(2000, 1), Threshold(low=1000, central=2000, high=3000), thresholds=[500, 6000])
    assert [x for x, _ in curve.points] == [500, 1000, 2000, 3000, 6000]


@pytest.mark.parametrize("chance", [lambda _: math.nan, lambda _: 1.5, lambda x: 1 / x, lambda x: float(x < 1000)])
def test_what_is_no_distribution_is_refused(chance) -> None:
    with pytest.raises(UnusableNumbers):
        above(chance, threshold("significant_presence"))


def test_a_meaning_of_nothing_is_refused() -> None:
    with pytest.raises(UnusableNumbers):
        below(lognormal(10, 1), Threshold(low=0, central=1, high=2))
