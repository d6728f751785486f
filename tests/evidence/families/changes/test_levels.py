from __future__ import annotations

from datetime import date

from backing.evidence.families.changes.levels import ALL, EQUAL, bases_of, central_of, levels_of
from backing.evidence.families.changes.months import Months, days_of, months_around
from tests.evidence.families.changes.made_up import PARTED, around

SPAN = (date(2007, 1, 1), date(2018, 12, 31))


def months(*counts: int, index: int) -> Months:
    return Months(starts=(PARTED,) * len(counts), counts=counts, days=(30,) * len(counts), index=index)


def test_a_group_that_was_not_yet_there_was_not_quiet() -> None:
    young = months(*[0] * 20, *[3] * 8, *[1] * 12, index=28)
    assert [(name, base.index) for name, base in bases_of(young)] == [(EQUAL, 8)]
    newborn = months(*[0] * 20, *[3] * 3, *[1] * 12, index=23)
    assert [(name, base.index) for name, base in bases_of(newborn)] == [(EQUAL, 12)]


def test_a_long_record_has_two_bases() -> None:
    old = months(*[3] * 30, *[1] * 12, index=30)
    assert [(name, base.index) for name, base in bases_of(old)] == [(EQUAL, 12), (ALL, 30)]


def test_the_central_rates_are_those_of_as_long_before_as_after() -> None:
    days = days_of(around([9] * 24 + [4] * 24, [2] * 24))
    levels = levels_of(days, PARTED, SPAN, months_around(days, PARTED, SPAN))
    assert [level.base for level in levels] == [EQUAL, ALL]
    assert (central_of(levels).earlier, central_of(levels).later) == (96, 48)
    assert levels[1].rates.earlier == 24 * 13


def test_a_short_record_is_compared_over_the_same_number_of_days() -> None:
    span = (date(2007, 1, 1), date(2017, 3, 1))
    days = days_of(around([9] * 24, [2, 2]))
    rates = central_of(levels_of(days, PARTED, span, months_around(days, PARTED, span)))
    assert rates.later_exposure == rates.earlier_exposure == 60
    assert (rates.earlier, rates.later) == (17, 4)  # the first of November lies before the 60 days
