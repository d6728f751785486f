"""The alarm that none of the hypotheses explains the evidence."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binom

from backing.assessment.hypotheses.hypothesis import CatchAll
from backing.assessment.weighing.surprise import ALARM, ENUMERATED, surprise, tail_of
from backing.assessment.weighing.table import table_of


def test_evidence_as_expected_is_no_alarm() -> None:
    found = surprise(table_of([[0.9, 0.2]] * 5, [0.45, 0.45], other=CatchAll()))
    assert (found.hypothesis, found.alarm) == ("H1", False)
    assert found.index == pytest.approx(-5 * np.log(0.9))
    assert found.tail == 1.0


def test_evidence_that_even_the_best_did_not_expect_is_an_alarm() -> None:
    found = surprise(table_of([[0.1, 0.05]] * 5, [0.45, 0.45], other=CatchAll()))
    assert found.alarm
    assert found.tail == pytest.approx(1e-5)


def test_roots_of_which_only_ratios_are_known_are_left_out() -> None:
    table = table_of([[0.1, 0.05], [0.9, 0.5]], [0.5, 0.5])
    table.absolute[0] = False
    assert surprise(table).roots == 1
    table.absolute[1] = False
    assert (surprise(table).tail, surprise(table).alarm) == (1.0, False)


@pytest.mark.parametrize("happened", [0, 3, 12, 20])
def test_the_tail_of_equal_chances_is_binomial(happened: int) -> None:
    chances = np.where(np.arange(12) < happened, 0.1, 0.9)  # so many rare things came out, the rest as expected
    assert tail_of(chances) == pytest.approx(binom.sf(min(happened, 12) - 1, 12, 0.1))


@pytest.mark.parametrize("count", [ENUMERATED + 1, 30, 200])
@pytest.mark.parametrize("seed", range(4))
def test_the_approximation_agrees_with_simulation(count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    chances = random.uniform(0.05, 0.95, count)
    chances = np.where(random.random(count) < chances, chances, 1 - chances)
    drawn = random.random((20_000, count)) < chances
    sums = np.where(drawn, -np.log(chances), -np.log1p(-chances)).sum(axis=1)
    assert tail_of(chances) == pytest.approx((sums >= -np.log(chances).sum()).mean(), abs=0.015)


@pytest.mark.parametrize("count", [6, 40])
def test_a_true_hypothesis_rarely_raises_the_alarm(count: int) -> None:
    random, alarms = np.random.default_rng(count), 0
    for _ in range(1000):
        chances = random.uniform(0.05, 0.95, count)
        alarms += tail_of(np.where(random.random(count) < chances, chances, 1 - chances)) <= ALARM
    assert alarms <= 1000 * ALARM + 3 * np.sqrt(1000 * ALARM * (1 - ALARM))
    assert alarms >= 10


@pytest.mark.parametrize(("chances", "tail"), [([0.5] * 20, 1.0), ([0.9] * 20, 1.0), ([0.1] * 20, 1e-20)])
def test_the_ends_of_the_range(chances: list[float], tail: float) -> None:
    assert tail_of(np.asarray(chances)) == pytest.approx(tail)


def test_what_cannot_happen_is_the_greatest_surprise() -> None:
    assert tail_of(np.asarray([0.0, 0.5])) == 0.0
    assert tail_of(np.asarray([1.0])) == 1.0
