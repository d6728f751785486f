"""The coal-mining disasters (Jarrett 1979; Raftery & Akman 1986), and simulated series."""

from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma as gamma_density

from backing.errors import UnusableNumbers
from backing.evidence.statistics.changepoint import change_point, prob_changed_below
from tests.evidence.statistics.reference import COAL, golden, inputs

SERIES = st.lists(st.integers(0, 30), min_size=2, max_size=40).filter(any)


def test_the_coal_disasters_became_rarer_after_1891(shared) -> None:
    found = change_point(COAL)
    assert sum(COAL) == 191
    assert 1851 + found.last_before == 1891  # coal_changepoint: map_last_year_first_regime
    assert found.probability == pytest.approx(0.238442, abs=5e-7)
    assert found.rates == pytest.approx((3.135019, 0.930383), abs=5e-7)
    assert change_point(COAL, proper=(1, 1)).log_bayes_factor == pytest.approx(28.942248, abs=5e-7)  # logBF10_G(1,1)
    assert golden(shared, "coal_changepoint")["p_map"] == pytest.approx(found.probability, abs=5e-7)
    assert inputs(shared, "coal")["counts"] == COAL
    assert prob_changed_below(0.5, COAL) > 0.999


def test_the_bayes_factor_is_that_of_the_marginal_likelihoods() -> None:
    """Two counts have one place for a change; each side's count is then negative binomial, and their sum without one."""
    shape, rate = 2.5, 0.5

    def evidence(events: int, exposure: float) -> float:
        integral = quad(
            lambda x: gamma_density.pdf(x, shape, scale=1 / rate) * x**events * math.exp(-exposure * x), 0, 80
        )
        return math.log(integral[0])

    found = change_point([3, 9], proper=(shape, rate)).log_bayes_factor
    assert found == pytest.approx(evidence(3, 1) + evidence(9, 1) - evidence(12, 2), rel=1e-6)


@drawn(SERIES)
def test_the_places_share_one_probability(counts: list[int]) -> None:
    found = change_point(counts)
    assert sum(found.probabilities) == pytest.approx(1)
    assert len(found.probabilities) == len(counts) - 1
    assert found.credible[0] <= found.last_before <= found.credible[1]


@drawn(SERIES)
def test_a_series_read_backwards_changes_at_the_same_place(counts: list[int]) -> None:
    there, back = change_point(counts), change_point(counts[::-1])
    assert there.probabilities == pytest.approx(back.probabilities[::-1], abs=1e-9)
    assert there.rates == pytest.approx(back.rates[::-1])
    assert prob_changed_below(0.8, counts) == pytest.approx(1 - prob_changed_below(1 / 0.8, counts[::-1]), abs=1e-9)


@drawn(SERIES, st.lists(st.floats(0.01, 20), min_size=2, max_size=6))
def test_a_fall_is_likelier_the_smaller_it_need_be(counts: list[int], limits: list[float]) -> None:
    chances = [prob_changed_below(limit, counts) for limit in sorted(limits)]
    assert chances == sorted(chances)


def test_watching_twice_as_long_is_no_change() -> None:
    counts, days = [10, 11, 9, 10, 20, 22, 18, 20], [1, 1, 1, 1, 2, 2, 2, 2]
    assert change_point(counts, exposures=days).log_bayes_factor < 0 < change_point(counts).log_bayes_factor


@drawn(SERIES, st.floats(0.001, 1000))
def test_the_unit_of_the_exposure_does_not_move_the_bayes_factor(counts: list[int], unit: float) -> None:
    there = change_point(counts, exposures=[unit] * len(counts))
    assert there.log_bayes_factor == pytest.approx(change_point(counts).log_bayes_factor, abs=1e-6)


def test_clumped_counts_are_worth_fewer_events() -> None:
    clumped = [0, 9, 1, 12, 0, 2, 11, 0, 1, 0, 4, 0, 0, 5, 0, 1]
    sure = change_point(clumped)
    assert sure.dispersion > 3
    unsure = change_point(clumped, dispersion=sure.dispersion)
    assert unsure.log_bayes_factor < sure.log_bayes_factor
    assert unsure.credible[1] - unsure.credible[0] > sure.credible[1] - sure.credible[0]
    assert unsure.dispersion == pytest.approx(sure.dispersion, rel=0.2)
    below = [prob_changed_below(0.9, clumped, dispersion=spread) for spread in (1.0, sure.dispersion)]
    assert 0.5 < below[1] < below[0]


def test_steady_counts_speak_against_a_change() -> None:
    assert change_point([3, 3, 4, 3, 3, 2, 3, 4, 3, 3, 3, 3]).log_bayes_factor < -1


@pytest.mark.parametrize("counts", [[], [4], [0] * 9, [1, math.nan, 2], [1, -1, 2], [[1, 2], [3, 4]]])
def test_a_series_that_cannot_change_is_refused(counts) -> None:
    for call in (change_point, lambda y: prob_changed_below(0.5, y)):
        with pytest.raises(UnusableNumbers):
            call(counts)


def test_a_bayes_factor_needs_a_proper_prior() -> None:
    with pytest.raises(UnusableNumbers):
        change_point(COAL, proper=(0.5, 0.0))
