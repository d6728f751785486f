"""A query as SQL: once with its values bound, for an engine, and once with them written out, for a reader.

Names can only be those of the canonical tables; values never become part of the text that is executed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from backing.errors import InvalidTest
from backing.records.engines.statement import SQL_TYPES, Statement, Table
from backing.records.query import AnyOf, Condition, Operator, Query, Value
from backing.records.tables import KEYS, Scalar, columns_of

Operand = Callable[[Value, bool], exp.Expr]
"""Writes a value; it is told whether the condition holds this one value, and not a list."""

DIALECT = "duckdb"
"""What a reader sees, whatever the engine; a dialect of sqlglot's."""

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character: no text of a file holds one, and no engine takes it."""

LONG = range(-(2**63), 2**63)
DOUBLE = 10**308


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """SQL with a question mark for every value, and the values in the order of the marks."""

    sql: str
    values: tuple[Value, ...]


def compile_query(query: Query, dialect: str = DIALECT) -> Compiled:
    """The query as an engine of that dialect runs it: fixed columns, fixed order.

    Raises InvalidTest for a table or a column that does not exist, and for a value that a column cannot hold.
    """
    return Compiled(sql=_select(query, _bound).sql(dialect=dialect), values=values_of(query))


def compile_together(queries: Sequence[Query]) -> Statement:
    """Queries that differ in the single values of their conditions alone, as one statement.

    A row is the number of its query and then the row as ``compile_query`` would give it, in the same order within a query.
    The single values stand in a table with a row for each query; lists, which all share, are bound as ever. Raises
    InvalidTest like ``compile_query``, and for a value that no table of values holds.
    """
    singles = [[value for value, single in _operands(query) if single] for query in queries]
    types = {f"asked_{number}": type(value) for number, value in enumerate(singles[0])}
    names, numbers = iter(types), range(len(queries))

    def operand(value: Value, single: bool) -> exp.Expr:  # noqa: FBT001 - the form that every operand's writer has
        return _name(next(names)) if single else _mark(value)

    tree = _select(queries[0], operand)
    by_query = tree.select(_name("asked"), append=False).select(*tree.selects).join("asked_values", join_type="cross")
    order = tree.args["order"].expressions
    first = exp.Ordered(this=_name("asked"), nulls_first=False)
    table = Table(
        name="asked_values",
        columns={"asked": numbers} | dict(zip(types, zip(*singles, strict=True), strict=True)),
        types={"asked": int} | types,
    )
    return Statement(
        sql=by_query.order_by(first, *order, append=False).sql(dialect=DIALECT),
        values=tuple(value for value, single in _operands(queries[0]) if not single),
        tables=(table,),
    )


def values_of(query: Query) -> tuple[Value, ...]:
    """The values of a query in the order of their marks; raises InvalidTest like ``compile_query``."""
    return tuple(value for value, _ in _operands(query))


def shape_of(query: Query) -> Hashable | None:
    """Equal for queries that can be compiled together; None for one that has to be asked alone.

    Raises InvalidTest like ``compile_query``.
    """
    values = list(_operands(query))
    if not all(type(value) in SQL_TYPES for value, _ in values):
        return None
    shared = tuple((type(value), None if single else value) for value, single in values)
    where = tuple(_outline(condition) for condition in query.where)
    return query.table, query.dataset, query.release, query.columns, query.order, where, shared


def describe_query(query: Query) -> str:
    """The query as a reader sees it, over several lines; raises InvalidTest like ``compile_query``."""
    return _select(query, _written).sql(dialect=DIALECT, pretty=True)


def _select(query: Query, operand: Operand) -> exp.Select:
    columns = columns_of(query.table)
    for name in (*query.columns, *query.order):
        _check_column(query.table, name)
    order = dict.fromkeys((*query.order, *KEYS[query.table]))
    return (
        exp.select(*(_name(column) for column in query.columns or tuple(columns)))
        .from_(exp.to_table(query.table))
        .where(
            *(_compare(query.table, condition, _shared(operand)) for condition in _release(query)),
            *(_any(query.table, condition, operand) for condition in query.where),
        )
        .order_by(*(exp.Ordered(this=_name(column), nulls_first=False) for column in order))
    )


def _release(query: Query) -> tuple[Condition, ...]:
    release = (("dataset", query.dataset), ("release", query.release))
    return tuple(Condition(column=name, operator=Operator.EQ, value=value) for name, value in release)


def _bound(value: Value, _single: bool) -> exp.Expr:  # noqa: FBT001
    return _mark(value)


def _written(value: Value, _single: bool) -> exp.Expr:  # noqa: FBT001
    return _literal(value)


def _shared(operand: Operand) -> Operand:
    """The same, but for a value that all queries of a shape share."""
    return lambda value, _single: operand(value, False)  # noqa: FBT003


def _any(table: str, condition: Condition | AnyOf, operand: Operand) -> exp.Expr:
    if isinstance(condition, Condition):
        return _compare(table, condition, operand)
    if not condition.conditions:
        return exp.false()
    return exp.paren(exp.or_(*(_compare(table, each, operand) for each in condition.conditions)), copy=False)


def _compare(table: str, condition: Condition, operand: Operand) -> exp.Expr:
    values, column = _checked(table, condition), _name(condition.column)
    operands = [operand(value, condition.operator is not Operator.IN) for value in values]
    match condition.operator:
        case Operator.IS_NULL:
            return exp.Is(this=column, expression=exp.null())
        case Operator.IN:
            return exp.In(this=column, expressions=operands) if operands else exp.false()
        case Operator.EQ:
            return exp.EQ(this=column, expression=operands[0])
        case Operator.NE:
            return exp.NEQ(this=column, expression=operands[0])
        case Operator.GE:
            return exp.GTE(this=column, expression=operands[0])
        case Operator.LE:
            return exp.LTE(this=column, expression=operands[0])
    raise InvalidTest(f"there is no operator {condition.operator!r}")


def _operands(query: Query) -> Iterator[tuple[Value, bool]]:
    """The values in the order of their marks; with each whether its condition holds this one value and no list.

    Dataset and release count as lists of one: the queries of a shape share them.
    """
    for condition in _release(query):
        yield from ((value, False) for value in _checked(query.table, condition))
    for alternatives in query.where:
        for each in alternatives.conditions if isinstance(alternatives, AnyOf) else (alternatives,):
            kind = _check_column(query.table, each.column)
            single = each.operator is not Operator.IN
            yield from ((_fitting(kind, value), single) for value in _checked(query.table, each))


def _outline(condition: Condition | AnyOf) -> Hashable:
    """A condition without its values; of a list, its length is kept."""
    if isinstance(condition, AnyOf):
        return tuple(_outline(each) for each in condition.conditions)
    return condition.column, condition.operator, len(condition.value) if isinstance(condition.value, tuple) else None


def _fitting(kind: Scalar, value: Value) -> Value:
    """The value; for an integer of more than 64 bits a float that compares alike: Spark answers wrongly to the integer."""
    if type(value) is not int or value in LONG:
        return value
    if kind is float and abs(value) < DOUBLE:
        return float(value)
    return math.inf if value > 0 else -math.inf


def _checked(table: str, condition: Condition) -> tuple[Value, ...]:
    """The condition's values, once they are known to suit its operator and its column."""
    kind = _check_column(table, condition.column)
    value = condition.value
    if condition.operator is Operator.IS_NULL:
        values: tuple[Value, ...] = ()
        suits = value is None
    elif condition.operator is Operator.IN:
        suits = isinstance(value, tuple)
        # One float among the integers of a list would make floats of them all, and no integer column holds such a value.
        values = (
            tuple(v for v in value if kind is not int or type(v) is not int or v in LONG)
            if isinstance(value, tuple)
            else ()
        )
    else:
        values = () if value is None or isinstance(value, tuple) else (value,)
        suits = bool(values)
    if not suits or not all(_holds(kind, each) for each in values):
        raise InvalidTest(f"{condition.column} {condition.operator} cannot be held against {value!r}")
    return values


def _holds(kind: Scalar, value: Value) -> bool:
    if kind in {int, float}:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, kind) and not (isinstance(value, str) and SURROGATE.search(value))


def _check_column(table: str, name: str) -> Scalar:
    columns = columns_of(table)
    if name not in columns:
        raise InvalidTest(f"the table {table} has no column {name!r}", hint=f"Columns: {', '.join(columns)}.")
    return columns[name]


def _name(column: str) -> exp.Expr:
    # "end", "release" and "value" are words of SQL: every name is quoted, so that none is read as one.
    return exp.column(column, quoted=True)


def _mark(value: Value) -> exp.Expr:
    # Spark binds a date as text, since its own dates do not reach back before 1582.
    return exp.cast(exp.Placeholder(), "date") if isinstance(value, date) else exp.Placeholder()


def _literal(value: Value) -> exp.Expr:
    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), "date")
    return exp.convert(value)
