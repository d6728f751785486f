"""Counts of attacks are Poisson counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from backing.consequences.model.militants import LARGE, poisson_at


@given(st.floats(0, LARGE), st.floats(0, 0.999999))
def test_small_counts_are_exact(mean: float, luck: float) -> None:
    found = poisson_at(np.array([luck]), np.array([mean]))[0]
    assert poisson.cdf(found, mean) >= luck - 1e-12
    assert found == 0 or poisson.cdf(found - 1, mean) < luck + 1e-12


def test_large_counts_are_rarely_one_off() -> None:
    random = np.random.default_rng(1)
    luck, mean = random.random(50_000), random.uniform(LARGE, 500, 50_000)
    away = np.abs(poisson_at(luck, mean) - poisson.ppf(luck, mean))
    assert away.max() <= 1
    assert away.mean() < 0.02


@pytest.mark.parametrize("mean", [0.3, 4, 30, 300])
def test_counts_have_the_mean_and_the_variance(mean: float) -> None:
    found = poisson_at((np.arange(100_000) + 0.5) / 100_000, np.full(100_000, mean))
    assert found.mean() == pytest.approx(mean, rel=0.001, abs=0.01)
    assert found.var() == pytest.approx(mean, rel=0.01)
