from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import hyp1f1
from scipy.stats import beta

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import zero_predictive
from backing.evidence.statistics.silence_factors import silence_factors, silence_factors_at

shapes = st.integers(32, 640).map(lambda step: step / 64)
means = st.just(0.0) | st.floats(1e-9, 500)
"""scipy's confluent function is no number for some arguments as small as 1e-241."""


@given(means, shapes, shapes)
def test_at_a_known_rate_the_quadrature_is_the_confluent_hypergeometric_function(
    mean: float, a: float, b: float
) -> None:
    found = silence_factors_at(mean, reduction=(a, b))
    assert found.reduced == pytest.approx(float(hyp1f1(a, a + b, -mean)), rel=1e-8)
    assert found.unchanged == pytest.approx(math.exp(-mean))


def test_under_an_even_prior_there_is_a_closed_form() -> None:
    for mean in (0.1, 15.27, 1000, 10_000):
        assert silence_factors_at(mean).reduced == pytest.approx(-math.expm1(-mean) / mean, rel=1e-9)


def test_the_rate_of_a_base_period_is_integrated_out() -> None:
    found = silence_factors(27, 99, 56, reduction=(2, 3))
    assert found.unchanged == pytest.approx(float(zero_predictive(27, 99, 56)))
    expected = quad(lambda kept: beta.pdf(kept, 2, 3) * (99 / (99 + kept * 56)) ** 27.5, 0, 1)[0]
    assert found.reduced == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("reduction", [(0.25, 0.75), (0.3, 0.7), (0.5, 0.5), (0.01, 0.2), (30, 30)])
def test_priors_that_pile_up_at_an_end_or_in_the_middle(reduction: tuple[float, float]) -> None:
    for mean in (0.5, 50):
        expected = float(hyp1f1(reduction[0], sum(reduction), -mean))
        assert silence_factors_at(mean, reduction=reduction).reduced == pytest.approx(expected, rel=1e-7)


def test_priors_a_hair_apart_give_the_same() -> None:
    even = silence_factors_at(15.27, reduction=(0.5, 0.5)).reduced
    for hair in (1e-16, 1e-12, 1e-9):
        assert silence_factors_at(15.27, reduction=(0.5 + hair, 0.5 + hair)).reduced == pytest.approx(even, rel=1e-9)


@given(st.floats(0, 100), st.floats(1, 1000), shapes, shapes, st.floats(0.05, 1))
def test_a_window_of_no_length_says_nothing(
    events: float, exposure: float, a: float, b: float, discount: float
) -> None:
    for window in (0, 1e-9):
        found = silence_factors(events, exposure, window, reduction=(a, b), discount=discount)
        assert found.unchanged_to_reduced == pytest.approx(1, abs=1e-5)
        assert found.reduced_to_ceased == pytest.approx(1, abs=1e-5)


@given(st.floats(0, 100), st.floats(1, 1000), st.floats(0.1, 300), shapes, shapes)
def test_a_silence_never_speaks_for_going_on_nor_against_having_ceased(
    events: float, exposure: float, window: float, a: float, b: float
) -> None:
    found = silence_factors(events, exposure, window, reduction=(a, b))
    assert found.unchanged <= found.reduced <= 1
    assert found.unchanged_to_reduced <= 1


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: silence_factors(-1, 99, 56),
        lambda: silence_factors(1, 0, 56),
        lambda: silence_factors(1, 99, -56),
        lambda: silence_factors(math.nan, 99, 56),
        lambda: silence_factors(1, 99, 56, reduction=(0, 1)),
        lambda: silence_factors(1, 99, 56, discount=0),
        lambda: silence_factors_at(-1),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
