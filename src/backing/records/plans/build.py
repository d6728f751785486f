"""Builds the resident index from the rows of some releases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, runtime_checkable

import numpy as np

from backing.records.engines.engine import Engine
from backing.records.engines.statement import Statement, Table
from backing.records.plans.events import Source, read_events
from backing.records.plans.index import Index, Place, key_of, place_of
from backing.records.plans.shelf import Shelf, Whole, fill_shelf, narrow
from backing.records.tally import Countable, Role, Tally

_SOURCES = {
    "country": ("country",),
    "division": ("division",),
    "kind": ("kind",),
    "actor": ("side_a_id", "side_b_id", "attacker_id"),
}
"""The columns of an event whose values are numbered, by what they are values of."""


@runtime_checkable
class ResidentEngine(Engine, Protocol):
    """An engine whose rows can be brought into this process's memory."""

    def arrays(self, statement: Statement) -> dict[str, Whole]:
        """The columns that a statement gives, by name and all of one length; none of them may hold a null."""
        ...


def build_index(engine: ResidentEngine, parts: Sequence[Countable], tallies: Iterable[Tally]) -> Index:
    """The index for some questions: it holds the shelves that these need, over all rows of the parts.

    Raises InvalidTest without a part.
    """
    places = {place_of(tally) for tally in tallies}
    source = read_events(parts, date.min, date.max)
    codes = {name: _number(engine, source, columns) for name, columns in _SOURCES.items()}
    events = engine.arrays(_load(source, codes, places))
    origin = int(events["day"].min()) if len(events["day"]) else 0
    events["day"] = events["day"] - origin
    events = {name: narrow(column) for name, column in events.items()}
    shelves = {place: _shelf(events, place, len(codes["country"])) for place in places}
    return Index(shelves=shelves, codes=codes, origin=origin)


def _number(engine: Engine, source: Source, columns: Sequence[str]) -> dict[str | int, int]:
    """The values that occur in some columns, numbered from 1 on."""
    values: set[str | int] = set()
    for column in columns:
        distinct = f"SELECT DISTINCT {column} FROM ({source.sql}) AS e"  # noqa: S608 - a column of ours
        rows = engine.ask(Statement(sql=distinct, values=source.values, tables=source.tables))
        values.update(value for (value,) in rows if value is not None)
    return {value: number for number, value in enumerate(sorted(values, key=lambda v: (str(type(v)), v)), start=1)}


def _load(source: Source, codes: dict[str, dict[str | int, int]], places: set[Place]) -> Statement:
    """The statement that gives the events with numbers for their values; nulls become 0."""
    joins, columns = "", []
    for name, sources in _SOURCES.items():
        for column in sources:
            if column == "attacker_id" and not any(role is Role.ATTACKER for role, _ in places):
                continue
            kind = "SMALLINT" if len(codes[name]) < np.iinfo(np.int16).max else "INTEGER"
            joins += f" LEFT JOIN {name}_codes AS {column}_code ON {column}_code.value = e.{column}"
            columns.append(f"CAST(COALESCE({column}_code.code, 0) AS {kind}) AS {column}")
    sql = f"SELECT {', '.join(columns)}, e.day, CAST(e.deaths AS INTEGER) AS deaths FROM ({source.sql}) AS e{joins}"  # noqa: S608 - columns of ours
    tables = tuple(
        Table(
            name=f"{name}_codes",
            columns={"value": tuple(found), "code": tuple(found.values())},
            types={"value": int if name == "actor" else str, "code": int},
        )
        for name, found in codes.items()
    )
    return Statement(sql=sql, values=source.values, tables=(*source.tables, *tables))


def _shelf(events: dict[str, Whole], place: Place, countries: int) -> Shelf:
    """The events of one role; an event with two sides stands on the shelf under each, with one actor on both sides once."""
    role, by_country = place
    shared = {name: events[name] for name in ("kind", "division", "day", "deaths", "country")}
    if role is Role.SIDE:
        a, b = events["side_a_id"], events["side_b_id"]
        first, second = np.flatnonzero(a), np.flatnonzero((b != 0) & (a != b))
        at = np.r_[first, second]
        actor, other = np.r_[a[first], b[second]], np.r_[b[first], a[second]]
        columns = {name: column[at] for name, column in shared.items()} | {"other": narrow(other)}
    elif role is Role.ATTACKER:
        at = np.flatnonzero(events["attacker_id"])
        actor, columns = events["attacker_id"][at], {name: column[at] for name, column in shared.items()}
    else:
        actor, columns = np.zeros(len(events["day"]), dtype=np.uint8), shared
    country = columns.pop("country")
    if not by_country:
        return fill_shelf(actor.astype(np.int64) * key_of(1, 0, countries), columns)
    placed = np.flatnonzero(country)
    keys = actor[placed].astype(np.int64) * key_of(1, 0, countries) + country[placed]
    return fill_shelf(keys, {name: column[placed] for name, column in columns.items()})
