"""The canonical tables: what they are called, their columns, and what type each column holds."""

from __future__ import annotations

from datetime import date
from functools import cache
from types import NoneType
from typing import Any, get_args, get_type_hints

from backing.errors import InvalidTest
from backing.records.events.event import Event
from backing.records.figures.figure import Figure
from backing.records.groups.group import Group
from backing.records.series.series import SeriesValue

ROWS: dict[str, type[Any]] = {"events": Event, "series": SeriesValue, "figures": Figure, "groups": Group}
"""The record that a row of each table is."""

KEYS: dict[str, tuple[str, ...]] = {
    "events": ("start", "id"),
    "series": ("series_id", "start"),
    "figures": ("id",),
    "groups": ("id",),
}
"""What orders a table's rows completely."""

Scalar = type[str] | type[int] | type[float] | type[bool] | type[date]


@cache
def columns_of(table: str) -> dict[str, Scalar]:
    """The columns of a table in order, each with the type of its values; any may be null.

    Raises InvalidTest when there is no such table.
    """
    if table not in ROWS:
        raise InvalidTest(f"the records have no table {table!r}", hint=f"Tables: {', '.join(ROWS)}.")
    return {name: _scalar(hint) for name, hint in get_type_hints(ROWS[table]).items()}


def _scalar(hint: Any) -> Scalar:
    """The type itself of ``str`` and of ``str | None``."""
    kinds: tuple[Scalar, ...] = tuple(part for part in get_args(hint) if part is not NoneType) or (hint,)
    return kinds[0]
