"""How many? Numbers counted from the published rows: 50 events with IS in Bangladesh, 129 deaths, 19 on civilians."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.assessment.verdict import Label
from backing.case import assess
from backing.claims.claim import Kind, Period, Quantity
from backing.records.catalog import load_catalog
from backing.statements.read import read_statement
from tests.evidence.factory import claim_of, engine, findings_on, number_of, verdict_on

ALL = Period(start=date(2015, 1, 1), end=date(2018, 12, 31))


@pytest.mark.parametrize(
    ("text", "value", "unit", "label"),
    [
        ("Islamic State carried out 19 lethal attacks on civilians", 19, "attacks on civilians", Label.SUPPORTED),
        ("Islamic State carried out 20 lethal attacks on civilians", 20, "attacks on civilians", Label.REFUTED),
        ("there were 50 events with Islamic State", 50, "events", Label.SUPPORTED),
        ("129 people were killed in events with Islamic State", 129, "deaths", Label.SUPPORTED),
        ("400 people were killed in events with Islamic State", 400, "deaths", Label.REFUTED),
    ],
)
def test_a_number_is_held_against_the_rows(text: str, value: float, unit: str, label: Label) -> None:
    assert verdict_on(number_of(text, value, unit, ALL)).hindsight.label is label


def test_about_a_number_leaves_room() -> None:
    text = "Islamic State carried out about 20 lethal attacks on civilians"
    assert (
        verdict_on(number_of(text, 20, "attacks on civilians", ALL, qualifier="about")).hindsight.label
        is Label.SUPPORTED
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no fewer than 50 lethal events with Islamic State in Bangladesh between 2015 and 2018.",
        "There were not fewer than 50 lethal events with Islamic State in Bangladesh between 2015 and 2018.",
        "There were no more than 50 lethal events with Islamic State in Bangladesh between 2015 and 2018.",
        "There were not more than 50 lethal events with Islamic State in Bangladesh between 2015 and 2018.",
    ],
)
def test_a_bound_that_is_denied_is_the_bound_on_the_other_side(sentence: str) -> None:
    statement = read_statement(sentence.encode(), name="note", day=date(2023, 12, 31))
    (verdict,) = assess(statement, load_catalog(), engine()).assessment.verdicts
    assert verdict.so is Label.SUPPORTED
    off = sentence.replace("50", "51" if "fewer" in sentence else "49")
    (other,) = assess(
        read_statement(off.encode(), name="note", day=date(2023, 12, 31)), load_catalog(), engine()
    ).assessment.verdicts
    assert other.so is Label.REFUTED


@pytest.mark.parametrize(("high", "label"), [(50, Label.SUPPORTED), (51, Label.REFUTED)])
def test_not_fewer_than_a_number_is_counted(high: int, label: Label) -> None:
    text = f"There were not fewer than {high} lethal events with Islamic State in Bangladesh"
    claim = claim_of(
        text, Kind.ABSENCE, actors=("Islamic State",),
        places=("Bangladesh",), polarity="negative", period=ALL,
        quantity=Quantity(high=high, unit="lethal events", qualifier="fewer than"),
    )  # fmt: skip
    assert verdict_on(claim).hindsight.label is label


def test_more_than_there_is_is_overstated() -> None:
    verdict = verdict_on(
        number_of("Islamic State carried out 40 lethal attacks on civilians", 40, "attacks on civilians", ALL)
    )
    assert (verdict.hindsight.label, verdict.flags) == (Label.REFUTED, ("overstated",))


def test_the_query_is_readable_and_names_the_code() -> None:
    finding = findings_on(number_of("there were 50 events with Islamic State", 50, "events", ALL))[0]
    assert '"side_a_id" = 234' in finding.query
    assert "'BGD'" in finding.query
    assert "?" not in finding.query


def test_a_denial_of_more_than_there_is_overstates_nothing() -> None:
    text = "Islamic State carried out 40 lethal attacks on civilians"
    verdict = verdict_on(number_of(text, 40, "attacks on civilians", ALL, polarity="negative"))
    assert (verdict.hindsight.label, verdict.flags) == (Label.SUPPORTED, ())


@pytest.mark.parametrize(
    ("qualifier", "value", "label"),
    [
        ("more than", 13, Label.REFUTED),
        ("at least", 13, Label.SUPPORTED),
        ("fewer than", 13, Label.REFUTED),
        ("up to", 13, Label.SUPPORTED),
        ("more than", 12, Label.SUPPORTED),
        ("no fewer than", 13, Label.SUPPORTED),
        ("no fewer than", 14, Label.REFUTED),
        ("no more than", 13, Label.SUPPORTED),
        ("no more than", 12, Label.REFUTED),
    ],
)
def test_bounds_are_obeyed_to_the_letter(qualifier: str, value: float, label: Label) -> None:
    text = f"Islamic State carried out {qualifier} {value} lethal attacks on civilians"  # 13 in 2016
    year = Period(start=date(2016, 1, 1), end=date(2016, 12, 31))
    assert verdict_on(number_of(text, value, "attacks", year, qualifier=qualifier)).hindsight.label is label


def test_a_record_of_lethal_attacks_only_leans_on_attacks_of_every_sort() -> None:
    some = number_of("Islamic State carried out 19 attacks on civilians", 19, "attacks on civilians", ALL)
    assert verdict_on(some).hindsight.label is Label.LEANS_SUPPORTED


def test_who_killed_whom_between_two_sides_is_not_on_record() -> None:
    claim = number_of(
        "Islamic State killed 73 people", 73, "people", Period(start=date(2016, 1, 1), end=date(2016, 12, 31))
    )
    assert verdict_on(claim).hindsight.label is Label.CANNOT_TELL


@settings(max_examples=25)
@given(st.integers(1, 60), st.integers(1, 60), st.sampled_from(["at least", "more than", "fewer than", "no more than"]))
def test_the_answer_is_monotone_in_the_number(one: int, other: int, qualifier: str) -> None:
    low, high = sorted((one, other))
    text = "there were {} {} events with Islamic State"
    p = [
        verdict_on(number_of(text.format(qualifier, n), n, "events", ALL, qualifier=qualifier)).hindsight.p or 0.0
        for n in (low, high)
    ]
    assert p == sorted(p, reverse=qualifier in ("at least", "more than"))
