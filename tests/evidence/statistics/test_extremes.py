from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.extremes import first_since, highest_since, last_until

SINCE, ASSERTED = date(2021, 8, 15), date(2023, 3, 9)
BASE = (20, 2000)


def test_one_dated_event_between_decides() -> None:
    found = first_since([ASSERTED, date(2022, 8, 5), SINCE], ASSERTED, SINCE, detection=0.5, base=BASE)
    assert found.counter_examples == (date(2022, 8, 5),)
    assert found.probability == 0


@drawn(st.floats(0.05, 1), st.floats(0.05, 1), st.integers(1, 2000))
def test_without_one_it_is_surer_the_better_and_shorter_was_watched(one: float, other: float, days: int) -> None:
    poor, good = sorted((one, other))
    end = SINCE + timedelta(days=days)
    found = [first_since([], end, SINCE, detection=share, base=BASE) for share in (poor, good)]
    assert found[0].probability <= found[1].probability + 1e-12
    longer = first_since([], end + timedelta(days=100), SINCE, detection=poor, base=BASE)
    assert longer.probability <= found[0].probability
    assert longer.expected_unseen >= found[0].expected_unseen


def test_a_record_that_sees_everything_proves_an_absence() -> None:
    assert first_since([], ASSERTED, SINCE, detection=1, base=BASE).probability == 1
    assert first_since([], SINCE + timedelta(days=1), SINCE, detection=0.1, base=BASE).probability == 1


@drawn(st.lists(st.integers(0, 800), max_size=6), st.floats(0.05, 1))
def test_last_is_first_read_backwards(offsets: list[int], detection: float) -> None:
    days = [SINCE + timedelta(days=n) for n in offsets]
    mirrored = [ASSERTED - (day - SINCE) for day in days]
    first = first_since(days, ASSERTED, SINCE, detection=detection, base=BASE)
    last = last_until(mirrored, SINCE, ASSERTED, detection=detection, base=BASE)
    assert (last.probability, len(last.counter_examples)) == (first.probability, len(first.counter_examples))


def test_the_probability_is_the_share_of_worlds_in_which_nothing_was_missed() -> None:
    """Simulation-based: rates from the posterior of the base, events in the stretch, those of which none is recorded."""
    draw = np.random.default_rng(14)
    rates = draw.gamma(0.5 + 5, 1 / 1000, 200_000)  # recorded events a day after 5 in 1,000 days
    unseen = draw.poisson(rates * 200 * (1 - 0.6) / 0.6)
    found = first_since([], SINCE + timedelta(days=201), SINCE, detection=0.6, base=(5, 1000))
    assert found.probability == pytest.approx(float((unseen == 0).mean()), abs=0.005)
    assert found.expected_unseen == pytest.approx(float(unseen.mean()), rel=0.02)


def test_the_highest_of_a_short_series_is_no_news() -> None:
    found = highest_since([4, 9, 3, 10])
    assert (found.counter_examples, found.by_chance) == ((), 0.25)
    assert highest_since([4, 10, 3, 10]).counter_examples == (1,)


@drawn(st.lists(st.integers(0, 20), min_size=2, max_size=20))
def test_a_value_is_the_highest_or_has_a_counter_example(values: list[int]) -> None:
    assert (not highest_since(values).counter_examples) == (values[-1] > max(values[:-1]))


@pytest.mark.parametrize(
    ("detection", "base"), [(0, BASE), (1.2, BASE), (math.nan, BASE), (0.5, (-1, 9)), (0.5, (1, 0))]
)
def test_what_tells_nothing_about_a_stretch_is_refused(detection, base) -> None:
    with pytest.raises(UnusableNumbers):
        first_since([], ASSERTED, SINCE, detection=detection, base=base)


def test_reversed_days_and_short_series_are_refused() -> None:
    for call in (
        lambda: first_since([], SINCE, ASSERTED, detection=0.5, base=BASE),
        lambda: first_since([], SINCE, SINCE, detection=0.5, base=BASE),
        lambda: last_until([], ASSERTED, SINCE, detection=0.5, base=BASE),
        lambda: highest_since([3]),
        lambda: highest_since([3, math.nan]),
    ):
        with pytest.raises(UnusableNumbers):
            call()
