"""A question to the records, stated without an engine: it can be read, hashed and tested with nothing running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Value = str | int | float | bool | date


class Operator(StrEnum):
    """How a column is held against a value; ``IN`` takes a tuple of values, ``IS_NULL`` none."""

    EQ = "="
    NE = "<>"
    GE = ">="
    LE = "<="
    IN = "in"
    IS_NULL = "is null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One comparison; the value is always bound, never spliced into the query's text."""

    column: str
    operator: Operator
    value: Value | tuple[Value, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Columns of one canonical table, of one release, under conditions that all hold, in a fixed order.

    ``table`` is ``events``, ``series`` or ``figures``. An empty ``columns`` means all of the canonical columns.
    """

    table: str
    dataset: str
    release: str
    where: tuple[Condition | AnyOf, ...] = ()
    columns: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
