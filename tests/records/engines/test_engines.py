"""One body for every engine: the rows, their order and their types are the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import InvalidTest
from backing.records.catalog import Catalog, load_catalog
from backing.records.engines.engine import Engine
from backing.records.query import AnyOf, Condition, Operator, Query, Value
from backing.records.tables import KEYS, Scalar, columns_of
from tests.records.engines.opening import EMBEDDED, SPARK, SPARK_AT_LENGTH, opened

RELEASE = load_catalog().find("ucdp-ged-mmr-bgd")
COLUMNS = columns_of("events")
ARROW: dict[Scalar, pa.DataType] = {
    str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32(),
}  # fmt: skip

# What tells two ways of comparing, sorting or handing over apart.
STRINGS = [
    None,
    "",
    " ",
    "a",
    "A",
    "a'b",
    'a"b',
    "a`b",
    "\\",
    "a\0b",
    "${x}",
    "?",
    "%",
    "é",
    "e\u0301",
    "\uffee",
    "😀",
    "\n",
]
INTEGERS = [None, 0, -1, 1, 2**31, -(2**31) - 1, 2**53, 2**53 + 1, 2**63 - 1, -(2**63)]
FLOATS = [None, 0.0, -1.5, 0.1, 1e308, 5e-324, float("inf"), float("-inf")]
DAYS = [
    None,
    date(1, 1, 1),
    date(1500, 2, 28),
    date(1582, 10, 10),
    date(1970, 1, 1),
    date(2023, 3, 26),
    date(9999, 12, 31),
]
VALUES: dict[Scalar, list[Any]] = {str: STRINGS, int: INTEGERS, float: FLOATS, bool: [None, True, False], date: DAYS}
BEYOND: list[Any] = [2**63, -(2**63) - 1, 10**38, -(10**400), 1.5, 1e300]
"""Numbers that no column holds and every column can be held against."""


def all_rows() -> list[dict[str, Any]]:
    """The rows as another reader of Parquet sees them."""
    with Path(RELEASE.path).open("rb") as file:
        return pq.read_table(file, columns=list(COLUMNS)).to_pylist()


ROWS = all_rows()
FILLED = [column for column in COLUMNS if any(row[column] is not None for row in ROWS)]


def awkward_rows() -> list[dict[str, Any]]:
    """Rows of awkward values in every column, in no order, each value beside several others."""
    rows = [
        {column: VALUES[kind][(11 * row + at) % len(VALUES[kind])] for at, (column, kind) in enumerate(COLUMNS.items())}
        for row in range(40)
    ]
    names = {"dataset": RELEASE.id, "release": "awkward"}
    return [{**row, "id": f"{STRINGS[at % len(STRINGS)] or ''}{at}", **names} for at, row in enumerate(rows)]


AWKWARD = awkward_rows()


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What is bundled, and a release of awkward rows without the columns that are null in all of them."""
    path = tmp_path_factory.mktemp("awk'ward ü%20") / "rows.parquet"
    schema = pa.schema([(column, ARROW[kind]) for column, kind in COLUMNS.items() if column != "sources"])
    for row in AWKWARD:
        row["sources"] = None
    pq.write_table(pa.Table.from_pylist(AWKWARD, schema=schema), path)
    return Catalog(datasets=(*load_catalog(), replace(RELEASE, release="awkward", path=str(path), rows=len(AWKWARD))))


@pytest.fixture(scope="module", params=[EMBEDDED, SPARK])
def engine(request: pytest.FixtureRequest, catalog: Catalog) -> Iterator[Engine]:
    with opened(request.param, catalog) as found:
        yield found


def events(*where: Condition | AnyOf, release: str = RELEASE.release, **parts: tuple[str, ...]) -> Query:
    return Query(table="events", dataset=RELEASE.id, release=release, where=where, **parts)


def conditions_on(rows: list[dict[str, Any]], columns: list[str], numbers: list[Any]) -> st.SearchStrategy[Condition]:
    """Any condition on any of the columns, held against values that occur in it, or against other numbers."""

    @st.composite
    def condition(draw: st.DrawFn) -> Condition:
        column = draw(st.sampled_from(columns))
        present = sorted({row[column] for row in rows} - {None})
        operator = draw(st.sampled_from(list(Operator)))
        held = st.sampled_from([*present, *(numbers if COLUMNS[column] in {int, float} else [])])
        value: Value | tuple[Value, ...] | None = None
        if operator is Operator.IN:
            value = tuple(draw(st.lists(held, max_size=4)))
        elif operator is not Operator.IS_NULL:
            value = draw(held)
        return Condition(column=column, operator=operator, value=value)

    return condition()


def where_on(condition: st.SearchStrategy[Condition]) -> st.SearchStrategy[list[Condition | AnyOf]]:
    some = st.builds(lambda each: AnyOf(conditions=tuple(each)), st.lists(condition, max_size=3))
    return st.lists(st.one_of(condition, some), max_size=3)


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


def in_order(rows: list[dict[str, Any]], *order: str) -> list[dict[str, Any]]:
    """Rows as they must come: nulls last, text by its bytes, and the table's key after the order asked for."""

    def place(row: dict[str, Any]) -> list[Any]:
        found = [row[column] for column in (*order, *KEYS["events"])]
        return [
            (each is None, b"" if each is None else each.encode() if isinstance(each, str) else each) for each in found
        ]

    return sorted(rows, key=lambda row: [(none, value) if not none else (none,) for none, value in place(row)])


EACH_AT_LENGTH = pytest.mark.parametrize("engine", [EMBEDDED, SPARK_AT_LENGTH], indirect=True)


@EACH_AT_LENGTH
@settings(max_examples=150)
@given(where=where_on(conditions_on(ROWS, FILLED, [])))
def test_a_query_returns_the_rows_for_which_it_holds(engine: Engine, where: list[Condition | AnyOf]) -> None:
    expected = [row for row in ROWS if all(holds(each, row) for each in where)]
    assert engine.fetch(events(*where)) == in_order(expected)


# Python compares an integer with a float exactly, and SQL as two floats: such pairs are kept out here, and so is an integer
# beyond all floats, which SQL takes for an infinity.
@EACH_AT_LENGTH
@settings(max_examples=150)
@given(
    where=where_on(
        conditions_on(AWKWARD, [*COLUMNS], [each for each in BEYOND if isinstance(each, int) and abs(each) < 2**1023])
    ),
    order=st.lists(st.sampled_from([*COLUMNS]), max_size=2, unique=True),
)
def test_awkward_values_are_compared_and_sorted_alike(
    engine: Engine, where: list[Condition | AnyOf], order: list[str]
) -> None:
    expected = [row for row in AWKWARD if all(holds(each, row) for each in where)]
    assert engine.fetch(events(*where, release="awkward", order=tuple(order))) == in_order(expected, *order)


def test_it_is_an_engine(engine: Engine, request: pytest.FixtureRequest) -> None:
    assert engine.name in request.node.name


def test_every_value_comes_as_it_was_stored(engine: Engine) -> None:
    rows = engine.fetch(events(release="awkward"))
    assert rows == in_order(AWKWARD)
    assert [[type(value) for value in row.values()] for row in rows] == [
        [type(row[column]) for column in COLUMNS] for row in in_order(AWKWARD)
    ]


@pytest.mark.parametrize("column", ["side_a", "deaths_best", "latitude", "targets_civilians", "first_reported"])
def test_nulls_come_last_and_text_is_sorted_by_its_bytes(engine: Engine, column: str) -> None:
    rows = engine.fetch(events(release="awkward", columns=("id",), order=(column,)))
    assert [row["id"] for row in rows] == [row["id"] for row in in_order(AWKWARD, column)]


@EACH_AT_LENGTH
@pytest.mark.parametrize(
    "value", [each for values in VALUES.values() for each in values if each is not None] + BEYOND, ids=ascii
)
def test_a_value_is_bound_exactly(engine: Engine, value: Value) -> None:
    kind = float if isinstance(value, float) else type(value)
    column = {str: "side_a", int: "deaths_best", float: "latitude", bool: "targets_civilians", date: "end"}[kind]
    query = events(Condition(column=column, operator=Operator.EQ, value=value), release="awkward", columns=("id",))
    expected = in_order([row for row in AWKWARD if row[column] is not None and row[column] == value])
    assert engine.fetch(query) == [{"id": row["id"]} for row in expected]
    assert expected or value in BEYOND


def test_dates_are_dates_and_nulls_none(engine: Engine) -> None:
    row = engine.fetch(events(Condition(column="attacker", operator=Operator.IS_NULL)))[0]
    assert type(row["start"]) is date
    assert row["attacker"] is None


def test_columns_and_order_are_as_asked(engine: Engine) -> None:
    rows = engine.fetch(events(columns=("deaths_best", "id"), order=("deaths_best",)))
    assert list(rows[0]) == ["deaths_best", "id"]
    assert [row["deaths_best"] for row in rows] == sorted(row["deaths_best"] for row in rows)


@pytest.mark.parametrize("table", ["series", "figures", "groups"])
def test_every_table_can_be_read(engine: Engine, table: str) -> None:
    for release in load_catalog():
        if release.table == table:
            rows = engine.fetch(Query(table=table, dataset=release.id, release=release.release))
            assert len(rows) == release.rows
            assert list(rows[0]) == list(columns_of(table))


@pytest.mark.parametrize(
    "name", ["'; DROP TABLE events; --", "IS' OR '1'='1", "\0", "%", "?", "` OR 1=1 --", "${spark.x}"]
)
def test_a_hostile_name_returns_nothing_and_harms_nothing(engine: Engine, name: str) -> None:
    query = events(Condition(column="side_a", operator=Operator.EQ, value=name))
    assert engine.fetch(query) == []
    assert engine.describe(query)
    assert len(engine.fetch(events(columns=("id",)))) == RELEASE.rows


def test_what_the_reader_sees_gives_the_same_rows(engine: Engine) -> None:
    query = events(Condition(column="side_a", operator=Operator.EQ, value="Government of Bangladesh"), columns=("id",))
    with duckdb.connect() as connection:
        with Path(RELEASE.path).open("rb") as file:
            connection.register("events", pq.read_table(file))
        seen = connection.execute(engine.describe(query)).fetchall()
    assert [row["id"] for row in engine.fetch(query)] == [row[0] for row in seen]
    assert seen


def test_an_unknown_column_is_an_invalid_test(engine: Engine) -> None:
    with pytest.raises(InvalidTest, match="no column"):
        engine.fetch(events(columns=("headline",)))


def test_another_release_has_no_rows(engine: Engine) -> None:
    assert engine.fetch(Query(table="events", dataset=RELEASE.id, release="99.9")) == []


def test_two_queries_may_be_open_at_once(engine: Engine) -> None:
    assert engine.fetch(events()) == engine.fetch(events())
