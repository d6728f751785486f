from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.mixture import Mixture
from backing.evidence.statistics.observables import AttackRate, attack_rate, exactly, implied_attacks, silence_ratio

EIGHT_WEEKS = 8 / 52
CLASS = AttackRate(median=0.079, log_sd=0.64)
POINTS = (0.020, 0.048, 0.122, 0.063, 0.126, 0.070, 0.092, 0.138, 0.147)
"""Attacks a fighter-year: Islamic State in Iraq and Syria, ISKP and TTP by published counts and strengths, 2021 to 2024."""
RATE = attack_rate(POINTS)


def test_a_reference_class_has_its_middle_and_is_widened() -> None:
    assert attack_rate(POINTS, log_sd=0.01).median == pytest.approx(CLASS.median, abs=5e-4)
    assert attack_rate(POINTS, log_sd=0.01).log_sd == pytest.approx(CLASS.log_sd, abs=0.01)
    assert RATE.log_sd == 1.0


@pytest.mark.parametrize(
    ("other", "quiet", "ratio"), [(1000, 0.05, 0.95), (1000, 0.15, 0.98), (300, 0.05, 0.44), (300, 0.15, 0.72)]
)
def test_silence_hardly_tells_large_groups_apart_once_quiet_spells_are_possible(other, quiet, ratio) -> None:
    assert silence_ratio(7000, other, EIGHT_WEEKS, rate=CLASS, quiet=quiet) == pytest.approx(ratio, abs=0.01)


def test_without_quiet_spells_silence_would_refute_the_larger_number_outright() -> None:
    assert silence_ratio(7000, 1000, EIGHT_WEEKS, rate=CLASS, quiet=0) < 1e-3
    assert silence_ratio(7000, 1000, EIGHT_WEEKS, rate=CLASS, quiet=0.3, quiet_other=0.05) > 5


@drawn(st.floats(1, 1e5), st.floats(1, 1e5), st.floats(0.01, 2), st.floats(0.01, 1))
def test_the_ratio_turns_over_with_the_sizes(claimed: float, other: float, years: float, quiet: float) -> None:
    there = silence_ratio(claimed, other, years, rate=RATE, quiet=quiet)
    assert there == pytest.approx(1 / silence_ratio(other, claimed, years, rate=RATE, quiet=quiet))
    assert there <= 1 + 1e-9 if claimed >= other else there >= 1 - 1e-9


@drawn(st.floats(10, 1e4), st.floats(0.05, 1), st.floats(0.05, 1))
def test_more_watching_shows_more(fighters: float, seen: float, part: float) -> None:
    most, some = (implied_attacks(exactly(fighters), 1, rate=RATE, seen=share) for share in (seen, seen * part))
    assert some.low <= most.low
    assert some.median <= most.median
    assert some.high <= most.high
    assert some.none >= most.none - 1e-9
    # thinning: a share of the attacks of a group is all attacks of a smaller one
    assert some.none == pytest.approx(implied_attacks(exactly(fighters * seen * part), 1, rate=RATE).none)


def test_a_narrow_rate_leaves_poisson_counts() -> None:
    found = implied_attacks(exactly(100), 1, rate=AttackRate(median=0.08, log_sd=1e-6))
    assert found.none == pytest.approx(math.exp(-8), rel=1e-3)
    assert (found.low, found.median, found.high) == (3, 8, 14)


def test_simulated_attacks_lie_where_they_are_implied() -> None:
    draw = np.random.default_rng(12)
    fighters = Mixture(weights=(0.5, 0.5), means=(math.log(1000), math.log(7000)), sds=(0.3, 0.3))
    means = np.exp(draw.normal(np.where(draw.random(40000) < 0.5, *fighters.means), math.hypot(0.3, RATE.log_sd)))
    counts = draw.poisson(means * RATE.median * EIGHT_WEEKS)
    found = implied_attacks(fighters, EIGHT_WEEKS, rate=RATE)
    assert found.none == pytest.approx(float((counts == 0).mean()), abs=0.005)
    assert found.median == pytest.approx(np.quantile(counts, 0.5), rel=0.05)
    assert found.high == pytest.approx(np.quantile(counts, 0.975), rel=0.1)


def test_what_nobody_watches_shows_nothing() -> None:
    assert implied_attacks(exactly(7000), 1, rate=RATE, seen=0).none == 1


@pytest.mark.parametrize("wrong", [0, -1, math.nan, math.inf])
def test_sizes_and_times_that_are_none_are_refused(wrong: float) -> None:
    for call in (
        lambda: exactly(wrong),
        lambda: implied_attacks(exactly(10), wrong, rate=RATE),
        lambda: attack_rate([0.1, wrong]),
        lambda: attack_rate([0.1]),
        lambda: silence_ratio(10, 20, 1, rate=RATE, quiet=wrong - 2),
    ):
        with pytest.raises(UnusableNumbers):
            call()
