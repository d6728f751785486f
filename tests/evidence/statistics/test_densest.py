from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.densest import densest


def test_a_burst_is_found_where_it_is() -> None:
    times = [*np.linspace(0, 360, 12), 200.5, 201, 202, 203, 204]
    found = densest(times, start=0, end=365)
    assert (found.first, found.last, found.events) == (200.5, 204, 5)
    assert found.p < 0.01


def test_events_at_random_have_even_p() -> None:
    random = np.random.default_rng(5)
    p = [densest(random.random(14), start=0, end=1, draws=99).p for _ in range(200)]
    assert np.mean(p) == pytest.approx(0.5, abs=0.07)


@given(st.lists(st.integers(0, 500), min_size=5, max_size=12, unique=True), st.integers(2, 5))
def test_no_other_cluster_fits_worse(times: list[int], least: int) -> None:
    found, ordered, number = densest(times, start=0, end=500, least=least, draws=1), sorted(times), len(times)
    for first, last in combinations(range(number), 2):
        events, length = last - first + 1, (ordered[last] - ordered[first]) / 500
        share = events / number
        if events < least or share <= length:
            continue
        rest = (number - events) * math.log((1 - share) / (1 - length)) if events < number else 0
        assert events * math.log(share / length) + rest <= found.log_ratio + 1e-6


@given(st.lists(st.integers(0, 500), min_size=5, max_size=12), st.floats(0.1, 100), st.floats(-1000, 1000))
def test_neither_unit_nor_origin_matters(times: list[int], unit: float, origin: float) -> None:
    here = densest(times, start=-1, end=501, draws=9)
    moved = densest([time * unit + origin for time in times], start=-unit + origin, end=501 * unit + origin, draws=9)
    assert (moved.events, moved.p) == (here.events, here.p)
    assert moved.log_ratio == pytest.approx(here.log_ratio, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize(
    ("times", "start", "end", "least"),
    [
        ([], 0, 1, 5),
        ([0.1] * 4, 0, 1, 5),
        ([0.1] * 6, 1, 0, 5),
        ([0.1, 0.2, 0.3, 0.4, 2], 0, 1, 5),
        ([0.1, math.nan, 0.3, 0.4, 0.5], 0, 1, 5),
        ([0.1, 0.2, 0.3, 0.4, 0.5], 0, 1, 1),
    ],
)
def test_what_cannot_be_scanned_is_refused(times: list[float], start: float, end: float, least: int) -> None:
    with pytest.raises(UnusableNumbers):
        densest(times, start=start, end=end, least=least)
