"""A query as SQL: once with its values bound, for an engine, and once with them written out, for a reader.

Names can only be those of the canonical tables; values never become part of the text that is executed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from backing.errors import InvalidTest
from backing.records.query import AnyOf, Condition, Operator, Query, Value
from backing.records.tables import KEYS, Scalar, columns_of

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
    values = tuple(_values(query))
    return Compiled(sql=_select(query, bound=True).sql(dialect=dialect), values=values)


def describe_query(query: Query) -> str:
    """The query as a reader sees it, over several lines; raises InvalidTest like ``compile_query``."""
    return _select(query, bound=False).sql(dialect=DIALECT, pretty=True)


def _select(query: Query, *, bound: bool) -> exp.Select:
    columns = columns_of(query.table)
    for name in (*query.columns, *query.order):
        _check_column(query.table, name)
    order = dict.fromkeys((*query.order, *KEYS[query.table]))
    return (
        exp.select(*(_name(column) for column in query.columns or tuple(columns)))
        .from_(exp.to_table(query.table))
        .where(*(_any(query.table, condition, bound=bound) for condition in _conditions(query)))
        .order_by(*(exp.Ordered(this=_name(column), nulls_first=False) for column in order))
    )


def _conditions(query: Query) -> tuple[Condition | AnyOf, ...]:
    release = (("dataset", query.dataset), ("release", query.release))
    return (*(Condition(column=name, operator=Operator.EQ, value=value) for name, value in release), *query.where)


def _any(table: str, condition: Condition | AnyOf, *, bound: bool) -> exp.Expr:
    if isinstance(condition, Condition):
        return _compare(table, condition, bound=bound)
    if not condition.conditions:
        return exp.false()
    return exp.paren(exp.or_(*(_compare(table, each, bound=bound) for each in condition.conditions)), copy=False)


def _compare(table: str, condition: Condition, *, bound: bool) -> exp.Expr:
    values, column = _checked(table, condition), _name(condition.column)
    operands = [_mark(value) if bound else _literal(value) for value in values]
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


def _values(query: Query) -> Iterator[Value]:
    for condition in _conditions(query):
        for each in condition.conditions if isinstance(condition, AnyOf) else (condition,):
            kind = _check_column(query.table, each.column)
            yield from (_fitting(kind, value) for value in _checked(query.table, each))


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
