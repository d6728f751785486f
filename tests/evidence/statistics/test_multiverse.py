from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.multiverse import curve_p, multiverse


def ratio(*, later: int, weeks: int) -> float:
    return (later / (weeks * 7)) / (27 / 99)


def test_the_fall_of_the_attacks_holds_for_most_windows_but_not_for_all() -> None:
    found = multiverse(ratio, {"later": [0, 8, 20], "weeks": [4, 8, 14]}, holds=lambda value: value < 0.75)
    assert (len(found.universes), found.telling) == (9, 9)
    assert found.agreeing == pytest.approx(6 / 9)
    assert (found.lowest, found.highest) == (0.0, pytest.approx(20 / 28 / (27 / 99)))
    assert dict(found.moves)["later"] > dict(found.moves)["weeks"] > 0
    assert dict(found.universes[-1].choices) == {"later": 20, "weeks": 4}


@drawn(st.lists(st.integers(0, 50), min_size=1, max_size=8), st.lists(st.integers(1, 20), min_size=1, max_size=4))
def test_listing_an_option_again_changes_nothing(later: list[int], weeks: list[int]) -> None:
    once = multiverse(ratio, {"later": later, "weeks": weeks}, holds=lambda value: value < 1)
    assert once == multiverse(ratio, {"later": later * 2, "weeks": weeks + weeks[:1]}, holds=lambda value: value < 1)
    assert once.lowest <= once.median <= once.highest


def test_universes_that_cannot_tell_are_kept_and_not_counted() -> None:
    def some(*, place: str) -> float | None:
        if place == "refused":
            raise UnusableNumbers("no events")
        return {"none": None, "missing": math.nan}.get(place, 2.0)

    found = multiverse(some, {"place": ["none", "here", "missing", "refused"]}, holds=lambda value: value > 1)
    assert (found.telling, len(found.universes), found.agreeing, found.median) == (1, 4, 1.0, 2.0)
    nothing = multiverse(some, {"place": ["none"]}, holds=lambda value: value > 1)
    assert (nothing.agreeing, nothing.lowest, nothing.median, nothing.highest) == (None, None, None, None)


def test_errors_of_the_analysis_itself_are_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        multiverse(lambda *, n: 1 / n, {"n": [0]}, holds=bool)


@pytest.mark.parametrize("choices", [{"n": []}, {"n": range(200), "m": range(200)}])
def test_no_options_and_too_many_are_refused(choices) -> None:
    with pytest.raises(UnusableNumbers):
        multiverse(lambda **_: 1.0, choices, holds=bool)


def test_a_curve_is_held_against_shuffled_series() -> None:
    assert curve_p(0.9, [0.1, 0.5, 0.95]) == pytest.approx(2 / 4)
    assert curve_p(0.9, []) == 1
    with pytest.raises(UnusableNumbers):
        curve_p(math.nan, [0.1])
