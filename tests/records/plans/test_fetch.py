"""Rows fetched together are the rows fetched one by one, in the same order, whatever the queries are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import InvalidTest
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.engines.statement import Statement
from backing.records.plans.choice import Plan
from backing.records.plans.choose import TOGETHER, choose_fetch
from backing.records.plans.fetch import fetch_all
from backing.records.query import AnyOf, Condition, Operator, Query

VALUES = {
    "side_a_id": (1, 234, 143, 2.5, 2**70),
    "side_b_id": (1, 234, 769),
    "country": ("BGD", "MMR", "'; DROP TABLE events; --"),
    "division": ("BD-C", "MM-07", "\0"),
    "kind": ("one-sided", "state-based"),
    "start": (date(2013, 5, 1), date(2016, 7, 1)),
    "latitude": (21, 21.5, float("nan")),
    "targets_civilians": (True, False),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    with DuckDBEngine(load_catalog()) as opened:
        yield opened


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    column = draw(st.sampled_from(list(VALUES)))
    operator, value = draw(st.sampled_from(list(Operator))), st.sampled_from(VALUES[column])
    if operator is Operator.IS_NULL:
        return Condition(column=column, operator=operator)
    if operator is Operator.IN:
        return Condition(column=column, operator=operator, value=tuple(draw(st.lists(value, max_size=3))))
    return Condition(column=column, operator=operator, value=draw(value))


queries = st.builds(
    Query, table=st.just("events"), dataset=st.just("ucdp-ged-mmr-bgd"), release=st.sampled_from(("19.1", "19.1", "0")),
    where=st.lists(
        conditions() | st.builds(AnyOf, conditions=st.lists(conditions(), max_size=3).map(tuple)), max_size=3
    ).map(tuple),
    columns=st.sampled_from(((), ("id", "start", "deaths_best"))), order=st.sampled_from(((), ("deaths_best",))),
)  # fmt: skip


def by(actor: int, *, country: str = "BGD", start: date = date(2013, 1, 1)) -> Query:
    """The form that most queries of a statement have."""
    sides = tuple(Condition(column=side, operator=Operator.EQ, value=actor) for side in ("side_a_id", "side_b_id"))
    where = (
        AnyOf(conditions=sides),
        Condition(column="country", operator=Operator.IN, value=(country,)),
        Condition(column="end", operator=Operator.GE, value=start),
    )
    return Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1", where=where, order=("start", "end"))


@settings(max_examples=20)
@given(asked=st.lists(queries, max_size=6), repeated=st.integers(0, 5))
def test_any_queries_give_what_they_give_alone(engine: DuckDBEngine, asked: list[Query], repeated: int) -> None:
    asked += asked[:repeated]
    assert fetch_all(engine, asked, together=1) == [engine.fetch(query) for query in asked]


@settings(max_examples=10)
@given(
    asked=st.lists(
        st.builds(by, st.sampled_from((1, 234, 143, 749, 99)), country=st.sampled_from(("BGD", "MMR")), start=st.dates(
            date(1989, 1, 1), date(2018, 12, 31))), max_size=20,
    )
)  # fmt: skip
def test_queries_of_a_form_give_what_they_give_alone(engine: DuckDBEngine, asked: list[Query]) -> None:
    assert fetch_all(engine, asked) == [engine.fetch(query) for query in asked]


class Counting:
    """An engine that counts what it is asked."""

    name = "counting"

    def __init__(self, engine: DuckDBEngine) -> None:
        self.engine, self.fetched, self.asked = engine, 0, 0

    def fetch(self, query: Query) -> list[dict[str, object]]:
        self.fetched += 1
        return self.engine.fetch(query)

    def ask(self, statement: Statement) -> list[tuple[object, ...]]:
        self.asked += 1
        return self.engine.ask(statement)

    def describe(self, query: Query) -> str:
        return self.engine.describe(query)


def test_queries_of_a_form_are_one_statement_and_repeated_ones_asked_once(engine: DuckDBEngine) -> None:
    counting = Counting(engine)
    found = fetch_all(counting, [by(234), by(143), by(1), by(234)] + [by(234, country="MMR")] * 9)
    assert (counting.asked, counting.fetched) == (1, 1)
    assert len(found) == 13
    assert found[0] == found[3] == engine.fetch(by(234))


def test_true_and_one_are_not_the_same_query(engine: DuckDBEngine) -> None:
    def asked(value: object) -> Query:
        where = (Condition(column="targets_civilians", operator=Operator.EQ, value=value),)
        return Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1", where=where)

    assert fetch_all(engine, [asked(True)])[0]
    with pytest.raises(InvalidTest):
        fetch_all(engine, [asked(True), asked(1)])


def test_the_choice_says_how_many_are_asked_together() -> None:
    assert str(choose_fetch([])) == "one query each (0 queries)"
    few = choose_fetch([by(1), by(2), by(3, country="MMR")])
    assert (few.plan, str(few)) == (Plan.EACH, "one query each (3 queries)")
    many = choose_fetch([by(number) for number in range(TOGETHER)] + [by(1, country="MMR")])
    assert (many.plan, many.reason) == (Plan.BATCH, f"{TOGETHER + 1} queries, all but 1 in 1 statement")
    whole = choose_fetch([by(number) for number in range(TOGETHER)])
    assert whole.reason == f"{TOGETHER} queries in 1 statement"
    timed = choose_fetch([by(number, start=datetime(2013, 1, 1)) for number in range(9)])  # noqa: DTZ001 - a date like others
    assert timed.plan is Plan.EACH, "no column of a table holds a value that is more than a date"
