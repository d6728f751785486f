"""A change without a date: found where it lies, and not made up where there is none."""

from __future__ import annotations

from datetime import date

from backing.claims.claim import Kind, Period
from tests.evidence.families.changes.made_up import by_month, change, judged, weights

OPEN = Period(until_statement=True)
FELL = change("events with Islamic State in Bangladesh fell", Kind.TREND, period=OPEN)


def test_the_month_of_a_fall_is_found() -> None:
    finding = judged(FELL, by_month([8, 9, 7] * 12 + [1, 0, 1] * 4, date(2015, 1, 1)))
    assert "1 Jan 2018" in finding.headline
    assert min(weights(finding)) > 0
    assert finding.exhibits[0].notes["break"] == "2018-01-01"


def test_a_rise_is_no_fall() -> None:
    rows = by_month([1, 0, 1] * 12 + [8, 9, 7] * 4, date(2015, 1, 1))
    assert max(weights(judged(FELL, rows))) < 0
    rose = change("events with Islamic State in Bangladesh rose", Kind.TREND, period=OPEN)
    assert min(weights(judged(rose, rows))) > 0


def test_a_level_record_speaks_against_a_change() -> None:
    finding = judged(FELL, by_month([5, 6, 4] * 16, date(2015, 1, 1)))
    assert max(weights(finding)) < 0


def test_every_look_back_counts_once() -> None:
    finding = judged(FELL, by_month([5, 6, 4] * 16, date(2015, 1, 1)))
    assert [model.name for model in finding.models] == [
        "One change in the last 24 months", "One change in the last 48 months"
    ]  # fmt: skip
    assert sum(reading.central for reading in finding.readings) == 1


def test_less_than_a_year_of_months_tells_nothing() -> None:
    for rows in ([], by_month([3, 4], date(2018, 11, 1))):
        finding = judged(FELL, rows)
        assert not finding.readings
        assert finding.cannot_tell
