from __future__ import annotations

from datetime import date, timedelta

from backing.evidence.claimtest import Row
from backing.evidence.families.silences.reporting import not_yet_reported
from backing.evidence.link import Window
from backing.provenance import DateRange
from tests.evidence.factory import attacks, findings_on

POSTED = date(2018, 12, 31)


def window(start: date, end: date = POSTED) -> Window:
    return Window(posted=POSTED, start=start, end=end)


def rows(number: int, lag: int | None) -> list[Row]:
    end = date(2016, 1, 1)
    return [
        {"side_a": "X", "end": end, "first_reported": end + timedelta(days=lag) if lag is not None else None}
    ] * number


def test_the_last_days_of_a_silence_as_of_a_day_are_named() -> None:
    (line,) = not_yet_reported([], window(date(2018, 10, 1)), POSTED)
    assert "What happened from 2 Dec 2018 on may not have been reported by 31 Dec 2018" in line
    assert "is taken to be public 30 days after it" in line


def test_the_lags_of_rows_that_give_them_are_told() -> None:
    (line,) = not_yet_reported([*rows(30, 2), *rows(10, 90), *rows(5, None)], window(date(2018, 10, 1)), POSTED)
    assert "Of 40 rows that say when they were first reported, 75% were within 30 days." in line


def test_with_hindsight_and_for_a_window_that_was_long_over_there_is_no_such_limit() -> None:
    assert not_yet_reported([], window(date(2018, 10, 1)), None) == ()
    assert not_yet_reported([], window(date(2018, 1, 1), date(2018, 12, 1)), POSTED) == ()


def test_figures_have_their_own_days_of_publication() -> None:
    assert not_yet_reported([{"unit": "attack"}], window(date(2018, 10, 1)), POSTED) == ()


def test_a_finding_on_a_silence_up_to_the_day_says_so_and_one_on_a_row_does_not() -> None:
    def said(start: date, end: date) -> bool:
        found = findings_on(attacks(start, end), days=DateRange(earliest=POSTED, latest=POSTED))
        return any("may not have been reported" in line for f in found if f.as_of for line in f.explanation)

    assert said(date(2018, 3, 1), date(2018, 12, 31))
    assert not said(date(2016, 7, 1), date(2016, 7, 31))
    assert not said(date(2017, 1, 1), date(2017, 6, 1))
