from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import nbinom, poisson

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import DISCOUNTS
from backing.evidence.statistics.dispersion import FEW, fit_dispersions
from backing.evidence.statistics.held_out import silence_ladder, window_scores
from backing.evidence.statistics.ladder import FEWEST, Telling
from backing.evidence.statistics.rungs import SHARED, YARDSTICK


def clumped(weeks: int, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).negative_binomial(0.6, 0.25, weeks)


def test_a_score_is_the_density_of_the_window_given_the_weeks_before_it() -> None:
    counts, window = clumped(120), 6
    scores, origin = window_scores(counts, window), len(counts) - window
    before, after = counts[:origin], counts[origin:]
    rate, number = before.mean(), len(before)
    assert scores["Poisson"][-1] == pytest.approx(poisson.logpmf(after, rate).sum())
    size = fit_dispersions([before]).size[0]
    assert scores[YARDSTICK][-1] == pytest.approx(nbinom.logpmf(after, size, size / (size + rate)).sum())
    for discount in DISCOUNTS:  # week after week, each foretold from all before it
        shape, exposure, total = 0.5 + discount * before.sum(), discount * number, 0.0
        for count in after:
            total += nbinom.logpmf(count, shape, exposure / (exposure + 1))
            shape, exposure = shape + count, exposure + 1
        assert scores[f"Gamma-Poisson predictive, weight {discount:g}"][-1] == pytest.approx(total)


def test_windows_end_with_the_record_and_begin_when_there_is_enough_before_them() -> None:
    assert {len(scores) for scores in window_scores(clumped(FEW + 40), 8).values()} == {5}
    assert window_scores(clumped(FEW + 8 * FEWEST - 1), 8) == {}
    assert window_scores([0] * 90 + [1] * 10, 8) == {}


def test_the_model_that_made_the_record_gets_the_weight() -> None:
    random = np.random.default_rng(1)
    by_week = silence_ladder(random.negative_binomial(0.5, 0.2, 240), 8)
    by_window = silence_ladder(random.poisson(np.repeat(random.gamma(0.5, 4, 30), 8)), 8)
    for found, name in ((by_week, YARDSTICK), (by_window, SHARED)):
        best = max(zip(found.weights or (), found.rungs, strict=True), key=lambda pair: pair[0])
        assert best[1].name == name
        assert best[0] > 0.9


def test_a_steady_record_makes_silence_surprising_and_a_clumped_one_does_not() -> None:
    random, active, spells = np.random.default_rng(5), True, []
    for _ in range(240):
        spells.append(int(random.poisson(3)) if active else 0)
        active = random.random() > 0.1 if active else random.random() < 0.1
    assert silence_ladder([2] * 40, 8).tells() is Telling.SURPRISING
    found = silence_ladder(spells, 8)
    assert found.tells() is Telling.DEPENDS
    assert not found.standing[[rung.name for rung in found.rungs].index("Poisson")]


def test_shares_that_come_to_light_multiply_and_make_silence_ordinary() -> None:
    counts = clumped(60)
    thin = silence_ladder(counts, 8, detected=0.5, attributed=0.5, claimed=0.6)
    whole, once = silence_ladder(counts, 8), silence_ladder(counts, 8, claimed=0.15)
    assert [rung.zero for rung in thin.rungs] == pytest.approx([rung.zero for rung in once.rungs])
    assert all(a.zero > b.zero for a, b in zip(thin.rungs, whole.rungs, strict=True))


def test_a_record_without_an_event_leaves_the_predictive_models() -> None:
    found = silence_ladder([0] * 100, 8)
    assert [rung.name for rung in found.rungs] == [f"Gamma-Poisson predictive, weight {w:g}" for w in DISCOUNTS]
    assert found.weighted is None


@settings(max_examples=25)
@given(st.lists(st.integers(0, 20), min_size=1, max_size=90), st.integers(1, 12))
def test_any_record_gives_chances_in_their_range(counts: list[int], window: int) -> None:
    found = silence_ladder(counts, window)
    assert 0 <= found.low <= found.high <= 1
    assert all(
        found.low <= r.zero <= found.high for r, stands in zip(found.rungs, found.standing, strict=True) if stands
    )
    assert found.standing[[rung.name for rung in found.rungs].index(YARDSTICK)] if any(counts) else True


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: silence_ladder([], 8),
        lambda: silence_ladder([1, -1], 8),
        lambda: silence_ladder([1, math.nan], 8),
        lambda: silence_ladder([1, 2], -8),
        lambda: silence_ladder([1, 2], 0),
        lambda: silence_ladder([1, 2], 8, claimed=0),
        lambda: silence_ladder([1, 2], 8, detected=1.5),
        lambda: window_scores([1, 2], 2.5),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
