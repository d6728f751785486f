from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import parse

from backing.errors import InvalidTest
from backing.records.engines.sql import compile_query, describe_query
from backing.records.query import AnyOf, Condition, Operator, Query, Value


def query(*where: Condition | AnyOf, **parts: tuple[str, ...] | str) -> Query:
    return Query(**{"table": "events", "dataset": "d", "release": "1", "where": where, **parts})  # type: ignore[arg-type]


def condition(column: str, operator: Operator, value: Value | tuple[Value, ...] | None = None) -> Condition:
    return Condition(column=column, operator=operator, value=value)


def test_values_are_bound_in_the_order_of_their_marks() -> None:
    compiled = compile_query(
        query(
            condition("country", Operator.EQ, "BGD"),
            AnyOf(conditions=(condition("side_a_id", Operator.EQ, 234), condition("side_b_id", Operator.EQ, 235))),
            condition("division", Operator.IN, ("BD-C", "BD-B")),
            condition("end", Operator.IS_NULL),
            condition("start", Operator.GE, date(2015, 1, 1)),
            columns=("id", "start"),
        )
    )
    assert compiled.values == ("d", "1", "BGD", 234, 235, "BD-C", "BD-B", date(2015, 1, 1))
    assert compiled.sql == (
        'SELECT "id", "start" FROM events WHERE "dataset" = ? AND "release" = ? AND "country" = ? '
        'AND ("side_a_id" = ? OR "side_b_id" = ?) AND "division" IN (?, ?) AND "end" IS NULL AND "start" >= CAST(? AS DATE) '
        'ORDER BY "start", "id"'
    )


def test_the_reader_sees_the_values() -> None:
    text = describe_query(
        query(condition("start", Operator.LE, date(2016, 7, 1)), condition("side_a", Operator.NE, "a'b"))
    )
    assert "\"start\" <= CAST('2016-07-01' AS DATE)" in text
    assert "\"side_a\" <> 'a''b'" in text


def test_rows_are_always_ordered_completely() -> None:
    assert compile_query(query(order=("deaths_best",))).sql.endswith('ORDER BY "deaths_best", "start", "id"')


def test_nulls_come_last_in_every_dialect() -> None:
    asked = query(order=("deaths_best",))
    assert compile_query(asked, dialect="spark").sql.endswith(
        "ORDER BY `deaths_best` NULLS LAST, `start` NULLS LAST, `id` NULLS LAST"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        query(table="event"),
        query(columns=("id; DROP TABLE events",)),
        query(order=("1",)),
        query(condition('country" = 1 OR "id', Operator.EQ, "x")),
        query(condition("country", Operator.EQ)),
        query(condition("country", Operator.EQ, 7)),
        query(condition("country", Operator.EQ, ("BGD",))),
        query(condition("country", Operator.IN, "BGD")),
        query(condition("country", Operator.IS_NULL, "BGD")),
        query(condition("start", Operator.GE, "2015-01-01")),
        query(condition("deaths_best", Operator.GE, True)),
        query(condition("side_a", Operator.EQ, "\ud800")),
        query(condition("targets_civilians", Operator.EQ, 1)),
        query(AnyOf(conditions=(condition("nothing", Operator.EQ, 1),))),
    ],
)
def test_what_cannot_be_stated_is_refused(wrong: Query) -> None:
    with pytest.raises(InvalidTest):
        compile_query(wrong)
    with pytest.raises(InvalidTest):
        describe_query(wrong)


def test_no_alternative_is_never_true() -> None:
    assert "FALSE" in compile_query(query(AnyOf(conditions=()))).sql
    assert "FALSE" in compile_query(query(condition("division", Operator.IN, ()))).sql


@given(st.text())
def test_a_value_never_changes_the_text_that_runs(value: str) -> None:
    usual = compile_query(query(condition("side_a", Operator.EQ, "IS")))
    assert compile_query(query(condition("side_a", Operator.EQ, value))).sql == usual.sql


@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")))
def test_what_the_reader_sees_is_one_statement(value: str) -> None:
    assert len(parse(describe_query(query(condition("side_a", Operator.EQ, value))), dialect="duckdb")) == 1
