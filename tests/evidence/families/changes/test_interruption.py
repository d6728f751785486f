from __future__ import annotations

from datetime import date

import pytest

from backing.errors import UnusableNumbers
from backing.evidence.families.changes.interruption import impact_for, interruption, other_dates
from backing.evidence.families.changes.months import Months, shifted


def months(counts: list[int], index: int, parted: date = date(2020, 2, 29)) -> Months:
    starts = tuple(shifted(parted, number - index) for number in range(len(counts)))
    return Months(starts=starts, counts=tuple(counts), days=(30,) * len(counts), index=index)


AROUND_DOHA = months([20, 22, 19, 21] * 9 + [9, 11, 10] * 6 + [2, 3, 2, 4] * 5, 36)
"""A fall on the day of the Doha agreement, and another at the takeover a year and a half later."""


def test_the_length_alone_decides_how_much_season_is_modelled() -> None:
    assert [impact_for(length).harmonics for length in (20, 39, 40, 59, 60, 240)] == [0, 0, 1, 1, 2, 2]
    with pytest.raises(UnusableNumbers, match="19 months"):
        impact_for(19)


def test_two_dates_that_apply_are_in_one_model_and_near_ones_are_named() -> None:
    apart, near = other_dates("AFG", AROUND_DOHA)
    assert "afghanistan-taliban-takeover-2021" in {anchor.id for _, anchor in apart}
    assert near == ()
    takeover = months(list(AROUND_DOHA.counts), 54, date(2021, 8, 15))
    apart, near = other_dates("AFG", takeover)
    assert [anchor.id for _, anchor in apart][:1] == ["afghanistan-doha-agreement-2020"]
    assert {"afghanistan-withdrawal-2021", "afghanistan-kabul-airport-attack-2021"} <= {anchor.id for anchor in near}


def test_a_later_event_does_not_pass_for_the_step_at_the_date() -> None:
    dated = tuple(pair for pair in other_dates("AFG", AROUND_DOHA)[0] if "takeover" in pair[1].id)
    alone, both = interruption(AROUND_DOHA), interruption(AROUND_DOHA, also=dated)
    assert both.also == dated
    assert [len(fit.steps) for fit in both.fits] == [2, 2]
    assert both.step(both.fits[0]).ratio == pytest.approx(0.48, abs=0.1)
    assert abs(alone.step(alone.fits[0]).log_ratio) != pytest.approx(abs(both.step(both.fits[0]).log_ratio), rel=0.05)


def test_dates_that_the_series_cannot_carry_are_left_out() -> None:
    short = months([20, 22, 19, 21] * 4 + [9, 11, 10, 8] * 3, 16)
    dated = ((22, other_dates("AFG", AROUND_DOHA)[0][0][1]),)
    assert interruption(short, also=dated).also == ()


def test_a_control_that_fell_as_well_takes_the_step_away() -> None:
    fell = [20, 22, 19, 21] * 9 + [9, 11, 10, 8] * 9
    found = interruption(months(fell, 36), control=[count * 3 for count in fell])
    assert found.controlled is not None
    assert found.controlled.ratio == pytest.approx(1, abs=0.02)
    level = interruption(months(fell, 36), control=[40, 41, 42] * 24)
    assert level.controlled is not None
    assert level.controlled.high < 1


def test_a_control_that_is_almost_empty_controls_nothing() -> None:
    fell = [20, 22, 19, 21] * 9 + [9, 11, 10, 8] * 9
    rare = [0] * 72
    rare[3] = rare[50] = 1
    assert interruption(months(fell, 36), control=rare).controlled is None
    assert interruption(months(fell, 36)).controlled is None
