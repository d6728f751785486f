from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.lacking import PARTS, total
from backing.evidence.statistics.unseen import unseen


def test_nothing_missing_leaves_what_is_recorded() -> None:
    found = total([3, 4], missing=0.0)
    assert found.prob_within(7, 7) == 1
    assert found.prob_above(total([7], missing=0.0)) == 0
    assert found.prob_above(total([6], missing=0.0)) == 1


def test_none_recorded_is_a_geometric_number() -> None:
    """P(M = 0 | X = 0) = g under a flat prior, and M* as in ``unseen``: 28, 8, 4 and 1 for g = .1, .3, .5 and .8."""
    for detection, at_most in ((0.1, 28), (0.3, 8), (0.5, 4), (0.8, 1)):
        found = total([], missing=1 - detection)
        assert found.prob_within(0, 0) == pytest.approx(detection, abs=1 / PARTS)
        assert found.prob_within(0, at_most) >= 0.95 > found.prob_within(0, at_most - 1)
        assert unseen(0, detection).at_most == at_most


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 80), st.integers(0, 80), st.floats(0.05, 0.6))
def test_above_is_monotone_and_turned_round_its_complement(one: int, other: int, missing: float) -> None:
    a, b = (total([1] * number, missing=missing) for number in (one, other))
    more, fewer = a.prob_above(b), b.prob_above(a)
    assert 0 <= more + fewer <= 1 + 1e-9
    if one > other:
        assert more >= fewer
    assert total([1] * (one + 1), missing=missing).prob_above(b) >= more - 1e-9


def test_amounts_are_a_compound_of_number_and_size() -> None:
    """Mean and spread of the missing sum against draws, each from recorded amounts that could as well have been recorded."""
    deaths, missing = np.array([1.0, 1, 2, 2, 5, 30] * 5), 0.3
    found = total(deaths, missing=missing)
    draw = np.random.default_rng(3)
    numbers = draw.negative_binomial(len(deaths) + 1, 1 - missing, size=4_000)
    sums = np.array([draw.choice(draw.choice(deaths, size=len(deaths)), size=n).sum() for n in numbers]) + deaths.sum()
    assert found.levels.mean() == pytest.approx(sums.mean(), rel=0.03)
    assert found.levels.std() == pytest.approx(sums.std(), rel=0.08)
    for number in (230, 260, 320, 380):
        assert found.prob_within(0, number) == pytest.approx(float((sums <= number).mean()), abs=0.06)


def test_a_number_that_is_no_likely_one_has_a_small_tail() -> None:
    found = total([1] * 20, missing=0.3)
    assert found.tail(19) == 0
    assert found.tail(29) > 0.5
    assert found.tail(60) < 0.01


def test_a_rate_is_the_total_over_its_days() -> None:
    found = total([1] * 10, missing=0.2)
    assert found.over(5).levels.tolist() == (found.levels / 5).tolist()


@pytest.mark.parametrize(
    ("amounts", "missing"), [([-1], 0.1), ([math.nan], 0.1), ([1], 1.0), ([1], -0.1), ([1], math.nan)]
)
def test_numbers_that_cannot_be(amounts: list[float], missing: float) -> None:
    with pytest.raises(UnusableNumbers):
        total(amounts, missing=missing)
