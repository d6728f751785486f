"""The thirteen BCG trials (Colditz 1994) as metafor pools them, and simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from scipy.stats import norm

from backing.errors import UnusableNumbers
from backing.evidence.statistics.random_effects import bayes_pool, dersimonian_laird, random_effects
from tests.evidence.statistics.reference import BCG, golden, inputs

Y = [math.log(a / (a + b) / (c / (c + d))) for a, b, c, d in BCG]
V = [1 / a - 1 / (a + b) + 1 / c - 1 / (c + d) for a, b, c, d in BCG]
ESTIMATES = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.01, 2)), min_size=2, max_size=8)


def test_the_bcg_trials_agree_with_metafor(shared) -> None:
    found = random_effects(Y, V)
    assert (found.mean, found.se, found.tau2) == pytest.approx((-0.7145323, 0.1797815, 0.3132433), abs=6e-8)  # bcg_meta
    assert (found.i2, found.q) == pytest.approx((92.22139, 152.233), abs=1e-5)
    assert (found.low, found.high) == pytest.approx((-1.108444, -0.320621), abs=6e-7)  # HKSJ_ci
    assert (found.predictive_low, found.predictive_high) == pytest.approx((-1.996, 0.567), abs=5e-4)
    reference = golden(shared, "bcg_meta")["REML"]
    assert [found.mean, found.se, found.tau2, found.i2] == pytest.approx(list(reference.values()), abs=6e-6)
    assert [tuple(row) for row in inputs(shared, "bcg")["rows"]] == BCG


def test_by_moments_the_bcg_trials_agree_with_metafor(shared) -> None:
    found, reference = dersimonian_laird(Y, V), golden(shared, "bcg_meta")["DL"]
    assert (found.mean, found.se, found.tau2) == pytest.approx((-0.7141172, 0.1787421, 0.3087603), abs=6e-8)
    assert found.i2 == pytest.approx(92.11735, abs=6e-6)
    assert [found.mean, found.se, found.tau2, found.i2] == pytest.approx(list(reference.values()), abs=6e-6)


@drawn(ESTIMATES)
def test_by_moments_estimates_that_agree_have_no_spread(parts) -> None:
    y, v = zip(*parts, strict=True)
    spread, none = dersimonian_laird(y, v), dersimonian_laird([0.7] * len(y), v)
    assert none.tau2 == 0
    assert spread.tau2 == pytest.approx(
        max(0.0, (spread.q / (len(y) - 1) - 1) * spread.tau2 * (100 / (spread.i2 or 1) - 1))
    )


@drawn(ESTIMATES, st.floats(-5, 5))
def test_moving_every_estimate_moves_the_pool(parts, shift: float) -> None:
    y, v = zip(*parts, strict=True)
    here, there = random_effects(y, v), random_effects([value + shift for value in y], v)
    assert there.mean == pytest.approx(here.mean + shift, abs=1e-3)
    assert here.predictive_low <= here.low <= here.mean <= here.high <= here.predictive_high
    assert random_effects(y[::-1], v[::-1]).mean == pytest.approx(here.mean, abs=1e-3)


@drawn(st.floats(-3, 3), st.floats(0.01, 2), st.integers(2, 6))
def test_identical_estimates_keep_their_value_and_narrow_only_if_independent(y: float, v: float, k: int) -> None:
    apart = random_effects([y] * k, [v] * k)
    copies = random_effects([y] * k, np.full((k, k), v) + np.eye(k) * 1e-6)
    assert (apart.mean, copies.mean) == pytest.approx((y, y), abs=1e-4)
    assert (apart.tau2, copies.tau2) == pytest.approx((0, 0), abs=1e-6)
    assert apart.se == pytest.approx(math.sqrt(v / k))
    assert copies.se == pytest.approx(math.sqrt(v), rel=1e-3)


@drawn(ESTIMATES)
def test_bayes_lies_between_the_prior_and_the_estimates(parts) -> None:
    y, v = zip(*parts, strict=True)
    posterior, new = bayes_pool(y, v, prior=(0.0, 1.0))
    assert sum(posterior.weights) == pytest.approx(1)
    assert min(0, *y) - 1e-6 <= math.log(posterior.quantile(0.5)) <= max(0, *y) + 1e-6
    assert new.interval()[1] / new.interval()[0] > posterior.interval()[1] / posterior.interval()[0]


def test_the_posterior_is_that_of_a_fine_grid_over_both_unknowns() -> None:
    y, v = np.array([0.2, 2.0, 3.1]), np.array([0.2, 0.3, 0.1])
    mean, tau = np.meshgrid(np.linspace(-3, 6, 901), np.linspace(0.001, 2.5, 500), indexing="ij")
    log_p = -0.5 * ((mean / 0.8) ** 2 + (tau / 0.5) ** 2)
    for value, variance in zip(y, v, strict=True):
        log_p += norm.logpdf(value, mean, np.sqrt(variance + tau**2))
    p = np.exp(log_p - log_p.max())
    posterior, _ = bayes_pool(y, v, prior=(0.0, 0.8))
    for limit in (0.5, 1.0, 1.5):
        assert posterior.prob_below(math.exp(limit)) == pytest.approx(p[mean < limit].sum() / p.sum(), abs=5e-3)


def test_one_root_meets_the_prior_alone() -> None:
    posterior, _ = bayes_pool([1.0], [1e-6], prior=(0.0, 1.0), scale=1e-3)
    assert math.log(posterior.quantile(0.5)) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize(
    ("y", "v"),
    [
        ([], []),
        ([1.0], [1.0]),
        ([1, math.nan], [1, 1]),
        ([1, 2], [1, 0]),
        ([1, 2], [1, -1]),
        ([1, 2], [1, math.nan]),
        ([1, 2], [1, 1, 1]),
        ([1, 2], [[1, 2], [2, 1]]),
        ([1, 2], [[1, 0.5], [0.1, 1]]),
    ],
)
def test_what_cannot_be_pooled_is_refused(y, v) -> None:
    with pytest.raises(UnusableNumbers):
        random_effects(y, v)
