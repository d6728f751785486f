from __future__ import annotations

import math

import numpy as np
import pytest

from backing.errors import UnusableNumbers
from backing.evidence.statistics.placebo import against_control, placebo_steps, shifted_steps
from backing.evidence.statistics.segmented import Impact, segmented
from tests.evidence.statistics.reference import sicily

PLAIN = Impact(harmonics=0)
FELL = [*np.random.default_rng(1).poisson(30, 30), *np.random.default_rng(2).poisson(10, 30)]


def test_no_other_date_shows_as_much_as_the_one_with_the_step() -> None:
    found = placebo_steps(FELL, 30, impact=PLAIN)
    assert len(found.others) == 60 - 12
    assert 30 not in dict(found.others)
    assert found.share == pytest.approx(1 / 49)


def test_the_smoking_ban_is_not_the_only_month_with_such_a_step(shared) -> None:
    counts, population, first = sicily(shared)
    found = placebo_steps(counts, first, exposures=population)
    assert found.share == pytest.approx(4 / 48)  # the steps three, two and one months earlier are as large


def test_a_date_of_no_step_ranks_in_the_middle_on_average() -> None:
    draw = np.random.default_rng(5)
    shares = [placebo_steps(draw.poisson(20, 40), 20, impact=PLAIN).share for _ in range(60)]
    assert 0.4 < float(np.mean(shares)) < 0.8


def test_dates_that_cannot_be_estimated_are_named() -> None:
    found = placebo_steps([0] * 8 + [3, 4, 5, 2, 3, 6, 4, 5, 3, 4, 2, 6, 4], 14, impact=PLAIN)
    assert found.unfit == (6, 7, 8)


def test_an_effect_that_came_late_fits_better_at_its_own_date() -> None:
    found = dict(shifted_steps(FELL, 27, impact=PLAIN))
    assert min(found, key=lambda shift: found[shift].dispersion) == 3
    assert set(dict(shifted_steps(FELL, 8, impact=PLAIN))) == set(range(-2, 7))


def test_a_fall_that_the_control_shares_is_no_effect() -> None:
    draw = np.random.default_rng(7)
    treated, control = (segmented([*draw.poisson(40, 30), *draw.poisson(20, 30)], [30], impact=PLAIN) for _ in "ab")
    steady = segmented(draw.poisson(40, 60), [30], impact=PLAIN)
    shared_fall, own_fall = against_control(treated, control), against_control(treated, steady)
    assert shared_fall.low < 1 < shared_fall.high
    assert own_fall.high < 0.9
    assert against_control(control, treated).ratio == pytest.approx(1 / shared_fall.ratio)


def test_without_a_feasible_date_there_is_no_answer() -> None:
    for call in (lambda: placebo_steps([5] * 10, 5), lambda: shifted_steps([5] * 10, 5), lambda: placebo_steps([], 0)):
        with pytest.raises(UnusableNumbers):
            call()
    with pytest.raises(UnusableNumbers):
        placebo_steps([5, math.nan] * 10, 10)
