"""Reference values: R 4.2.2 and MASS. R takes its standard errors from the last iteration but one, hence rel=5e-6."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.regression import negative_binomial, quasi_poisson
from tests.evidence.statistics.reference import golden, inputs, sicily

COUNTS = [3, 5, 2, 8, 6, 4, 9, 7, 5, 10, 12, 8]


def line(size: int) -> np.ndarray:
    return np.column_stack([np.ones(size), np.arange(size)])


def dummies(rows, column: int) -> list[list[float]]:
    levels = sorted({row[column] for row in rows})[1:]
    return [[float(row[column] == level) for row in rows] for level in levels]


def test_the_size_of_the_quine_counts_agrees_with_mass(shared) -> None:
    rows = inputs(shared, "quine")["rows"]
    columns = [[1.0] * len(rows), *(column for place in range(4) for column in dummies(rows, place))]
    fit = negative_binomial([row[4] for row in rows], np.array(columns).T)
    assert (fit.size, fit.size_se) == pytest.approx((1.27489265, 0.16103518), rel=5e-6)  # quine_glmnb


def test_the_size_with_effects_inside_each_sex_agrees_with_mass(shared) -> None:
    """glm.nb(Days ~ Sex / (Age + Eth * Lrn)): age, group, speed, and both together, for girls and boys apart."""
    rows = inputs(shared, "quine")["rows"]
    group, sex, *age, slow = (dummies(rows, 0)[0], dummies(rows, 1)[0], *dummies(rows, 2), dummies(rows, 3)[0])
    effects = [*age, group, slow, [g * s for g, s in zip(group, slow, strict=True)]]
    inside = [
        [own * e for own, e in zip(side, effect, strict=True)]
        for effect in effects
        for side in (sex, [1 - s for s in sex])
    ]
    fit = negative_binomial([row[4] for row in rows], np.array([[1.0] * len(rows), sex, *inside]).T)
    assert fit.size == pytest.approx(1.59799073, rel=5e-9)  # quine_glmnb: interaction_theta
    assert golden(shared, "quine_glmnb")["interaction_theta"] == 1.59799073


def test_the_sicilian_smoking_ban_agrees_with_r(shared) -> None:
    counts, population, first = sicily(shared)
    months = np.arange(len(counts))
    design = np.column_stack([np.ones(len(counts)), months, months >= first])
    fit = quasi_poisson(counts, design, exposures=population)
    effect, se = fit.coefficients[2], fit.se(2)
    poisson = [math.exp(effect + sign * 1.959964 * se / math.sqrt(fit.dispersion)) for sign in (0, -1, 1)]
    quasi = [math.exp(effect + sign * 1.959964 * se) for sign in (0, -1, 1)]
    assert poisson == pytest.approx([0.89437651, 0.86468588, 0.92508662], rel=5e-6)  # sicily_its
    assert quasi == pytest.approx([0.89437651, 0.83918802, 0.95319442], rel=5e-6)
    assert fit.dispersion == pytest.approx(3.55919463, rel=5e-6)


@drawn(st.lists(st.integers(0, 30), min_size=20, max_size=40), st.integers(8, 12), st.floats(-500, 500))
def test_where_time_begins_changes_no_step(counts: list[int], index: int, origin: float) -> None:
    assume(sum(counts[:index]) > 5 < sum(counts[index:]))
    months = np.arange(len(counts))
    here, there = (
        quasi_poisson(counts, np.column_stack([np.ones(len(counts)), months - start, months >= index]))
        for start in (0.0, origin)
    )
    assert there.coefficients[1:] == pytest.approx(here.coefficients[1:], abs=1e-5)
    assert there.se(2) == pytest.approx(here.se(2), rel=1e-4)


@drawn(st.lists(st.integers(0, 40), min_size=4, max_size=30).filter(any), st.floats(0.01, 100))
def test_one_mean_is_the_events_over_the_exposure(counts: list[int], exposure: float) -> None:
    for model in (quasi_poisson, negative_binomial):
        fit = model(counts, np.ones((len(counts), 1)), exposures=[exposure] * len(counts))
        assert math.exp(fit.coefficients[0]) == pytest.approx(sum(counts) / len(counts) / exposure, rel=1e-6)


def test_counts_that_vary_less_than_poisson_counts_have_an_infinite_size() -> None:
    design = np.ones((6, 1))
    negative, poisson = negative_binomial([5, 5, 6, 5, 4, 5], design), quasi_poisson([5, 5, 6, 5, 4, 5], design)
    assert negative.size == math.inf
    assert negative.size_se is None
    assert negative.coefficients == pytest.approx(poisson.coefficients)
    assert poisson.dispersion == 1


def test_the_size_that_made_the_counts_is_found_again() -> None:
    draw = np.random.default_rng(4)
    counts = draw.poisson(20 * draw.gamma(2.0, 1 / 2.0, size=4000))
    fit = negative_binomial(counts, np.ones((4000, 1)))
    assert abs(fit.size - 2) < 3 * (fit.size_se or 0)


def test_clumped_counts_widen_the_interval() -> None:
    calm, clumped = [5, 6, 4, 5, 6, 5, 4, 6], [0, 16, 0, 4, 0, 18, 2, 1]
    for model in (quasi_poisson, negative_binomial):
        assert model(clumped, line(8)).se(1) > 1.5 * model(calm, line(8)).se(1)


@pytest.mark.parametrize("model", [quasi_poisson, negative_binomial])
@pytest.mark.parametrize(
    ("counts", "design"),
    [
        ([], np.ones((0, 1))),
        ([4], np.ones((1, 1))),
        ([0, 0, 0, 0], line(4)),
        ([1, 2, math.nan, 4], line(4)),
        ([1, 2, -3, 4], line(4)),
        ([1, 2, 3], line(4)),
        ([1, 2, 3, 4], np.ones((4, 2))),
        ([5, 3, 6, 4, 0, 0, 0, 0], np.column_stack([np.ones(8), np.arange(8) >= 4])),
        ([0, 0, 0, 0, 3, 5], np.column_stack([np.ones(6), np.arange(6) >= 4])),
    ],
)
def test_what_leaves_a_coefficient_open_is_refused(model, counts, design) -> None:
    with pytest.raises(UnusableNumbers):
        model(counts, design)
