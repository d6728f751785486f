from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import zero_switching
from backing.evidence.statistics.runs import any_run, any_run_by_state, any_run_by_week, elsewhere
from tests.evidence.statistics.golden import golden

EIGHT_IN_91 = {  # run_zero_any_8wk_in_91wk
    "poisson_0.57": 0.331592,
    "poisson_1.0": 0.0178062,
    "poisson_1.91": 1.65788e-05,
    "nb_k0.5_0.57": 0.776259,
    "nb_k0.5_1.0": 0.372212,
    "nb_k0.5_1.91": 0.0826743,
}
COIN = {"ge5_in_20": 0.2498703, "ge4_in_20": 0.47801876, "ge6_in_100": 0.54609362, "ge7_in_200": 0.54370792}
chance = st.floats(0, 1)


def silent(name: str) -> float:
    rate = float(name.rsplit("_", 1)[1])
    return (1 + rate / 0.5) ** -0.5 if name.startswith("nb") else math.exp(-rate)


@pytest.mark.parametrize("name", EIGHT_IN_91)
def test_a_silence_of_eight_weeks_somewhere_in_91(name: str) -> None:
    assert any_run(silent(name), run=8, weeks=91) == pytest.approx(EIGHT_IN_91[name], rel=5e-6)


@pytest.mark.parametrize("name", COIN)
def test_runs_of_a_fair_coin(name: str) -> None:
    run, tosses = (int(part) for part in name.removeprefix("ge").split("_in_"))
    assert any_run(0.5, run=run, weeks=tosses) == pytest.approx(COIN[name], abs=5e-9)


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    reference = golden(shared)
    assert {n: p for n, p in reference["runs_fair_coin"].items() if n != "src"} == COIN
    assert {n: p for n, p in reference["run_zero_any_8wk_in_91wk"].items() if n != "src"} == EIGHT_IN_91


def test_the_trial_factors_of_the_thread() -> None:
    factors = [elsewhere(silent(name), run=8, weeks=91).trial_factor or 0 for name in EIGHT_IN_91]
    assert (round(min(factors)), round(max(factors))) == (16, 72)


@given(st.lists(chance, min_size=1, max_size=7), st.data())
def test_it_is_the_sum_over_every_outcome(zeros: list[float], data) -> None:
    run = data.draw(st.integers(1, len(zeros)))
    total = 0.0
    for weeks in product((True, False), repeat=len(zeros)):
        if "1" * run in "".join("01"[week] for week in weeks):
            total += math.prod(p if week else 1 - p for p, week in zip(zeros, weeks, strict=True))
    assert any_run_by_week(zeros, run=run) == pytest.approx(total, abs=1e-12)


@given(chance, st.integers(1, 8), st.integers(0, 30))
def test_like_weeks_give_the_same_by_every_way(zero: float, run: int, more: int) -> None:
    weeks = run + more
    expected = pytest.approx(float(any_run(zero, run=run, weeks=weeks)), rel=1e-9, abs=1e-15)
    assert any_run_by_week([zero] * weeks, run=run) == expected
    assert any_run_by_state([zero, zero], [[0.8, 0.2], [0.4, 0.6]], [0.3, 0.7], run=run, weeks=weeks) == expected


@given(st.floats(0.01, 40), st.integers(1, 30))
def test_in_a_period_as_long_as_the_run_it_is_the_chance_of_the_window(mean: float, weeks: int) -> None:
    zeros = [math.exp(-2 * mean / weeks), 1.0]
    found = any_run_by_state(zeros, [[0.8, 0.2], [0.2, 0.8]], [0.5, 0.5], run=weeks, weeks=weeks)
    assert found == pytest.approx(float(zero_switching(mean, weeks=weeks)))


@given(st.lists(chance, min_size=1, max_size=5), st.integers(1, 10), st.integers(0, 50))
def test_chances_are_taken_in_arrays_and_grow_with_time_and_shrink_with_length(
    zeros: list[float], run: int, more: int
) -> None:
    weeks = run + more
    found = any_run(zeros, run=run, weeks=weeks)
    assert found.tolist() == [float(any_run(zero, run=run, weeks=weeks)) for zero in zeros]
    assert (found <= any_run(zeros, run=run, weeks=weeks + 1) + 1e-12).all()
    assert (any_run(zeros, run=run + 1, weeks=weeks + 1) <= found + 1e-12).all()
    assert (np.array(zeros) ** run <= found + 1e-12).all()


def test_where_no_week_is_ever_silent_there_is_no_factor() -> None:
    found = elsewhere(0, run=3, weeks=10)
    assert (found.asserted, found.anywhere, found.trial_factor) == (0, 0, None)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: any_run(1.2, run=3, weeks=10),
        lambda: any_run(math.nan, run=3, weeks=10),
        lambda: any_run(0.5, run=11, weeks=10),
        lambda: any_run(0.5, run=0, weeks=10),
        lambda: any_run(0.5, run=2, weeks=-1),
        lambda: any_run_by_week([], run=1),
        lambda: any_run_by_week([0.5], run=2),
        lambda: any_run_by_state([0.5, 1], [[1, 0]], [0.5, 0.5], run=1, weeks=2),
        lambda: any_run_by_state([0.5, 1], [[0.5, 0.6], [0.5, 0.5]], [0.5, 0.5], run=1, weeks=2),
        lambda: elsewhere(0.5, run=2.5, weeks=10),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
