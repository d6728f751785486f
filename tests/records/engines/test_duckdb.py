from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import InvalidTest
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.engines.engine import Engine
from backing.records.query import AnyOf, Condition, Operator, Query, Value
from backing.records.tables import columns_of

RELEASE = load_catalog().find("ucdp-ged-mmr-bgd")
COLUMNS = columns_of("events")


def all_rows() -> list[dict[str, Any]]:
    """The rows as another reader of Parquet sees them."""
    with Path(RELEASE.path).open("rb") as file:
        return pq.read_table(file, columns=list(COLUMNS)).to_pylist()


ROWS = all_rows()
FILLED = [column for column in COLUMNS if any(row[column] is not None for row in ROWS)]


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    with DuckDBEngine(load_catalog()) as opened:
        yield opened


def events(*where: Condition | AnyOf, **parts: tuple[str, ...]) -> Query:
    return Query(table="events", dataset=RELEASE.id, release=RELEASE.release, where=where, **parts)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """Any condition on any column, held against values that occur."""
    column = draw(st.sampled_from(FILLED))
    present = sorted({row[column] for row in ROWS} - {None})
    operator = draw(st.sampled_from(list(Operator)))
    value: Value | tuple[Value, ...] | None = None
    if operator is Operator.IN:
        value = tuple(draw(st.lists(st.sampled_from(present), max_size=4)))
    elif operator is not Operator.IS_NULL:
        value = draw(st.sampled_from(present))
    return Condition(column=column, operator=operator, value=value)


def holds(condition: Condition | AnyOf, row: dict[str, Any]) -> bool:
    """SQL's meaning of a condition: a null is neither equal nor unequal to anything."""
    if isinstance(condition, AnyOf):
        return any(holds(each, row) for each in condition.conditions)
    found, value = row[condition.column], condition.value
    if found is None or condition.operator is Operator.IS_NULL:
        return found is None and condition.operator is Operator.IS_NULL
    compare: dict[Operator, Any] = {
        Operator.EQ: lambda: found == value,
        Operator.NE: lambda: found != value,
        Operator.GE: lambda: found >= value,
        Operator.LE: lambda: found <= value,
        Operator.IN: lambda: found in value,  # type: ignore[operator]
    }
    return bool(compare[condition.operator]())


@settings(max_examples=150)
@given(
    where=st.lists(
        st.one_of(
            conditions(), st.builds(lambda some: AnyOf(conditions=tuple(some)), st.lists(conditions(), max_size=3))
        ),
        max_size=3,
    )
)
def test_a_query_returns_the_rows_for_which_it_holds(engine: DuckDBEngine, where: list[Condition | AnyOf]) -> None:
    expected = [row for row in ROWS if all(holds(each, row) for each in where)]
    assert engine.fetch(events(*where)) == sorted(expected, key=lambda row: (row["start"], row["id"]))


def test_it_is_an_engine(engine: DuckDBEngine) -> None:
    anything: Engine = engine
    assert anything.name == "duckdb"


def test_dates_are_dates_and_nulls_none(engine: DuckDBEngine) -> None:
    row = engine.fetch(events(Condition(column="attacker", operator=Operator.IS_NULL)))[0]
    assert type(row["start"]) is date
    assert row["attacker"] is None


def test_columns_and_order_are_as_asked(engine: DuckDBEngine) -> None:
    rows = engine.fetch(events(columns=("deaths_best", "id"), order=("deaths_best",)))
    assert list(rows[0]) == ["deaths_best", "id"]
    assert [row["deaths_best"] for row in rows] == sorted(row["deaths_best"] for row in rows)


@pytest.mark.parametrize("name", ["'; DROP TABLE events; --", "IS' OR '1'='1", "\0", "%", "?"])
def test_a_hostile_name_returns_nothing_and_harms_nothing(engine: DuckDBEngine, name: str) -> None:
    query = events(Condition(column="side_a", operator=Operator.EQ, value=name))
    assert engine.fetch(query) == []
    assert engine.describe(query)
    assert len(engine.fetch(events())) == RELEASE.rows


def test_what_the_reader_sees_gives_the_same_rows(engine: DuckDBEngine) -> None:
    query = events(Condition(column="side_a", operator=Operator.EQ, value="Government of Bangladesh"), columns=("id",))
    with duckdb.connect() as connection:
        with Path(RELEASE.path).open("rb") as file:
            connection.register("events", pq.read_table(file))
        seen = connection.execute(engine.describe(query)).fetchall()
    assert [row["id"] for row in engine.fetch(query)] == [row[0] for row in seen]
    assert seen


def test_an_unknown_column_is_an_invalid_test(engine: DuckDBEngine) -> None:
    with pytest.raises(InvalidTest, match="no column"):
        engine.fetch(events(columns=("headline",)))


def test_another_release_has_no_rows(engine: DuckDBEngine) -> None:
    assert engine.fetch(Query(table="events", dataset=RELEASE.id, release="99.9")) == []


def test_two_queries_may_be_open_at_once(engine: DuckDBEngine) -> None:
    assert engine.fetch(events()) == engine.fetch(events())


def test_a_closed_engine_answers_nothing() -> None:
    engine = DuckDBEngine(load_catalog())
    engine.close()
    with pytest.raises(duckdb.ConnectionException):
        engine.fetch(events())


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM read_text('{path}')", "COPY (SELECT 1) TO '{path}'", "SET enable_external_access = true"],
)
def test_the_connection_is_shut_to_everything_else(engine: DuckDBEngine, statement: str, tmp_path: Any) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    with pytest.raises(duckdb.Error):
        engine._connection.execute(statement.format(path=path))  # noqa: SLF001 - there is no public way to try
    assert path.read_text() == "secret"
