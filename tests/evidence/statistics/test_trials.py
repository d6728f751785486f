from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import zero_predictive
from backing.evidence.statistics.base import counted
from backing.evidence.statistics.held_out import silence_ladder
from backing.evidence.statistics.rungs import POISSON, YARDSTICK, in_part
from backing.evidence.statistics.runs import any_run
from backing.evidence.statistics.trials import trials, trials_at
from tests.evidence.statistics.golden import golden

RECORD = np.random.default_rng(8).negative_binomial(0.7, 0.3, 60)


def by_name(counts, run: int, weeks: int) -> dict:
    return {trial.name: trial for trial in trials(counts, run=run, weeks=weeks)}


def test_the_chance_in_one_window_is_that_of_the_range_over_models() -> None:
    found = by_name(RECORD, 8, 91)
    for rung in silence_ladder(RECORD, 8).rungs:
        if rung.name in found and rung.name != "Active and quiet spells":  # which knows there how the record ends
            assert found[rung.name].asserted == pytest.approx(rung.zero, rel=1e-9)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=80), st.integers(1, 10))
@settings(max_examples=30)
def test_an_unknown_rate_is_integrated_out(counts: list[int], run: int) -> None:
    if sum(counts):
        for discount in (1, 0.1):
            found = by_name(counts, run, run + 20)[f"Gamma-Poisson predictive, weight {discount:g}"]
            expected = zero_predictive(sum(counts), len(counts), run, discount=discount)
            assert found.asserted == pytest.approx(float(expected), rel=1e-6)


def test_anywhere_too_it_is_the_mean_over_the_rate() -> None:
    law = gamma(0.5 + 0.1 * 30, scale=1 / (0.1 * 20))
    expected = quad(lambda rate: law.pdf(rate) * float(any_run(math.exp(-rate), run=6, weeks=40)), 0, np.inf)[0]
    found = by_name([3] * 10 + [0] * 10, 6, 40)["Gamma-Poisson predictive, weight 0.1"]
    assert found.anywhere == pytest.approx(expected, rel=1e-6)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=60), st.integers(1, 8), st.integers(0, 60))
@settings(max_examples=30)
def test_anywhere_is_never_less_likely_than_in_one_window(counts: list[int], run: int, more: int) -> None:
    if sum(counts):
        for trial in trials(counts, run=run, weeks=run + more):
            assert 0 <= trial.asserted <= trial.anywhere * (1 + 1e-9) <= 1 + 1e-8
            assert trial.factor is None or trial.factor <= (more + 1) * (1 + 1e-9)


def test_a_single_count_gives_the_values_of_the_methods(shared) -> None:
    reference = golden(shared)["run_zero_any_8wk_in_91wk"]
    for rate in (0.57, 1.0, 1.91):
        found = {trial.name: trial for trial in trials_at(counted(rate * 100, 100, note=""), run=8, weeks=91)}
        assert found[POISSON].anywhere == pytest.approx(reference[f"poisson_{rate}"], rel=2e-5)
        assert found[YARDSTICK].anywhere == pytest.approx(reference[f"nb_k0.5_{rate}"], rel=2e-5)


def test_what_is_claimed_in_part_is_the_poisson_model_at_that_part() -> None:
    part = {trial.name: trial for trial in trials_at(counted(20, 10, note=""), run=4, weeks=30, claimed=(0.5,))}
    half = {trial.name: trial for trial in trials_at(counted(10, 10, note=""), run=4, weeks=30)}
    found, expected = part[in_part(0.5)], half[POISSON]
    assert (found.asserted, found.anywhere) == pytest.approx((expected.asserted, expected.anywhere))


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: trials([], run=8, weeks=91),
        lambda: trials([0, 0], run=8, weeks=91),
        lambda: trials([1, -1], run=8, weeks=91),
        lambda: trials([1, 2], run=8, weeks=7),
        lambda: trials_at(counted(0, 10, note=""), run=8, weeks=91),
        lambda: trials([1, 2], run=-8, weeks=91),
        lambda: trials([1, math.nan], run=8, weeks=91),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
