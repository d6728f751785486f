from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, nbinom

from backing.errors import UnusableNumbers
from backing.evidence.statistics.unseen import none_found, searches_needed, unseen
from tests.evidence.statistics.golden import golden

M95 = {"g0.1": 28, "g0.3": 8, "g0.5": 4, "g0.8": 1}  # evidence_of_absence_M95_uniform


@pytest.mark.parametrize("name", M95)
def test_how_many_nothing_found_leaves(name: str) -> None:
    assert unseen(0, float(name[1:])).at_most == M95[name]


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    reference = golden(shared)["evidence_of_absence_M95_uniform"]
    assert {name: unseen(0, float(name[1:])).at_most for name in reference} == reference


@given(st.integers(0, 30), st.floats(0.001, 1), st.floats(0.5, 0.999))
def test_under_a_flat_prior_what_was_missed_is_negative_binomial(found: int, detection: float, level: float) -> None:
    left = unseen(found, detection, level=level).at_most
    missed = nbinom(found + 1, detection)
    assert missed.cdf(left - found) >= level - 1e-9
    assert left == found or missed.cdf(left - found - 1) < level + 1e-9


@given(st.integers(0, 6), st.floats(0.05, 0.95), st.lists(st.floats(0.01, 1), min_size=8, max_size=30))
def test_under_any_prior_it_is_bayes_rule(found: int, detection: float, prior: list[float]) -> None:
    weight = np.array(prior) * binom.pmf(found, np.arange(len(prior)), detection)
    posterior = weight / weight.sum()
    left = unseen(found, detection, prior=prior)
    assert left.none == pytest.approx(posterior[0], abs=1e-9)
    assert posterior[: left.at_most + 1].sum() >= 0.95 - 1e-9


def test_a_long_flat_prior_gives_what_the_flat_one_gives() -> None:
    long, flat = unseen(2, 0.3, prior=[1.0] * 2000), unseen(2, 0.3)
    assert (long.at_most, long.none) == (flat.at_most, flat.none)
    assert unseen(0, 0.3, prior=[1.0] * 2000).none == pytest.approx(unseen(0, 0.3).none)


def test_when_everything_is_seen_nothing_is_missed() -> None:
    assert (unseen(3, 1).at_most, unseen(0, 1).none, unseen(0, 1, prior=[1, 1, 1]).at_most) == (3, 1, 0)


def test_what_nobody_found_may_be_there() -> None:
    assert none_found(5, 0.1 * 0.9) == pytest.approx(0.62403, rel=1e-4)
    assert (none_found(0, 0.9), none_found(3, 0), none_found(3, 1)) == (1, 1, 0)


def test_searches_after_which_absence_can_be_inferred() -> None:
    # Kery 2002: ln(.05) / ln(1 - p), rounded up
    assert [searches_needed(p) for p in (0.1, 0.5, 0.8, 0.95, 1)] == [29, 5, 2, 1, 1]


@given(st.floats(0.001, 0.999), st.floats(0.001, 0.5))
def test_one_search_fewer_is_not_enough(detection: float, alpha: float) -> None:
    needed = searches_needed(detection, alpha=alpha)
    assert (1 - detection) ** needed <= alpha * (1 + 1e-9)
    assert needed == 1 or (1 - detection) ** (needed - 1) > alpha * (1 - 1e-9)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: unseen(0, 0),
        lambda: unseen(-1, 0.5),
        lambda: unseen(0, 1.5),
        lambda: unseen(0, math.nan),
        lambda: unseen(0, 0.5, level=1),
        lambda: unseen(3, 0.5, prior=[1, 1]),
        lambda: unseen(0, 0.5, prior=[0, 0]),
        lambda: unseen(0, 0.5, prior=[-1, 1]),
        lambda: none_found(-1, 0.5),
        lambda: none_found(2.5, 0.5),
        lambda: none_found(2, 1.1),
        lambda: searches_needed(0),
        lambda: searches_needed(0.5, alpha=0),
    ],
)
def test_where_silence_tells_nothing_there_is_no_number(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
