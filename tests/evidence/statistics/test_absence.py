from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import (
    thinned,
    upper_bound,
    zero_poisson,
    zero_predictive,
    zero_shared,
    zero_switching,
    zero_weekly,
)
from tests.evidence.statistics.golden import golden

RATE = 27 / 99 * 7  # attacks a week: 27 in 99 days
GOLDEN = {  # p_zero_8wk_rate_27_per_99d, and the worked values of M4
    "poisson": (zero_poisson(8 * RATE), 2.3288e-07),
    "nb_indep_k0.5": (zero_weekly(8 * RATE, weeks=8), 0.0018555),
    "shared_gamma_k0.5": (zero_shared(8 * RATE), 0.178),
    "thin_0.5": (zero_poisson(thinned(8 * RATE, claimed=0.5)), 0.00048258),
    "thin_0.15": (zero_poisson(thinned(8 * RATE, claimed=0.15)), 0.101174),
    "predictive_w1": (zero_predictive(27, 99, 56), 4.4e-6),
    "predictive_w0.1": (zero_predictive(27, 99, 56, discount=0.1), 2.3e-3),
}
MODELS = [
    zero_poisson,
    lambda mean: zero_weekly(mean, weeks=8),
    zero_shared,
    lambda mean: zero_switching(mean, weeks=8),
    lambda mean: zero_predictive(mean, 8, 8),
]


@pytest.mark.parametrize("name", GOLDEN)
def test_the_reference_values_hold_to_their_digits(name: str) -> None:
    found, reference = GOLDEN[name]
    digits = len(f"{reference:g}".split("e")[0].replace(".", "").lstrip("0"))
    assert f"{float(found):.{digits - 1}e}" == f"{reference:.{digits - 1}e}"


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    reference = golden(shared)["p_zero_8wk_rate_27_per_99d"]
    for name in reference.keys() - {"_inputs"}:
        assert float(GOLDEN[name][0]) == pytest.approx(reference[name], rel=3e-4)


@given(st.floats(0, 50), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_thinning_in_steps_is_thinning_at_once(mean: float, detected: float, attributed: float, claimed: float) -> None:
    together = thinned(mean, detected=detected, attributed=attributed, claimed=claimed)
    assert together == pytest.approx(
        thinned(thinned(thinned(mean, detected=detected), attributed=attributed), claimed=claimed)
    )


@given(st.floats(0, 20), st.floats(0.01, 1))
def test_a_thinned_count_is_zero_as_often_as_a_count_of_the_thinned_mean(mean: float, share: float) -> None:
    number = np.arange(200)
    log_factorial = np.cumsum(np.log(np.maximum(number, 1)))
    happened = np.exp(-mean + number * math.log(mean or 1e-300) - log_factorial)  # Poisson
    assert zero_poisson(thinned(mean, detected=share)) == pytest.approx(float((happened * (1 - share) ** number).sum()))


@pytest.mark.parametrize("model", MODELS)
def test_a_silence_of_no_length_is_certain(model) -> None:
    assert model(0.0) == pytest.approx(1, abs=0.7 if model is MODELS[4] else 1e-12)
    assert model(1e-9) >= model(1.0) >= model(100.0)


def test_a_predictive_window_of_no_length_is_silent() -> None:
    assert zero_predictive(27, 99, 0) == 1


@given(st.floats(0.01, 20), st.integers(1, 52))
def test_with_growing_size_the_negative_binomial_becomes_poisson(mean: float, weeks: int) -> None:
    for size in (1e12, math.inf):
        assert zero_weekly(mean, weeks=weeks, dispersion=size) == pytest.approx(float(zero_poisson(mean)), rel=1e-8)
        assert zero_shared(mean, dispersion=size) == pytest.approx(float(zero_poisson(mean)), rel=1e-8)


@given(st.floats(0.01, 200), st.integers(1, 52))
def test_clumping_only_makes_silence_likelier(mean: float, weeks: int) -> None:
    poisson = zero_poisson(mean)
    assert poisson <= zero_weekly(mean, weeks=weeks) * (1 + 1e-9)
    assert zero_weekly(mean, weeks=weeks) <= zero_shared(mean) * (1 + 1e-9)
    assert poisson <= zero_switching(mean, weeks=weeks) * (1 + 1e-9)


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 60)), min_size=1, max_size=8))
def test_an_array_gives_what_each_number_gives(pairs: list[tuple[float, int]]) -> None:
    means, weeks = (np.array(column) for column in zip(*pairs, strict=True))
    for row, (mean, length) in enumerate(pairs):
        assert zero_switching(means, weeks=weeks)[row] == zero_switching(mean, weeks=length)
        assert zero_weekly(means, weeks=weeks)[row] == zero_weekly(mean, weeks=length)


def test_switching_is_the_sum_over_every_history_of_states() -> None:
    silent, total = math.exp(-2 * 3 / 4), 0.0  # three events expected over four weeks, twice the rate while active
    for history in np.ndindex(2, 2, 2, 2):
        passages = sum(a != b for a, b in pairwise(history))
        total += 0.5 * 0.2**passages * 0.8 ** (3 - passages) * silent ** history.count(0)
    assert zero_switching(3, weeks=4) == pytest.approx(total)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: zero_poisson(-1),
        lambda: zero_poisson([1, math.nan]),
        lambda: zero_weekly(3, weeks=-8),
        lambda: zero_weekly(3, weeks=8, dispersion=0),
        lambda: zero_weekly(3, weeks=8, dispersion=math.nan),
        lambda: zero_switching(3, weeks=2.5),
        lambda: zero_predictive(3, 0, 8),
        lambda: zero_predictive(-3, 5, 8),
        lambda: zero_predictive(3, 5, 8, discount=0),
        lambda: thinned(3, detected=1.2),
        lambda: upper_bound(0),
        lambda: upper_bound(8, level=1),
    ],
)
def test_what_cannot_be_gives_an_error_and_no_number(attempt) -> None:
    with pytest.raises(UnusableNumbers) as caught:
        attempt()
    assert caught.value.hint
