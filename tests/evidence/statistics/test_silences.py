from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import (
    DISCOUNTS,
    upper_bound,
    zero_poisson,
    zero_predictive,
    zero_shared,
    zero_switching,
    zero_weekly,
)
from backing.evidence.statistics.dispersion import fit_dispersions
from backing.evidence.statistics.silences import Silences, silences, window_sums

MODELS = ("poisson", "weekly", "shared", "switching")
claim = st.tuples(st.lists(st.integers(0, 12), min_size=1, max_size=60), st.integers(1, 12))


def table(claims: list[tuple[list[int], int]]) -> tuple[np.ndarray, list[int], list[int]]:
    lengths = [len(counts) for counts, _ in claims]
    rows = np.full((len(claims), max(lengths)), 9)  # what lies beyond a row's length does not count
    for place, (counts, _) in enumerate(claims):
        rows[place, : len(counts)] = counts
    return rows, [window for _, window in claims], lengths


def at(found: Silences, place: int) -> list[float]:
    return [float(getattr(found, name)[place]) for name in (*MODELS, "mean", "upper")] + list(
        found.predictive[:, place]
    )


@given(st.lists(claim, min_size=1, max_size=6))
def test_claims_side_by_side_get_what_each_gets_alone(claims: list[tuple[list[int], int]]) -> None:
    rows, windows, lengths = table(claims)
    together = silences(rows, windows, lengths=lengths)
    for place, (counts, window) in enumerate(claims):
        assert at(together, place) == pytest.approx(at(silences([counts], window), 0), rel=1e-7, nan_ok=True)


def test_each_model_is_the_one_for_a_single_claim() -> None:
    random = np.random.default_rng(4)
    counts, window = random.negative_binomial(0.8, 0.3, 320), 8
    found, mean = silences([counts], window), counts.mean() * window
    assert found.poisson[0] == zero_poisson(mean)
    assert found.switching[0] == zero_switching(mean, weeks=window)
    assert found.upper[0] == pytest.approx(upper_bound(window))
    size = fit_dispersions([counts]).size[0]
    assert found.weekly[0] == pytest.approx(float(zero_weekly(mean, weeks=window, dispersion=size)))
    shared = fit_dispersions([counts.reshape(40, 8).sum(axis=1)]).size[0]
    assert found.shared[0] == pytest.approx(float(zero_shared(mean, dispersion=shared)))
    for place, discount in enumerate(DISCOUNTS):
        expected = zero_predictive(counts.sum(), 320, window, discount=discount)
        assert found.predictive[place, 0] == pytest.approx(float(expected))


@given(claim, st.floats(0.05, 1))
def test_a_share_that_comes_to_light_thins_every_model(one: tuple[list[int], int], share: float) -> None:
    counts, window = one
    whole, part = silences([counts], window), silences([counts], window, share=share)
    assert part.mean[0] == pytest.approx(whole.mean[0] * share, nan_ok=True)
    assert part.upper[0] == pytest.approx(whole.upper[0] / share)
    for name in MODELS:
        assert not getattr(part, name)[0] < getattr(whole, name)[0] * (1 - 1e-12)
    assert (part.predictive >= whole.predictive).all()


@given(claim)
def test_clumping_only_makes_silence_likelier(one: tuple[list[int], int]) -> None:
    found = silences([one[0]], one[1])
    if sum(one[0]):
        assert all(getattr(found, name)[0] >= found.poisson[0] * (1 - 1e-9) for name in MODELS)


def test_an_empty_record_tells_nothing_but_what_its_length_allows() -> None:
    found = silences([[0] * 40] * 2, [8, 8], lengths=[40, 4])
    assert all(np.isnan(getattr(found, name)).all() for name in (*MODELS, "mean"))
    assert found.predictive[:, 0] == pytest.approx([float(zero_predictive(0, 40, 8, discount=w)) for w in DISCOUNTS])
    assert found.upper == pytest.approx([upper_bound(8)] * 2)


def test_windows_are_laid_from_the_latest_week_back() -> None:
    sums, many = window_sums(np.array([[1, 2, 3, 4, 5], [1, 1, 0, 0, 0]]), np.array([5, 2]), np.array([2.0, 3.0]))
    assert sums.tolist() == [[9, 5], [0, 0]]
    assert many.tolist() == [2, 1]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: silences([], 8),
        lambda: silences([[1, -1]], 8),
        lambda: silences([[1, math.nan]], 8),
        lambda: silences([[1, 2]], 0),
        lambda: silences([[1, 2]], -8),
        lambda: silences([[1, 2]], 2.5),
        lambda: silences([[1, 2]], [8, 8], lengths=[1]),
        lambda: silences([[1, 2]], 8, share=0),
        lambda: silences([[1, 2]], 8, share=[0.5, 0.5]),
        lambda: silences([[1, 2]], 8, share=1.5),
        lambda: silences([[1, 2]], 8, lengths=[3]),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
