"""``responses.csv``: the table as a person codes it, one row for each time that a matter was raised."""

from __future__ import annotations

import csv
import io
from datetime import date
from enum import StrEnum
from typing import TypeVar

from backing.errors import UnreadableRecords
from backing.records.responses.response import Answer, Conduct, Form, Response

COLUMNS = ("case", "date", "by", "to", "form", "answer", "conduct", "conduct_date", "source", "selected", "note")
NEEDED = ("case", "date", "by", "to", "form", "answer", "conduct", "source")
MOST = 10_000
"""Rows; nobody codes more by hand."""

Word = TypeVar("Word", bound=StrEnum)


def read_responses(text: str, where: str = "responses.csv") -> tuple[Response, ...]:
    """The rows in their order; raises UnreadableRecords with the line of what is missing or unknown."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        header = tuple(rows.fieldnames or ())
        missing = [name for name in NEEDED if name not in header]
        if missing or set(header) - set(COLUMNS):
            wrong = missing[0] if missing else min(set(header) - set(COLUMNS))
            word = "has no" if missing else "has an unknown"
            raise UnreadableRecords(f"{where} {word} column {wrong}", hint=f"its columns are {', '.join(COLUMNS)}")
        found = [_row(row, f"{where}, line {rows.line_num}") for row in rows]
    except csv.Error as problem:
        raise UnreadableRecords(
            f"{where} is no CSV: {problem}", hint="save it as CSV with commas, in UTF-8"
        ) from problem
    if len(found) > MOST:
        raise UnreadableRecords(f"{where} has {len(found):,} rows", hint=f"at most {MOST:,} are read")
    return tuple(found)


def _row(row: dict[str, str | None], where: str) -> Response:
    if None in row:
        raise UnreadableRecords(
            f"{where} has more cells than columns", hint="put cells with commas into quotation marks"
        )
    cells = {name: (value or "").strip() for name, value in row.items()}
    empty = [name for name in NEEDED if not cells[name]]
    if empty:
        raise UnreadableRecords(
            f"{where}: {empty[0]} is empty", hint="every row says who, when, how, what came, and the source"
        )
    on = _day(cells["date"], where)
    conduct_on = _day(cells["conduct_date"], where) if cells.get("conduct_date") else None
    if conduct_on is not None and conduct_on < on:
        raise UnreadableRecords(
            f"{where}: the conduct is earlier than the message", hint="only what came later can follow"
        )
    return Response(
        case=cells["case"],
        on=on,
        by=cells["by"],
        to=cells["to"],
        form=_word(Form, cells["form"], where),
        answer=_word(Answer, cells["answer"], where),
        conduct=_word(Conduct, cells["conduct"], where),
        conduct_on=conduct_on,
        source=cells["source"],
        selected=cells.get("selected", ""),
        note=cells.get("note", ""),
    )


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableRecords(f"{where}: {text!r} is no day", hint="write year, month and day: 2014-03-04") from None


def _word(kind: type[Word], text: str, where: str) -> Word:
    try:
        return kind(text.lower())
    except ValueError:
        known = ", ".join(kind)
        raise UnreadableRecords(f"{where}: {text!r} is none of the words that can stand here", hint=known) from None
