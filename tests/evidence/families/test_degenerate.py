"""Rows and windows that say nothing, through every family: a finding that says what cannot be told, and no number."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from backing.case import compile_tests, find_together
from backing.claims.claim import Claim, Comparison, Period
from backing.evidence import possible as hold
from backing.evidence.claimtest import ClaimTest
from backing.evidence.families import FAMILIES, LAST
from backing.evidence.finding import Finding
from backing.evidence.run import judge_test
from backing.records.catalog import load_catalog
from backing.statements.read import read_statement
from tests.evidence.factory import engine

THREAD = Path(__file__).resolve().parents[3] / "examples/thread.txt"
SENTENCES = """
There was no lethal attack by Islamic State on civilians in Bangladesh between 2 July 2016 and 15 July 2017.
ISKP has not claimed a single attack in the past eight weeks in Afghanistan.
Islamic State carried out at least 4 lethal attacks on civilians in Bangladesh in 2016.
Islamic State killed at least 20 civilians in Bangladesh in 2016.
ISKP has 7,000 fighters in Afghanistan.
Lethal events with the KIA in Myanmar decreased after 5 March 2013.
ISKP's attacks in Afghanistan have fallen sharply since 2022.
There were more lethal events with the KNU in Myanmar in 2004 than in 2006.
The last lethal attack by JMB on civilians in Bangladesh was in December 2005.
With 7,000 fighters, it would be highly unlikely for the Taliban to maintain control.
There was a wave of lethal attacks by Islamic State on civilians in Bangladesh in July 2016.
There were more deaths in the fighting in Myanmar in August 2017 than in any other month since 2000.
The KIA was active in Myanmar in 2014.
Only remnants of ISKP are left in Afghanistan.
The allegation that ISKP has 7,000 fighters in Afghanistan lacks evidence.
There is no alternative to the Taliban in Afghanistan.
""".strip().splitlines()
DAY = date(2023, 5, 12)
NONE = re.compile(r"\b(?:nan|inf)\b|=None")
NUMBERS = {name for names in hold.NUMBERS.values() for name in names}
Rows = list[list[dict[str, Any]]]


@cache
def asked() -> tuple[tuple[tuple[Claim, ...], str], ...]:
    """Claims that between them reach every family, with their text."""
    texts = [THREAD.read_text(encoding="utf-8"), *SENTENCES]
    found = find_together([read_statement(text.encode(), name="note", day=DAY) for text in texts])
    return tuple((claims, text) for claims, text in zip(found, texts, strict=True) if isinstance(claims, tuple))


def compiled(change: Callable[[Claim], Claim] = lambda claim: claim) -> Iterator[ClaimTest]:
    for claims, text in asked():
        statement = read_statement(text.encode(), name="note", day=DAY)
        yield from compile_tests(statement, tuple(map(change, claims)), load_catalog())


@cache
def recorded() -> tuple[tuple[ClaimTest, Rows], ...]:
    return tuple((test, [engine().fetch(query) for query in test.queries]) for test in compiled())


def altered(rows: Rows, value: object) -> Rows:
    """The same rows with another number wherever one of them is given."""
    return [[row | {name: value for name in NUMBERS if row.get(name) is not None} for row in part] for part in rows]


ALTERATIONS: dict[str, Callable[[Rows], Rows]] = {
    "no rows": lambda rows: [[] for _ in rows],
    "one row": lambda rows: [part[:1] for part in rows],
    "all zero": lambda rows: altered(rows, 0),
    "negative": lambda rows: altered(rows, -5),
    "not a number": lambda rows: altered(rows, math.nan),
    "infinite": lambda rows: altered(rows, math.inf),
    "missing": lambda rows: altered(rows, None),
}


def assert_honest(finding: Finding, *, told: bool = True) -> None:
    """No number that is none, and something said about what the record cannot tell where it tells nothing."""
    assert not any(math.isnan(reading.log_lr) or math.isinf(reading.log_lr) for reading in finding.readings), finding
    assert not any(model.value is not None and math.isnan(model.value) for model in finding.models), finding
    words = (finding.result, finding.headline, *finding.explanation, *finding.flips_if)
    refused = finding.headline == "the numbers on record cannot be used"  # and then named
    assert refused or not any(NONE.search(line) for line in words), words
    assert finding.result
    assert finding.readings or finding.cannot_tell or told, finding


def test_every_family_is_asked() -> None:
    assert {test.family for test, _ in recorded()} == {family.name for family in (*FAMILIES, LAST)}


@pytest.mark.parametrize("name", ["negative", "not a number", "infinite"])
def test_a_number_that_cannot_be_is_named_and_decides_nothing(name: str) -> None:
    for test, rows in recorded():
        changed = ALTERATIONS[name](rows)
        for finding in judge_test(test, changed) if changed != rows else ():
            assert not finding.readings
            assert any("row" in reason and "holds" in reason for reason in finding.cannot_tell), finding


@pytest.mark.parametrize("name", ALTERATIONS)
def test_rows_that_say_nothing(name: str) -> None:
    for test, rows in recorded():
        for finding in judge_test(test, ALTERATIONS[name](rows)):
            assert_honest(finding, told=name != "no rows")


def reversed_period(period: Period | None) -> Period | None:
    if period is None or period.start is None or period.end is None or period.start == period.end:
        return period
    return replace(period, start=period.end, end=period.start, length_days=None, until_statement=False)


def backwards(claim: Claim) -> Claim:
    between = claim.comparison
    if between:
        a, b = reversed_period(between.a), reversed_period(between.b)
        between = Comparison(a=a or between.a, b=b or between.b, metric=between.metric)
    return replace(claim, period=reversed_period(claim.period), comparison=between)


def in_the_year(year: int) -> Callable[[Claim], Claim]:
    def moved(claim: Claim) -> Claim:
        period = Period(text=f"in {year}", start=date(year, 1, 1), end=date(year, 12, 31))
        between = claim.comparison and replace(claim.comparison, a=period, b=period)
        return replace(claim, period=period, comparison=between)

    return moved


@pytest.mark.parametrize("change", [backwards, in_the_year(1901), in_the_year(2090)], ids=["reversed", "1901", "2090"])
def test_windows_that_say_nothing(change: Callable[[Claim], Claim]) -> None:
    for test in compiled(change):
        for finding in judge_test(test, [engine().fetch(query) for query in test.queries]):
            assert_honest(finding)
            if test.family in ("count", "period comparison", "extreme", "burst"):
                assert not finding.readings, finding
