"""One SQL statement with the tables that it brings along, in words that every engine's dialect can be made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backing.records.query import Value

SQL_TYPES: dict[type, str] = {int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", str: "VARCHAR", date: "DATE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Values that a statement reads like any other table: columns of one length and of one type each, or None."""

    name: str
    columns: Mapping[str, Sequence[Value | None]]
    types: Mapping[str, type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Portable SQL with a question mark for every value, the values in the order of the marks, and the tables.

    ``sql`` is written in DuckDB's dialect, in the part of it that sqlglot carries to others: names of canonical columns and
    of the statement's tables, integer arithmetic on days, no function of dates but the difference of two days. No value
    that a user gave is ever in it. ``releases`` of events, by dataset and release, are the only ones that it looks at, for an
    engine that need not open the others; empty, it may look at all.
    """

    sql: str
    values: tuple[Value, ...] = ()
    tables: tuple[Table, ...] = ()
    releases: tuple[tuple[str, str], ...] = ()
