from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.bursts import any_burst, any_burst_of, naus


def narrowest(events: np.ndarray, most: int) -> np.ndarray:
    """The shortest time that holds ``most`` events, for each row."""
    return (events[:, most - 1 :] - events[:, : events.shape[1] - most + 1]).min(axis=1)


@pytest.mark.parametrize(("events", "most", "share"), [(20, 6, 0.1), (50, 10, 0.08), (10, 4, 0.1), (8, 5, 0.15)])
def test_a_burst_of_known_events_agrees_with_chance(events: int, most: int, share: float) -> None:
    drawn = np.sort(np.random.default_rng(7).uniform(size=(20_000, events)), axis=1)
    found = (narrowest(drawn, most) <= share).mean()
    assert any_burst_of(events, most, share=share) == pytest.approx(found, rel=0.08, abs=0.005)


@pytest.mark.parametrize(
    ("most", "rate", "window", "period"), [(6, 20, 0.1, 1), (5, 0.3, 4, 52), (9, 20, 0.1, 1), (9, 0.6, 4, 104)]
)
def test_a_burst_of_a_poisson_process_agrees_with_chance(most: int, rate: float, window: float, period: float) -> None:
    random = np.random.default_rng(11)
    waits = random.exponential(1 / rate, (10_000, int(rate * period + 10 * math.sqrt(rate * period)) + 10))
    events = waits.cumsum(axis=1)
    found = (
        narrowest(np.where(events <= period, events, 1e9 * np.arange(1, events.shape[1] + 1)), most) <= window
    ).mean()
    assert any_burst(most, rate=rate, window=window, period=period) == pytest.approx(found, rel=0.1, abs=0.006)


def test_a_window_as_long_as_the_period_is_a_poisson_tail() -> None:
    tail = 1 - sum(math.exp(-3) * 3**n / math.factorial(n) for n in range(7))
    assert any_burst(7, rate=0.3, window=10, period=10) == pytest.approx(tail)


@given(st.integers(2, 40), st.floats(0.01, 3), st.floats(0.1, 10), st.floats(1, 100))
def test_a_denser_burst_is_rarer_and_a_longer_period_finds_more(
    most: int, rate: float, window: float, more: float
) -> None:
    assume(most > rate * window + math.sqrt(rate * window) + 1)
    found = any_burst(most, rate=rate, window=window, period=window + more)
    assert 0 <= any_burst(most + 1, rate=rate, window=window, period=window + more) <= found <= 1
    assert found <= any_burst(most, rate=rate, window=window, period=window + 2 * more) + 1e-12


@given(st.floats(0.01, 5))
def test_two_events_in_two_or_three_windows_have_a_closed_form(mean: float) -> None:
    """No two of n events within a share x of the period: (1 - (n - 1) x)^n."""
    for windows in (2, 3):
        whole = windows * mean
        apart = sum(
            math.exp(-whole) * whole**n / math.factorial(n) * max(0.0, 1 - (n - 1) / windows) ** n
            for n in range(windows + 2)
        )
        assert naus(2, rate=mean, window=1, period=windows) == pytest.approx(1 - apart, abs=1e-12)


@pytest.mark.parametrize(
    ("most", "rate", "periods"), [(3, 1.0, 2), (4, 2.0, 3), (5, 4.0, 3), (9, 6.0, 3), (4, 1.0, 12)]
)
def test_it_agrees_with_chance_for_any_density(most: int, rate: float, periods: int) -> None:
    random = np.random.default_rng(3)
    waits = random.exponential(1 / rate, (40_000, int(rate * periods + 12 * math.sqrt(rate * periods)) + 10))
    events = waits.cumsum(axis=1)
    inside = np.where(events <= periods, events, 1e9 * np.arange(1, events.shape[1] + 1))
    assert naus(most, rate=rate, window=1, period=periods) == pytest.approx(
        (narrowest(inside, most) <= 1).mean(), abs=0.01
    )


@given(st.integers(2, 30), st.floats(0.05, 20), st.floats(2, 60))
def test_for_any_density_a_denser_burst_is_rarer(most: int, mean: float, periods: float) -> None:
    found = [naus(k, rate=mean, window=1, period=periods) for k in (most, most + 1)]
    assert 0 <= found[1] <= found[0] + 1e-9 <= 1 + 1e-9
    if most > mean + 4 * math.sqrt(mean) + 2:
        assert any_burst(most, rate=mean, window=1, period=periods) == pytest.approx(found[0], rel=0.15, abs=1e-9)


def test_more_events_than_there_are_make_no_burst() -> None:
    assert any_burst_of(5, 6, share=0.1) == 0


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: any_burst(2, rate=1, window=4, period=52),
        lambda: any_burst(9, rate=0, window=4, period=52),
        lambda: any_burst(9, rate=1, window=60, period=52),
        lambda: any_burst(0, rate=1, window=4, period=52),
        lambda: any_burst(9, rate=math.nan, window=4, period=52),
        lambda: any_burst_of(20, 2, share=0.5),
        lambda: naus(1, rate=1, window=4, period=52),
        lambda: naus(5, rate=1, window=4, period=7),
        lambda: naus(5, rate=-1, window=4, period=52),
        lambda: any_burst_of(20, 9, share=0),
        lambda: any_burst_of(-1, 9, share=0.1),
    ],
)
def test_what_is_no_burst_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
