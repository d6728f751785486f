"""A wave of attacks: the window against the other days, and what scans of the whole record say of a window as dense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Claim, Kind, Period
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.compile import compile_claims
from backing.evidence.families.burst import Burst
from backing.evidence.finding import P_VALUE, Finding, Proxy
from backing.provenance import DateRange
from backing.records.catalog import load_catalog
from tests.evidence.factory import claim_of, findings_on, statement_of, verdict_on
from tests.evidence.families.changes.made_up import rows_of

POSTED = DateRange(earliest=date(2018, 12, 31), latest=date(2018, 12, 31))
START, END = date(2015, 3, 1), date(2015, 3, 31)
MARCH = Period(text="in March 2015", start=START, end=END)
WAVE = "There was a wave of lethal attacks by Islamic State in Bangladesh in March 2015"


def wave(text: str = WAVE, **fields: object) -> Claim:
    return claim_of(
        text, Kind.PRESENCE, **{"actors": ("Islamic State",), "places": ("Bangladesh",), "period": MARCH} | fields
    )


def asked_of(claim: Claim) -> ClaimTest:
    tests = compile_claims(statement_of([claim], POSTED), [claim], load_catalog())
    return next(test for test in tests if test.family == "burst")


def judged(rows: list[Row], claim: Claim | None = None, as_of: date | None = None) -> Finding:
    return Burst().judge(asked_of(claim or wave()), [rows], as_of)


def events(inside: int, elsewhere: int) -> list[Row]:
    """Events on days of March 2015, and others one every fifty days from 2008 on."""
    others = (date(2008, 1, 1) + timedelta(days=50 * n) for n in range(200))
    outside = [day for day in others if not START <= day <= END and day <= date(2018, 12, 1)][:elsewhere]
    return rows_of([*(START + timedelta(days=2 * n % 31) for n in range(inside)), *outside])


def lrs(finding: Finding) -> list[float]:
    return [reading.log_lr for reading in finding.readings]


def test_a_wave_is_one_by_every_meaning_and_rare_by_every_scan() -> None:
    finding = judged(events(12, 60))
    assert len(finding.readings) == 3
    assert min(lrs(finding)) > 3
    p = [model.value for model in finding.models if model.measure == P_VALUE]
    assert len(p) == 1
    assert p[0] < 1e-6
    told = {model.name: model.value for model in finding.models}
    assert told["The window among all of its length"] < 0.01
    assert told["The densest cluster of any length"] <= 0.01
    assert told["The same at the record's rate, Naus"] == pytest.approx(
        told["The same at the record's rate, Alm"], rel=0.2
    )
    assert "12 attacks by Islamic State in Bangladesh on record from 1 Mar 2015 to 31 Mar 2015" in finding.result
    assert finding.exhibits[0].kind == "rates"
    assert finding.exhibits[0].data[2]["label"] == "densest cluster"


def test_a_month_like_the_others_is_no_wave() -> None:
    assert min(lrs(judged(events(3, 77)))) < min(lrs(judged(events(12, 60)))) - 2
    steady = rows_of([date(2005, 3, 1) + timedelta(days=3 * n) for n in range(1680)])
    assert max(lrs(judged(steady))) < -1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_too_few_events_are_no_wave_however_quiet_the_rest(number: int) -> None:
    finding = judged(events(number, 0))
    assert lrs(finding) == [pytest.approx(-4.6, abs=0.01)]


def test_a_denial_is_mirrored() -> None:
    rows = events(5, 40)
    denied = wave(
        "There was no wave of lethal attacks by Islamic State in Bangladesh in March 2015", polarity="negative"
    )
    assert lrs(judged(rows, denied)) == [-weight for weight in lrs(judged(rows))]


def test_deadly_attacks_stand_in_for_attacks_of_every_sort_and_too_few_tell_nothing() -> None:
    every = wave("There was a wave of attacks by Islamic State in Bangladesh in March 2015")
    assert asked_of(every).proxy is Proxy.SAME_ACTOR
    assert asked_of(wave()).proxy is Proxy.DIRECT
    few = judged(events(1, 40), every)
    assert not few.readings
    assert few.cannot_tell == ("an attack that killed nobody is not in it",)
    assert judged(events(9, 40), every).readings


def test_a_window_outside_the_record_or_most_of_it_or_not_yet_over_tells_nothing() -> None:
    before = wave(period=Period(start=date(1980, 3, 1), end=date(1980, 3, 31)))
    most = wave(period=Period(start=date(1990, 1, 1), end=date(2018, 12, 31)))
    for claim, as_of in ((before, None), (most, None), (wave(), date(2015, 4, 5))):
        finding = judged(events(9, 40), claim, as_of)
        assert not finding.readings
        assert finding.cannot_tell


def test_only_what_was_public_counts_as_of_a_day() -> None:
    day = date(2015, 9, 1)
    late = [replace_reported(row, date(2016, 1, 1)) for row in events(9, 40)]
    assert judged(late, as_of=day).sample_size == 0
    assert judged(events(9, 40), as_of=day).sample_size > 0


def replace_reported(row: Row, day: date) -> Row:
    return row | {"first_reported": day}


def test_a_claim_of_change_is_asked_whether_it_changed_and_not_this() -> None:
    for claim in (replace(wave(), kind=Kind.TREND), replace(wave(), period=None)):
        tests = compile_claims(statement_of([claim], POSTED), [claim], load_catalog())
        assert "burst" not in {test.family for test in tests}


def test_the_attacks_of_2016_in_bangladesh_were_a_wave_on_the_bundled_record() -> None:
    year = Period(text="in 2016", start=date(2016, 1, 1), end=date(2016, 12, 31))
    claim = wave("Islamic State carried out a spate of lethal attacks on civilians in Bangladesh in 2016", period=year)
    assert verdict_on(claim).hindsight.label is Label.SUPPORTED
    earlier = replace(year, text="in 2013", start=date(2013, 1, 1), end=date(2013, 12, 31))
    text = "Islamic State carried out a spate of lethal attacks on civilians in Bangladesh in 2013"
    assert verdict_on(wave(text, period=earlier)).hindsight.label is Label.REFUTED


def test_words_beyond_the_question_leave_it_open() -> None:
    claim = wave("There was a coordinated wave of lethal attacks by Islamic State in Bangladesh in March 2015")
    late = [f for f in findings_on(claim) if f.test == "burst" and f.as_of is None]
    assert late
    assert not any(f.readings for f in late)
