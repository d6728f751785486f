"""Published figures of strength: one an originator, in its unit, and copies told from what they copy."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest

from backing.evidence.families.strengths.estimates import drifts, nearest, numbers_of, stated
from backing.evidence.statistics.units import Unit, roots_of

POSTED = date(2023, 5, 1)


def row(**fields: Any) -> dict[str, Any]:
    """A figure of strength about the time of the statement."""
    return {
        "id": "a", "low": 4000.0, "high": 6000.0, "unit": "fighters", "stated_by": "UN", "root": "un", "copy_of": None,
        "start": date(2023, 2, 1), "end": date(2023, 2, 28),
    } | fields  # fmt: skip


def test_the_nearest_period_of_an_originator_counts() -> None:
    old = row(id="b", start=date(2021, 1, 1), end=date(2021, 12, 31))
    assert nearest([old, row()], POSTED) == (row(),)
    assert nearest([old, row()], date(2021, 6, 1)) == (old,)
    assert nearest([old, row()], None) == (row(),), "without a day the latest"


def test_one_originator_may_state_several_numbers_at_once() -> None:
    two = [row(), row(id="b", low=7000.0, high=7000.0)]
    assert len(nearest(two, POSTED)) == 2
    assert len(roots_of([stated(each) for each in two]).means) == 1, "and is one bloc all the same"


def test_a_copy_follows_what_it_repeats_and_never_counts_by_itself() -> None:
    copy = row(id="b", root="un", copy_of="a", unit="people")
    assert nearest([copy, row()], POSTED) == (row(), copy)
    assert nearest([copy], POSTED) == ()
    assert roots_of([stated(row()), stated(copy)]).copies == ("UN, 2023",)


def test_what_lost_its_unit_on_the_way_is_named_and_a_faithful_copy_is_not() -> None:
    told = row(unit="fighters and family members")
    lost, faithful = row(id="b", copy_of="a", high=5000.0), told | {"id": "c", "copy_of": "a"}
    assert drifts([told, lost, faithful]) == ((told, lost),)
    assert numbers_of(lost) == "4,000 to 5,000 fighters"


@pytest.mark.parametrize(
    "wrong",
    [{"low": 0.0}, {"low": None}, {"high": None}, {"low": -5.0}, {"low": 9000.0}, {"high": math.inf}, {"start": None},
     {"high": math.nan}, {"start": date(2010, 1, 1), "end": date(2010, 1, 2)}],
)  # fmt: skip
def test_a_figure_without_a_usable_number_or_far_away_is_left_out(wrong: dict[str, Any]) -> None:
    assert nearest([row(**wrong)], POSTED) == ()


@pytest.mark.parametrize(
    ("unit", "kind"),
    [("fighters and family members", Unit.FAMILIES), ("core members", Unit.CORE), ("fighters and supporters", Unit.SUPPORTERS),
     ("members", Unit.FIGHTERS)],
)  # fmt: skip
def test_the_unit_is_read_by_its_words(unit: str, kind: Unit) -> None:
    assert stated(row(unit=unit)).unit is kind
