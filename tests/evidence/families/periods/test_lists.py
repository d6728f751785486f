"""Datasets that hold the same events are held together, and tell how many events all of them missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.claims.claim import Comparison, Kind, Period
from backing.evidence.compile import compile_claims
from backing.evidence.families.periods.lists import Listed, missed, names_of
from backing.evidence.finding import Finding
from backing.evidence.run import run_tests
from backing.records.catalog import Catalog, Dataset, load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from tests.evidence.factory import claim_of, statement_of
from tests.evidence.families.numbers.second_dataset import (
    UCDP,
    attacks_on_civilians,
    rows_of_the_second,
    second_dataset,
)

A, B, C = ("one", "1"), ("two", "1"), ("three", "1")


def two(first: int, second: int, both: int, days: int = 365) -> Listed:
    held = {frozenset({A}): first - both, frozenset({B}): second - both, frozenset({A, B}): both}
    return Listed(names=(A, B), days=days, held=held)


def values(later: Listed, earlier: Listed) -> dict[str, float | None]:
    return {model.name: model.value for model in missed(later, earlier)[0]}


def test_two_lists_that_overlap_less_missed_more() -> None:
    # the earlier period: 40 and 40 with 10 in common, so some 163 behind them; the later: nearly all in common
    models, lines = missed(two(60, 60, 58), two(40, 40, 10))
    told = {model.name: model for model in models}
    assert told["Events behind two lists, earlier period"].value == pytest.approx(41 * 41 / 11 - 1)
    assert told["Events behind two lists, later period"].value == pytest.approx(62, abs=0.1)
    ratio = told["True ratio, recording told by two lists"]
    assert ratio.value is not None
    assert ratio.value < 62 / 70
    assert "independent of each other" in ratio.assumptions
    assert "2.17 times" in lines[0]
    assert "collect independently" in lines[0]


def test_lists_of_like_overlap_leave_the_ratio_as_it_is_recorded() -> None:
    assert values(two(30, 30, 20), two(30, 30, 20))["True ratio, recording told by two lists"] == pytest.approx(1)


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60), st.data())
def test_turned_round_the_ratio_is_its_reciprocal(first: int, second: int, other: int, data: st.DataObject) -> None:
    one = two(first, second, data.draw(st.integers(0, min(first, second))))
    another = two(other, first, data.draw(st.integers(0, min(other, first))))
    name = "True ratio, recording told by two lists"
    there, back = values(one, another)[name], values(another, one)[name]
    assert there is not None
    assert back == pytest.approx(1 / there)


def test_three_lists_may_copy_each_other_and_say_so() -> None:
    held = {
        frozenset(each): number
        for each, number in (
            ((A,), 20), ((B,), 15), ((C,), 18), ((A, B), 14), ((A, C), 16), ((B, C), 12), ((A, B, C), 22)
        )
    }  # fmt: skip
    listed = Listed(names=(A, B, C), days=365, held=held)
    models, lines = missed(listed, replace(listed, days=730))
    assert len(models) == 2
    assert "depend on each other" in models[0].assumptions
    assert "the true ratio a day is 2.00" in lines[0]


def test_a_list_without_an_event_tells_nothing_and_the_finding_says_so() -> None:
    models, lines = missed(two(5, 0, 0), two(5, 4, 2))
    assert models == ()
    assert lines[0].startswith("How many events the datasets missed cannot be told")


def test_rows_that_cannot_be_told_apart_are_no_list() -> None:
    rows = [{"id": "1"}, {"id": "2"}]
    assert names_of(A, [{A: rows, B: rows}, {A: [], B: []}]) == (A, B)
    assert names_of(A, [{A: rows, B: [{"id": "1"}]}, {A: [], B: [{"id": "1"}]}]) == (A,)
    assert names_of(A, [{A: rows, B: rows[:1], C: rows, ("d", "1"): []}] * 1) == (A, C, B)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder: Path = tmp_path_factory.mktemp("second")
    return second_dataset(folder, rows_of_the_second())


def compared(*others: Dataset) -> Finding:
    """More attacks in one time than in an earlier one, on the bundled release beside others."""
    a, b = (Period(start=date(year, 1, 1), end=date(last, 12, 31)) for year, last in ((2016, 2018), (2013, 2015)))
    claim = claim_of(
        "Islamic State carried out more lethal attacks on civilians in Bangladesh in 2016 to 2018 than in 2013 to 2015",
        Kind.PERIOD_COMPARISON,
        actors=("Islamic State",),
        places=("Bangladesh",),
        comparison=Comparison(a=a, b=b),
    )
    catalog = Catalog(datasets=(load_catalog().find(*UCDP), *others))
    with DuckDBEngine(catalog) as engine:
        found = [f for each in run_tests(compile_claims(statement_of([claim]), [claim], catalog), engine) for f in each]
    return next(f for f in found if f.as_of is None and f.dataset == UCDP[0] and f.test == "period comparison")


def test_a_second_dataset_is_held_beside_the_comparison_and_decides_nothing(second: Dataset) -> None:
    alone, beside = compared(), compared(second)
    assert not [model for model in alone.models if "lists" in model.name]
    lists = {model.name: model for model in beside.models if "lists" in model.name}
    assert len(lists) == 3
    own = [row["start"].year for row in attacks_on_civilians()]
    earlier = lists["Events behind two lists, earlier period"]
    assert earlier.interval is not None
    assert earlier.interval[0] >= sum(2013 <= year <= 2015 for year in own)
    assert beside.readings == alone.readings
    assert beside.result == alone.result


def test_a_dataset_that_does_not_hold_both_periods_is_not_asked(second: Dataset) -> None:
    late = replace(second, coverage=replace(second.coverage, start=date(2014, 1, 1)))
    assert not [model for model in compared(late).models if "lists" in model.name]
