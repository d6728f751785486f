from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import lognorm, nbinom

from backing.errors import UnusableNumbers
from backing.evidence.statistics.dispersion import FEW, fit_dispersions, sizes

DAYS_AWAY = [  # days absent of 33 pupils of the two youngest classes, rows of MASS::quine (Aitkin 1978)
    2, 11, 14, 5, 5, 13, 20, 22, 6, 6, 15, 7, 14, 3, 5, 11, 24, 45, 5, 6, 6, 9, 13, 23, 25, 32, 53, 54, 5, 5, 11, 17, 19,
]  # fmt: skip
series = st.lists(st.integers(0, 60), min_size=2, max_size=50)


def log_likelihood(size: float, counts: list[int]) -> float:
    mean = np.mean(counts)
    return float(nbinom.logpmf(counts, size, size / (size + mean)).sum())


def test_it_is_the_maximum_of_the_likelihood() -> None:
    fit = fit_dispersions([DAYS_AWAY])
    best = minimize_scalar(lambda log_size: -log_likelihood(math.exp(log_size), DAYS_AWAY), bracket=(-1, 2), tol=1e-12)
    assert fit.size[0] == pytest.approx(math.exp(best.x), rel=1e-6)
    step = 1e-3
    curve = [log_likelihood(fit.size[0] + move, DAYS_AWAY) for move in (-step, 0, step)]
    assert fit.error[0] == pytest.approx(1 / math.sqrt(-(curve[0] - 2 * curve[1] + curve[2]) / step**2), rel=1e-4)


@given(series)
def test_no_other_size_is_likelier(counts: list[int]) -> None:
    size = fit_dispersions([counts]).size[0]
    if math.isfinite(size):
        best = log_likelihood(size, counts)
        assert all(log_likelihood(size * factor, counts) <= best + 1e-7 for factor in (0.5, 0.9, 0.99, 1.01, 1.1, 2))
    else:
        assert math.isnan(size) == (sum(counts) == 0)
        assert np.var(counts) <= np.mean(counts) * (1 + 1e-9)


@given(st.lists(series, min_size=1, max_size=6))
def test_rows_side_by_side_are_fitted_as_each_alone(rows: list[list[int]]) -> None:
    lengths = [len(row) for row in rows]
    table = np.full((len(rows), max(lengths)), 7)  # what lies beyond a row's length does not count
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    together = fit_dispersions(table, lengths)
    for number, row in enumerate(rows):
        alone = fit_dispersions([row])
        assert together.size[number] == pytest.approx(alone.size[0], rel=1e-7, nan_ok=True)
        assert together.mean[number] == np.mean(row)


def test_one_series_with_large_counts_does_not_cost_the_others_their_fit() -> None:
    table = np.vstack([np.tile([0, 3, 1, 8], 10), np.tile([0, 900_000, 5, 100], 10), np.tile([0, 2, 2, 2], 10)])
    assert fit_dispersions(table).size.tolist()[0] == pytest.approx(fit_dispersions(table[:1]).size[0])
    assert 0 < fit_dispersions(table).size[1] < 0.2


def test_a_long_series_has_its_estimate_and_a_short_one_its_posterior() -> None:
    long = np.random.default_rng(2).negative_binomial(1, 0.3, FEW)
    points, weights = sizes([long])
    assert points[0] == pytest.approx(fit_dispersions([long]).size[0])
    assert weights.sum() == pytest.approx(1)
    short = long[: FEW - 1]
    points, weights = sizes([short])
    grid = np.exp(np.linspace(-7, 7, 4001))
    density = lognorm.pdf(grid, 1) * grid * np.exp([log_likelihood(size, list(short)) for size in grid])
    expected = (density * np.log(grid)).sum() / density.sum()
    assert (weights[0] * np.log(points[0])).sum() == pytest.approx(expected, abs=0.01)


def test_a_history_of_nothing_leaves_the_prior_as_it_was() -> None:
    fit = fit_dispersions([[0, 0, 0]])
    assert math.isnan(fit.size[0])
    assert math.isnan(fit.error[0])
    for length in (3, 60):
        points, weights = sizes([[0] * length])
        assert (weights[0] * np.log(points[0])).sum() == pytest.approx(0, abs=1e-12)
        assert (weights[0] * np.log(points[0]) ** 2).sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("counts", "lengths"),
    [
        ([], None),
        ([[]], None),
        ([1, 2], None),
        ([[1, -2]], None),
        ([[1, 0.5]], None),
        ([[1, math.nan]], None),
        ([[1, 2_000_000]], None),
        ([[1, 2]], [3]),
        ([[1, 2]], [0]),
        ([[1, 2]], [1.5]),
        ([[1, 2]], [1, 2]),
        (np.array([[1, -2]]), None),
    ],
)
def test_what_are_no_counts_is_refused(counts: object, lengths: object) -> None:
    with pytest.raises(UnusableNumbers):
        fit_dispersions(counts, lengths)
