"""Counts of attacks are negative binomial counts, and Poisson counts at their limit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtri
from scipy.stats import gamma, nbinom, poisson

from backing.consequences.model.militants import LARGE, gamma_at, look, poisson_at, strike
from backing.consequences.model.stocks import at_start
from tests.consequences.made import futures, luck, scenario

EVEN = (np.arange(20_000) + 0.5) / 20_000


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


@pytest.mark.parametrize("shape", [1, 2, 5, 20])
def test_the_gamma_factor_has_mean_one_and_its_variance(shape: float) -> None:
    found = gamma_at(ndtri(EVEN), np.full(len(EVEN), float(shape)))
    assert found.mean() == pytest.approx(1, abs=0.005)
    assert found.var() == pytest.approx(1 / shape, rel=0.01)
    assert np.quantile(found, [0.25, 0.5, 0.9]) == pytest.approx(gamma.ppf([0.25, 0.5, 0.9], shape) / shape, rel=0.03)


def attacks(mean: float, shape: float) -> np.ndarray:
    """Counts at points that are spread evenly over both kinds of luck."""
    random = np.random.default_rng(1)
    factor = gamma_at(ndtri(random.permutation(EVEN)), np.full(len(EVEN), shape))
    return poisson_at(random.permutation(EVEN), mean * factor)


@pytest.mark.parametrize(("mean", "shape"), [(3, 1), (3, 5), (40, 2)])
def test_counts_are_negative_binomial(mean: float, shape: float) -> None:
    found = attacks(mean, shape)
    assert found.mean() == pytest.approx(mean, rel=0.02)
    assert found.var() == pytest.approx(mean + mean**2 / shape, rel=0.05)
    known = nbinom(shape, shape / (shape + mean)).cdf([mean / 2, mean, 2 * mean])
    assert [(found <= each).mean() for each in (mean / 2, mean, 2 * mean)] == pytest.approx(known, abs=0.015)


def test_counts_without_bursts_are_poisson() -> None:
    luck = np.random.default_rng(1).random(1_000)
    factor = gamma_at(ndtri(luck[::-1]), np.full(1_000, 1e12))
    assert (poisson_at(luck, 4 * factor) == poisson_at(luck, np.full(1_000, 4.0))).all()


def mean_attacks(members: float, exponent: float) -> float:
    """Attacks of a month by a group of a given size, mean over luck."""
    asked, runs = scenario(large=members * 2, small=members / 2), 2_000
    values = futures(runs, exponent=exponent, dispersion=1e12, quiet=0, attacks=0.01)
    chance = luck(asked, runs)
    stocks = at_start(asked, values, chance.right)
    sized = replace(stocks, militants=np.full(runs, members))
    one = strike(asked, sized, values, chance.months[0]).mean()
    twice = strike(asked, replace(stocks, militants=np.full(runs, 2 * members)), values, chance.months[0]).mean()
    assert twice / one == pytest.approx(2**exponent, rel=0.02)
    return float(one)


def test_the_rate_at_the_size_of_the_threat_does_not_depend_on_the_exponent() -> None:
    assert mean_attacks(4_000, 0.7) == mean_attacks(4_000, 1) == mean_attacks(4_000, 1.3) == pytest.approx(40, rel=0.02)


def test_a_state_sees_and_learns_more_where_the_authority_trusts_it_and_its_channel_is_open() -> None:
    asked = scenario()
    values, chance = futures(300, access=5, evidence=0.5, learning=1), luck(asked, 300)
    stocks = at_start(asked, values, chance.right)

    def spread_of(trusted: bool, channel: float) -> np.ndarray:
        trust = stocks.in_state.after(50.0 * trusted, 50.0 * (not trusted), 1)
        seen = replace(stocks, in_state=trust, channel=np.full((3, 300), channel))
        found: np.ndarray = look(asked, seen, values, chance.months[0]) - np.log(stocks.militants)
        return found.std(axis=1)

    assert (spread_of(True, 1) < 0.8 * spread_of(False, 1)).all()
    assert (spread_of(True, 1) < 0.8 * spread_of(True, 0)).all()
    assert spread_of(True, 0) == pytest.approx(spread_of(False, 0))
