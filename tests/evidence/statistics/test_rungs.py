from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import CLAIMED, DISCOUNTS, zero_switching
from backing.evidence.statistics.base import counted
from backing.evidence.statistics.held_out import recorded
from backing.evidence.statistics.ladder import Telling
from backing.evidence.statistics.rungs import POISSON, SHARED, SPELLS, YARDSTICK, in_part, predictive, silence_range
from backing.evidence.statistics.silences import silences

AUTUMN = counted(27, 99 / 7, note="27 events in 99 days")


def by_name(found) -> dict[str, float]:
    return {rung.name: rung.zero for rung in found.rungs}


def test_the_range_over_error_models_is_that_of_the_methods() -> None:
    found = silence_range(AUTUMN, 8, claimed=CLAIMED)
    assert (found.low, found.high) == (pytest.approx(2.3288e-07, rel=1e-4), pytest.approx(0.356, rel=1e-2))
    assert found.tells() is Telling.DEPENDS
    values = by_name(found)
    assert values[SHARED] == pytest.approx(0.178, rel=1e-2)
    assert values[YARDSTICK] == pytest.approx(0.0018555, rel=1e-4)
    assert values[in_part(0.15)] == pytest.approx(0.101174, rel=1e-5)
    assert values[predictive(0.1)] == pytest.approx(2.3e-3, rel=2e-2)


def test_every_model_has_a_name_of_its_own_and_says_what_it_assumes() -> None:
    found = silence_range(AUTUMN, 8, claimed=CLAIMED)
    assert len(by_name(found)) == len(found.rungs) == 11
    assert all(rung.assumptions.startswith("27 events in 99 days; ") for rung in found.rungs)


def test_spells_without_a_series_are_the_even_ones() -> None:
    expected = float(zero_switching(27 / 99 * 56, weeks=8))
    assert by_name(silence_range(AUTUMN, 8))[SPELLS] == pytest.approx(expected)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=29), st.integers(1, 12))
def test_one_series_gives_what_many_at_once_give(counts: list[int], weeks: int) -> None:
    values = by_name(silence_range(recorded(counts, weeks), weeks))
    many = silences([counts], weeks)
    assert [values[predictive(w)] for w in DISCOUNTS] == pytest.approx(many.predictive[:, 0].tolist())
    if any(counts):
        expected = [many.poisson[0], many.weekly[0], many.shared[0], many.switching[0]]
        assert [values[name] for name in (POISSON, YARDSTICK, SHARED, SPELLS)] == pytest.approx(expected)


@given(st.floats(0.1, 200), st.floats(1, 200), st.floats(0.1, 60))
def test_a_longer_silence_is_never_likelier(events: float, weeks: float, window: float) -> None:
    base = counted(events, weeks, note="")
    short, long = (by_name(silence_range(base, w, claimed=CLAIMED)) for w in (window, window * 2))
    assert all(long[name] <= short[name] + 1e-12 for name in short)


def test_a_base_without_an_event_leaves_the_predictive_models() -> None:
    found = silence_range(counted(0, 20, note="none"), 8, claimed=CLAIMED)
    assert list(by_name(found)) == [predictive(w) for w in DISCOUNTS]


def test_the_scores_of_a_series_weigh_its_models() -> None:
    counts = np.random.default_rng(3).negative_binomial(0.6, 0.25, 120)
    found = silence_range(recorded(counts, 8), 8)
    assert found.weighted is not None
    assert found.low <= found.weighted <= found.high
    assert silence_range(AUTUMN, 8).weights is None


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: silence_range(AUTUMN, 0),
        lambda: silence_range(AUTUMN, -8),
        lambda: silence_range(AUTUMN, math.nan),
        lambda: silence_range(AUTUMN, 8, share=0),
        lambda: silence_range(AUTUMN, 8, share=1.5),
        lambda: silence_range(AUTUMN, 8, claimed=(-0.1,)),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
