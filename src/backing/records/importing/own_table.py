"""A table of the user's own as a source: which of its columns are which canonical ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_type_hints

from backing.errors import UnreadableRecords
from backing.records.importing.expression import (
    Expression,
    cell,
    combine,
    constant,
    day,
    either,
    found,
    literal,
    number,
    text,
    whole,
)
from backing.records.importing.names import actor_code, actor_id, country_code, division_code
from backing.records.importing.source import Found, Lookup, Meaning, Source
from backing.records.tables import ROWS, Scalar, columns_of

Value = str | int | float | bool | date

PERIODS = {"day": "1 DAY", "month": "1 MONTH", "year": "1 YEAR"}
TRUE, FALSE = ("true", "yes", "1", "t", "y"), ("false", "no", "0", "f", "n")
_SIDES = {"side_a_id": "side_a", "side_b_id": "side_b", "attacker_id": "attacker"}
"""Codes that follow from names, where a table has none."""
_GIVEN = ("dataset", "release")
"""What the import itself says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """What a mapping file says of a table.

    ``columns`` gives the file's column for each canonical one, ``constants`` the value that all rows have, ``values`` what the
    words in a column mean. Dates are in one of the ``date_formats`` of ``strptime``, by default 2016-07-01; where only a start
    is given, the row is about a ``period`` (day, month or year) from it on. Within ``start`` and ``end`` the release speaks; by
    default from its first row to its last.
    """

    table: str
    dataset: str
    title: str
    licence: str
    attribution: str
    url: str = ""
    prefix: str = "own"
    release: str | None = None
    available_from: date | None = None
    columns: Mapping[str, str]
    constants: Mapping[str, Value] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ()
    period: str = "day"
    start: date | None = None
    end: date | None = None
    supersedes: tuple[str, ...] = ()
    meaning: Meaning


def source_of(own: OwnTable) -> Source:
    """The source that a description stands for.

    Raises UnreadableRecords for a table or a column that does not exist, and when a column is left out that every row needs.
    """
    _check(own)
    types = columns_of(own.table)
    columns: dict[str, Expression] = {key: _constant(value) for key, value in own.constants.items()}
    columns |= {key: _read(own, key, types[key]) for key in own.columns}
    columns |= _following(own, columns)
    return Source(
        name="own",
        title=own.title,
        table=own.table,
        dataset=own.dataset,
        prefix=own.prefix,
        licence=own.licence,
        attribution=own.attribution,
        url=own.url,
        meaning=own.meaning,
        required=tuple(dict.fromkeys(own.columns.values())),
        columns=columns,
        lookups=tuple(_lookups(own)),
        supersedes=own.supersedes,
        release_of=lambda _: own.release,
        available_from=lambda _: own.available_from,
        covered=lambda days, _: (own.start or days[0], own.end or days[1]),
    )


def needed(table: str) -> tuple[str, ...]:
    """The columns that every row of a table has, but for those that the import gives."""
    hints = get_type_hints(ROWS[table])
    return tuple(key for key, kind in columns_of(table).items() if hints[key] is kind and key not in _GIVEN)


def _check(own: OwnTable) -> None:
    if own.table not in ROWS:
        raise UnreadableRecords(f"there is no table {own.table!r}", hint=f"Tables: {', '.join(ROWS)}.")
    types = columns_of(own.table)
    for key in (*own.columns, *own.constants, *own.values):
        if key not in types or key in _GIVEN:
            names = ", ".join(column for column in types if column not in _GIVEN)
            raise UnreadableRecords(f"the table {own.table} has no column {key!r} to fill", hint=f"Columns: {names}.")
    for key, value in own.constants.items():
        whole_for_float = types[key] is float and type(value) is int
        if type(value) is not types[key] and not whole_for_float:
            raise UnreadableRecords(f"[constants] {key} cannot be {value!r}", hint=f"it holds {types[key].__name__}")
    follows = {"end", "id", "series_id"}
    lacking = [key for key in needed(own.table) if key not in {*own.columns, *own.constants, *follows}]
    if lacking:
        raise UnreadableRecords(
            f"the mapping gives no {', '.join(lacking)}",
            hint="name the column of the file under [columns], or one value for all rows under [constants]",
        )
    if own.period not in PERIODS:
        raise UnreadableRecords(f"there is no period {own.period!r}", hint=f"Periods: {', '.join(PERIODS)}.")


def _read(own: OwnTable, key: str, kind: Scalar) -> Expression:
    """A canonical column out of a column of the file, by the type that it must have."""
    column = own.columns[key]
    if key in own.values:
        return _translated(column, own.values[key], kind)
    if key in {"country", "place", "division", "actor"}:
        return found(key, *_keys(own, key))
    if kind is date:
        return day(column, *own.date_formats)
    if kind is bool:
        return _translated(column, {**dict.fromkeys(TRUE, True), **dict.fromkeys(FALSE, False)}, kind)
    readers = {int: whole, float: number, str: text}
    return readers[kind](column)


def _translated(column: str, meanings: Mapping[str, Value], kind: Scalar) -> Expression:
    """What the words of a cell mean; words that are not listed stay as they are in text, and are a problem elsewhere."""
    words = f"lower({cell(column)})"
    cases = " ".join(f"WHEN {literal(each.lower())} THEN {_constant(value).sql}" for each, value in meanings.items())
    other = f" ELSE {cell(column)}" if kind is str else ""
    listed = ", ".join(literal(each.lower()) for each in meanings)
    problem = (
        f"CASE WHEN {words} NOT IN ({listed}) THEN {literal(f'{column} has a value without a meaning: ')} "
        f"|| left({cell(column)}, 80) END"
    )
    return Expression(
        sql=f"CASE {words} {cases}{other} END",
        problems=() if kind is str else (problem,),
        reads=frozenset({column}),
    )


def _constant(value: Value) -> Expression:
    if isinstance(value, date):
        return Expression(sql=f"CAST({literal(value.isoformat())} AS DATE)")
    return constant(value)


def _following(own: OwnTable, columns: Mapping[str, Expression]) -> dict[str, Expression]:
    """What follows from the columns that are given: an end, an id by content, codes of names."""
    follows: dict[str, Expression] = {}
    types = columns_of(own.table)
    if "end" not in columns and "start" in columns:
        step = f"CAST({{start}} + INTERVAL {PERIODS[own.period]} - INTERVAL 1 DAY AS DATE)"
        follows["end"] = combine(step, start=columns["start"])
    for code, side in _SIDES.items():
        if code in types and side in own.columns:
            by_name = found(code, *_keys(own, code))
            follows[code] = either(columns[code], by_name) if code in columns else by_name
    if "division" in own.columns and "division_name" in types and "division_name" not in columns:
        follows["division_name"] = text(own.columns["division"])
    if "id" in types and "id" not in columns:
        cells = {f"c{number}": text(column) for number, column in enumerate(dict.fromkeys(own.columns.values()))}
        follows["id"] = combine(f"md5(concat_ws(chr(31), {_listed(cells)}))", **cells)
    if "series_id" in types and "series_id" not in columns:
        parts = {key: columns[key] for key in ("measure", "place", "actor") if key in columns}
        follows["series_id"] = combine(
            f"concat_ws(':', {{dataset}}, {_listed(parts)})", dataset=constant(own.dataset), **parts
        )
    return follows


def _listed(parts: Mapping[str, Expression]) -> str:
    """The parts as COALESCE'd arguments, so that an empty one keeps its place."""
    return ", ".join(f"COALESCE({{{key}}}, '')" for key in parts)


def _keys(own: OwnTable, key: str) -> tuple[str, ...]:
    """The cells that a name is looked up by: its own, and the country's where that decides between namesakes."""
    column = own.columns[_SIDES.get(key, key)]
    if key in {"country", "place"}:
        return (column,)
    home = own.columns.get("country") or own.columns.get("place")
    return (column, home) if home else (column,)


def _lookups(own: OwnTable) -> list[Lookup]:
    home = str(own.constants.get("country") or own.constants.get("place") or "")
    finds: dict[str, Callable[..., Found]] = {
        "division": _at_home(division_code, home),
        "actor": _at_home(actor_id, home),
        "country": country_code,
        "place": country_code,
    }
    lookups = [
        Lookup(name=key, keys=_keys(own, key), find=finds[key])
        for key in finds
        if key in own.columns and key not in own.values
    ]
    return lookups + [
        Lookup(name=code, keys=_keys(own, code), find=_at_home(actor_code, home), gives=int)
        for code, side in _SIDES.items()
        if side in own.columns
    ]


def _at_home(find: Callable[[str, str], Found], home: str) -> Callable[..., Found]:
    """The same, in the one country that all rows are about where they name none."""
    return lambda name, country=home: find(name, country)
