"""Made-up months around a date: what the finding says, and what it refuses to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.claims.claim import Kind, Period
from backing.evidence.claimtest import ClaimTest
from backing.evidence.compile import compile_claims
from backing.evidence.families.trend import Trend
from backing.evidence.finding import P_VALUE, Finding
from backing.records.catalog import Catalog
from backing.records.coverage import Coverage
from tests.evidence.factory import statement_of
from tests.evidence.families.changes.made_up import around, change, judged, rows_of, weights

SEASON = [9, 11, 8, 10, 12, 9, 10, 11, 8, 10, 9, 12]
FELL, ROSE = (
    change("events with Islamic State in Bangladesh fell"),
    change("events with Islamic State in Bangladesh rose"),
)


def test_a_clear_fall_is_found_by_every_model_and_by_no_other_date() -> None:
    finding = judged(FELL, around(SEASON * 2, [count // 4 for count in SEASON * 2]), around(SEASON * 2, SEASON * 2))
    names = [model.name for model in finding.models]
    assert min(weights(finding)) > 1
    assert [name for name in names if "quasi-Poisson" in name and "season" in name]
    assert [name for name in names if "all other actors" in name]
    p = [model for model in finding.models if model.measure == P_VALUE]
    assert [(model.name, model.value) for model in p] == [("Rank among other dates", pytest.approx(1 / 37))]
    assert {exhibit.kind for exhibit in finding.exhibits} == {"before_after", "forks"}
    assert not finding.flags


def test_a_rise_is_no_fall_and_the_other_way_round() -> None:
    rows = around([2, 3] * 12, [9, 8] * 12)
    assert max(weights(judged(FELL, rows))) < 0 < min(weights(judged(ROSE, rows)))


def test_a_steady_fall_is_a_fall_since_and_no_step_at_the_event() -> None:
    rows = around(range(50, 26, -1), range(26, 2, -1))
    since = judged(change("events with Islamic State in Bangladesh have fallen", Kind.TREND), rows)
    event = judged(FELL, rows)
    assert min(weights(since)) > 0.5
    assert min(weights(event)) < 0
    assert len(event.readings) > len(since.readings)
    assert any(model.name.startswith("Step beyond") for model in since.models)  # shown, and deciding nothing


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=7, max_size=20), st.lists(st.integers(0, 9), min_size=7, max_size=20))
def test_a_denial_is_mirrored(before: list[int], after: list[int]) -> None:
    denied = replace(FELL, setting=replace(FELL.setting, claim=replace(FELL.setting.claim, polarity="negative")))
    said, not_said = judged(FELL, around(before, after)), judged(denied, around(before, after))
    assert weights(said) == pytest.approx([-weight for weight in weights(not_said)])
    assert said.flags == not_said.flags


def test_a_change_that_hangs_on_the_base_is_flagged() -> None:
    finding = judged(FELL, around([0, 1] * 48 + [9, 8] * 12, [4, 5] * 12))
    assert "depends on the chosen window" in finding.flags
    assert min(weights(finding)) < 0 < max(weights(finding))


def test_too_few_months_are_compared_day_by_day_under_assumed_clumping() -> None:
    short = change(
        "events with Islamic State in Bangladesh fell", period=Period(start=date(2018, 10, 1), until_statement=True)
    )
    finding = judged(short, around([9] * 12, [0, 1, 0], date(2018, 10, 1)))
    assert "27 events" in finding.result
    assert {"variance 5" in reading.name for reading in finding.readings} == {True, False}
    assert [model.assumptions for model in finding.models if model.measure == P_VALUE] == ["exact, Poisson counts"]
    assert min(weights(finding)) > 0


@pytest.mark.parametrize("rows", [[], rows_of([date(1995, 1, 1)])])
def test_no_event_around_the_date_tells_nothing(rows: list[dict[str, object]]) -> None:
    finding = judged(FELL, rows)
    assert not finding.readings
    assert finding.cannot_tell == ("a change cannot be told here: both counts are 0, so no ratio can be told",)


def test_a_date_outside_the_release_tells_nothing() -> None:
    later = change(
        "events with Islamic State in Bangladesh fell", period=Period(start=date(2019, 6, 1), until_statement=True)
    )
    finding = judged(later, around([3] * 12, [1] * 12))
    assert not finding.readings
    assert finding.cannot_tell


@settings(max_examples=40)
@given(st.lists(st.integers(0, 9), max_size=30), st.dates(date(1989, 1, 1), date(2018, 12, 31)))
def test_any_date_with_any_months_around_it_gets_a_finding(counts: list[int], parted: date) -> None:
    text = "events with Islamic State in Bangladesh fell"
    finding = judged(change(text, period=Period(start=parted, until_statement=True)), around(counts[:15], counts[15:]))
    assert finding.readings or finding.cannot_tell


@pytest.mark.parametrize("parted", [date(2018, 12, 10), date(2018, 11, 20), date(1989, 1, 20), date(1989, 3, 5)])
def test_a_date_with_no_whole_month_beside_it_is_compared_day_by_day(parted: date) -> None:
    event = change("events with Islamic State in Bangladesh fell", period=Period(start=parted, until_statement=True))
    finding = judged(event, around([9] * 12, [2], parted))
    assert finding.readings
    assert finding.explanation


def test_none_after_the_date_is_still_a_fall_though_a_step_has_no_size() -> None:
    finding = judged(FELL, around([5, 7, 6] * 8, [0] * 24))
    assert min(weights(finding)) > 3
    assert any("a step beyond a trend cannot be told" in line.lower() for line in finding.explanation)


def test_every_answer_says_what_could_have_been_found() -> None:
    finding = judged(FELL, around([1, 0, 2] * 8, [1, 1, 0] * 8))
    assert max(weights(finding)) < 3
    assert any("would have been found with 80 % power" in line for line in finding.explanation)


def test_three_priors_stand_beside_the_answer() -> None:
    priors = {m.name: m.value or 0 for m in judged(FELL, around([6] * 24, [3] * 24)).models if "prior" in m.name}
    assert priors["Sceptical prior"] < priors["Flat prior"]
    assert priors["Sceptical prior"] < priors["Enthusiastic prior"]


def with_another(test: ClaimTest, **fields: Any) -> ClaimTest:
    """The test with the release beside it under another name, as a dataset that can answer too."""
    release = test.setting.catalog.find(test.dataset, test.release)
    other = replace(release, id="other", release="1.0", **fields)
    catalog = Catalog(datasets=(release, other))
    statement = statement_of([test.setting.claim], test.setting.days)
    return next(iter(compile_claims(statement, [test.setting.claim], catalog)))


def datasets_of(finding: Finding) -> list[str]:
    forks = next(exhibit for exhibit in finding.exhibits if exhibit.kind == "forks")
    return forks.notes["choices"].get("dataset", [])


def test_another_dataset_that_can_answer_is_asked_in_the_forks_and_decides_nothing() -> None:
    asked = with_another(FELL)
    assert [query.dataset for query in asked.queries] == ["ucdp-ged-mmr-bgd", "ucdp-ged-mmr-bgd", "other"]
    own, there = around(SEASON * 2, [2] * 24), around([2] * 24, SEASON * 2)
    finding = Trend().judge(asked, [own, [], there], None)
    alone = judged(FELL, own)
    assert datasets_of(finding) == ["other 1.0", "ucdp-ged-mmr-bgd 19.1"]
    assert weights(finding) == weights(alone)
    share, of_one = (
        next(m.value for m in f.models if m.name == "All admissible ways to ask") for f in (finding, alone)
    )
    assert share < 0.6 < of_one


def test_a_dataset_is_asked_only_where_it_is_complete_and_was_public() -> None:
    sample = with_another(FELL, coverage=replace(catalog_coverage(), complete=False))
    assert {query.dataset for query in sample.queries} == {"ucdp-ged-mmr-bgd"}
    later = with_another(FELL, available_from=date(2020, 1, 1))
    rows = around(SEASON * 2, [2] * 20)
    assert datasets_of(Trend().judge(later, [rows, [], rows], date(2018, 12, 31))) == []
    assert len(datasets_of(Trend().judge(later, [rows, [], rows], None))) == 2


def catalog_coverage() -> Coverage:
    return FELL.setting.catalog.find(FELL.dataset, FELL.release).coverage
