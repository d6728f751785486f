from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from backing.errors import UnusableNumbers
from backing.evidence.statistics.gaps import expected_max_gap, max_gap_exceeds
from tests.evidence.statistics.golden import golden

GAPS = {"n10_x0.3": 0.3049556224, "n20_x0.2": 0.2344502067, "n100_x0.08": 0.0240253245}  # max_gap_uniform


def parts(name: str) -> tuple[int, float]:
    events, gap = name.removeprefix("n").split("_x")
    return int(events), float(gap)


@pytest.mark.parametrize("name", GAPS)
def test_the_longest_gap_of_uniform_events(name: str) -> None:
    assert max_gap_exceeds(*parts(name)) == pytest.approx(GAPS[name], abs=5e-11)


def test_its_mean() -> None:
    assert expected_max_gap(10) == pytest.approx(0.2745343041, abs=5e-11)
    assert expected_max_gap(0) == 1


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    reference = golden(shared)["max_gap_uniform"]
    assert {name: reference[name] for name in GAPS} == GAPS
    assert expected_max_gap(10) == pytest.approx(reference["E_max_n10"])


@given(st.integers(0, 60), st.integers(0, 1024).map(lambda step: step / 1024))
def test_it_is_the_exact_alternating_sum(events: int, gap: float) -> None:
    share, total = Fraction(gap), Fraction(0)
    for j in range(1, events + 2):
        if j * share >= 1:
            break
        total += (-1) ** (j + 1) * math.comb(events + 1, j) * (1 - j * share) ** events
    assert max_gap_exceeds(events, gap) == pytest.approx(float(total), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("events", [1, 3, 30])
def test_the_mean_is_the_area_under_the_tail(events: int) -> None:
    area = quad(lambda gap: max_gap_exceeds(events, gap), 0, 1)[0]
    assert area == pytest.approx(expected_max_gap(events), rel=1e-5)


def test_many_events_are_soon_done_and_agree_with_chance() -> None:
    drawn = np.sort(np.random.default_rng(3).uniform(size=(400, 2000)), axis=1)
    longest = np.diff(drawn, axis=1, prepend=0, append=1).max(axis=1)
    for gap in (0.003, 0.004, 0.005):
        assert max_gap_exceeds(2000, gap) == pytest.approx((longest > gap).mean(), abs=0.08)
    assert max_gap_exceeds(100_000, 1e-4) == pytest.approx(0.9892, abs=1e-3)


@pytest.mark.parametrize(("events", "gap"), [(-1, 0.1), (2.5, 0.1), (3, -0.1), (3, math.nan), (math.nan, 0.1)])
def test_what_cannot_be_is_refused(events: float, gap: float) -> None:
    with pytest.raises(UnusableNumbers):
        max_gap_exceeds(events, gap)
