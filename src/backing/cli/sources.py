"""``backing sources``: many sources on many items, from a table."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from backing.assessment.sources.survey import survey
from backing.assessment.sources.surveyed import ItemRow, SourceRow, Survey
from backing.assessment.sources.track_record import TrackRecord
from backing.assessment.sources.truth.assertions import is_nothing
from backing.assessment.sources.truth.origins import Assertion
from backing.cli.show import console_of_width
from backing.errors import UnreadableRecords

WANTED = ("source", "item", "value")
OF_ITEM = {"truth": "truth", "domain": "domain", "on": "day"}
"""Columns about the item of a row, and what each holds."""
KNOWN = (*OF_ITEM, "from")
MOST_BYTES = 200_000_000
SHOWN = 10
"""Sources and items that are printed unless all are asked for."""
NO_TIE = "tie"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionTable:
    """The rows of a table, and what it knows of items: the true value of some, their domain, and their day."""

    rows: tuple[Assertion, ...]
    truths: Mapping[str, str]
    domains: Mapping[str, str]
    days: Mapping[str, date]


def show_sources(path: Path, *, method: str, forgetting: float, numbers: bool, every: bool, as_json: bool) -> None:
    """Read a table of assertions, and print what a method makes of them."""
    table = read_table(path)
    found = survey(
        table.rows,
        method=method,
        truths=table.truths,
        domains=table.domains,
        days=table.days,
        forgetting=forgetting,
        numbers=numbers,
    )
    if as_json:
        print(json.dumps(_plain(found), ensure_ascii=False, indent=1))
        return
    _print(path.name, found, every=every)


def read_table(path: Path) -> AssertionTable:
    """The assertions of a CSV, and what it knows of their items.

    Columns: source, item and value; truth, domain, on and from if they are there; others are left out. Several origins in
    ``from`` are parted by semicolons. Raises UnreadableRecords with the line for what cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableRecords(
                f"{path} is larger than {MOST_BYTES:,} bytes", hint="give the sources of one topic at a time"
            )
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _rows(csv.DictReader(file), path.name)
    except OSError as problem:
        raise UnreadableRecords(
            f"{path} cannot be read: {problem.strerror}", hint="give the path of a CSV file"
        ) from problem
    except UnicodeDecodeError as problem:
        raise UnreadableRecords(f"{path} is not UTF-8 text", hint="save the table as CSV, UTF-8") from problem
    except csv.Error as problem:
        raise UnreadableRecords(f"{path} is no CSV: {problem}", hint="save the table as CSV, UTF-8") from problem


def _rows(reader: csv.DictReader[str], name: str) -> AssertionTable:
    columns = {(column or "").strip().lower(): column for column in reader.fieldnames or ()}
    missing = [column for column in WANTED if column not in columns]
    if missing:
        raise UnreadableRecords(
            f"{name} has no column {missing[0]!r}",
            hint=f"its first line must name {', '.join(WANTED)}, and may name {', '.join(KNOWN)}",
        )
    assertions, of_items = [], {column: dict[str, str]() for column in OF_ITEM}
    days = dict[str, date]()
    for row in reader:
        cells = {column: (row[columns[column]] or "").strip() for column in (*WANTED, *KNOWN) if column in columns}
        where = f"{name}, line {reader.line_num}"
        empty = [column for column in WANTED if not cells[column] or (column == "value" and is_nothing(cells[column]))]
        if empty:
            raise UnreadableRecords(
                f"{where}: there is no {empty[0]}", hint="leave out rows in which a source is silent"
            )
        for column, known in of_items.items():
            told = cells.get(column, "")
            if told and known.setdefault(cells["item"], told) != told:
                raise UnreadableRecords(
                    f"{where}: {cells['item']!r} has a second {OF_ITEM[column]}, {told!r}",
                    hint="an item has one; correct the other",
                )
        if cells.get("on"):
            days[cells["item"]] = _day(cells["on"], where)
        origins = tuple(part.strip() for part in cells.get("from", "").split(";") if part.strip())
        assertions.append(Assertion(source=cells["source"], item=cells["item"], value=cells["value"], origins=origins))
    if not assertions:
        raise UnreadableRecords(f"{name} holds no row", hint="give a row for what each source says of each item")
    return AssertionTable(rows=tuple(assertions), truths=of_items["truth"], domains=of_items["domain"], days=days)


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableRecords(f"{where}: {text!r} is no day", hint="write year, month and day: 2023-02-13") from None


def _plain(found: Survey) -> dict[str, Any]:
    rows = asdict(found)
    for row, source in zip(rows["sources"], found.sources, strict=True):
        row["weighs"] = source.weighs
    return rows


def _print(name: str, found: Survey, *, every: bool) -> None:
    console = console_of_width()
    says = sum(row.says > 0 for row in found.sources)
    console.print(
        printable(
            f"{name} · {found.assertions:,} assertions by {says:,} sources on {len(found.items):,} items · {found.method}",
            style="bold",
        )
    )
    shown = found.sources if every else found.sources[:SHOWN]
    console.print(_table(("source", "says", "repeats", "score", "record"), [_source(row) for row in shown]))
    _left(console, len(found.sources) - len(shown), "sources")
    contested = [item for item in found.items if item.contested]
    items = found.items if every else contested[:SHOWN]
    title = "every item" if every else "items that depend on the method"
    if items:
        console.print(printable(f"\n{title}", style="bold"))
        console.print(_table(("item", "value", "share", "by methods", "truth"), [_item(row) for row in items]))
    _left(console, 0 if every else len(contested) - len(items), "such items")
    if found.right:
        told = ", ".join(f"{method} {right} of {known}" for method, (right, known) in found.right.items())
        console.print(printable(f"\nright where the truth is known: {told}"))
    for warning in found.warnings:
        console.print(printable(f"! {warning}"))


def _source(row: SourceRow) -> tuple[str, ...]:
    score = "" if row.score is None else f"{row.score:.3f}"
    records = "; ".join(map(_record, row.records))
    return row.name, f"{row.says:,}", f"{row.repeats:,}" if row.repeats else "", score, records


def _record(record: TrackRecord) -> str:
    told = f"{record.domain}: " * bool(record.domain) + f"{record.right} of {record.n} right"
    if not record.automatic:
        return f"{told}; shown, not weighed"
    return f"{told}: {record.mean:.2f} ({record.interval[0]:.2f} to {record.interval[1]:.2f})"


def _item(row: ItemRow) -> tuple[str, ...]:
    value = row.value if row.value is not None else NO_TIE
    if row.number is not None and row.value is None:
        value = f"{row.number:g}"
    methods = ", ".join(f"{value or NO_TIE} {count}" for value, count in row.methods.items())
    truth = "" if row.truth is None else row.truth + ("" if row.right else " (missed)")
    return row.name, value, f"{row.share:.2f}", methods, truth


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right" if head in {"says", "repeats", "score", "share"} else "left")
    for row in rows:
        table.add_row(*map(printable, row))
    return table


def _left(console: Any, number: int, what: str) -> None:
    if number > 0:
        console.print(printable(f"{number:,} more {what}: --all"))


def printable(words: str, style: str = "") -> Text:
    """Words from a file as they are, without what would steer a terminal."""
    return Text("".join(_visible(words)), style=style)


def _visible(words: str) -> Iterator[str]:
    for letter in words:
        yield letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}"
