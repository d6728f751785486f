"""When: dates, spans, anchors, and what hangs on the day of the statement."""

from __future__ import annotations

from datetime import date

import pytest

from backing.claims.claim import Period
from backing.claims.periods import find_periods
from tests.claims.reading import claim_of

DAY = date(2023, 5, 10)


def period_of(text: str, day: date | None = DAY) -> Period:
    found = find_periods(text, day)
    assert len(found) == 1, found
    return found[0].period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("between July 2016 and August 2017", date(2016, 7, 1), date(2017, 8, 31)),
        ("from 2015 to 2018", date(2015, 1, 1), date(2018, 12, 31)),
        ("from January to March 2023", date(2023, 1, 1), date(2023, 3, 31)),
        ("in 2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("on 27 March 2023", date(2023, 3, 27), date(2023, 3, 27)),
        ("on March 27, 2023", date(2023, 3, 27), date(2023, 3, 27)),
        ("in the first half of 2022", date(2022, 1, 1), date(2022, 6, 30)),
        ("in July", date(2022, 7, 1), date(2022, 7, 31)),
        ("on Monday", date(2023, 5, 8), date(2023, 5, 8)),
        ("Monday night", date(2023, 5, 8), date(2023, 5, 8)),
        ("in Q3", date(2022, 7, 1), date(2022, 9, 30)),
        ("in mid-October 2022", date(2022, 10, 11), date(2022, 10, 20)),
        ("in early May", date(2023, 5, 1), date(2023, 5, 10)),
        ("in late 2021", date(2021, 9, 1), date(2021, 12, 31)),
        ("1 March to 31 May 2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("April 2015 to April 2016", date(2015, 4, 1), date(2016, 4, 30)),
        ("through June", date(2022, 6, 1), date(2022, 6, 30)),
        ("in Q1 of 2021", date(2021, 1, 1), date(2021, 3, 31)),
    ],
)
def test_closed_periods(text: str, start: date, end: date) -> None:
    assert period_of(text) == Period(text=text, start=start, end=end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("since 2016", date(2016, 1, 1)),
        ("since the return of the Taliban government", date(2021, 8, 15)),
        ("since the Taliban's return to power", date(2021, 8, 15)),
        ("as a result of the Doha agreement", date(2020, 2, 29)),
        ("after the raid of 26 July 2016", date(2016, 7, 26)),
    ],
)
def test_periods_up_to_the_statement(text: str, start: date) -> None:
    assert period_of(text) == Period(text=text, start=start, end=DAY, until_statement=True)
    assert period_of(text, None) == Period(text=text, start=start, until_statement=True)


def test_weeks_before_the_statement() -> None:
    text = "over the past eight weeks"
    assert period_of(text, None) == Period(text=text, length_days=56, until_statement=True)
    assert period_of(text) == Period(text=text, start=date(2023, 3, 15), end=DAY, length_days=56, until_statement=True)


def test_now_has_no_start() -> None:
    assert period_of("currently", None) == Period(text="currently", until_statement=True)


def test_a_month_without_a_year_stays_open_when_the_statement_has_no_day() -> None:
    assert period_of("in July", None) == Period(text="in July")


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert period_of("on 31 February 2020").start is None


def test_a_rule_runs_from_its_anchor() -> None:
    claim = claim_of(
        "Compared with their first time in power in the 1990s, the Taliban's 20-month rule looks milder.", DAY
    )
    assert claim.period == Period(text="20-month rule", start=date(2021, 8, 15), end=DAY, until_statement=True)
    assert claim.comparison is not None
    assert (claim.comparison.b.start, claim.comparison.b.end) == (date(1996, 9, 27), date(1999, 12, 31))


def test_two_years_are_compared() -> None:
    comparison = claim_of("There were more attacks in Dhaka in 2015 than in 2018.").comparison
    assert comparison is not None
    assert (comparison.a.text, comparison.b.text) == ("in 2015", "in 2018")


def test_the_same_months_of_another_year() -> None:
    text = "The army recorded 61 raids between January and October 2025, against 22 in the same months of 2024."
    comparison = claim_of(text).comparison
    assert comparison is not None
    assert (comparison.b.start, comparison.b.end) == (date(2024, 1, 1), date(2024, 10, 31))


def test_before_and_after_meet_at_the_event() -> None:
    comparison = claim_of("Attacks fell after the raid of 26 July 2016.", DAY).comparison
    assert comparison is not None
    assert (comparison.a.start, comparison.b.end) == (date(2016, 7, 26), date(2016, 7, 25))


def test_three_months_are_months_of_the_calendar() -> None:
    period = period_of("for three months")
    assert (period.start, period.end) == (date(2023, 2, 10), DAY)
