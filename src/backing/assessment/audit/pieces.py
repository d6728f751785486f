"""What bears on a claim, piece by piece: dated rows, published figures, items of evidence; public then, or found later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from backing.assessment.audit.audit import Piece
from backing.assessment.items.item import Item
from backing.evidence.finding import Finding
from backing.evidence.report import day

Pieces = tuple[Piece, ...]
NUMBERED = ("estimates", "rates")
"""The exhibits whose rows are published figures about the claim's own actor."""


def pieces_of(
    then: Sequence[Finding], late: Sequence[Finding], items: Sequence[Item], said_on: date | None
) -> tuple[Pieces, Pieces]:
    """What was public on the day of the statement, and what is there beyond that with hindsight.

    ``then`` and ``late`` are the findings of the two times. Where the day is not known all of it is found later.
    """
    then_too = {piece.id for piece in _pieces(then)} if said_on else set()
    found = {piece.id: piece for piece in (*_pieces(then), *_pieces(late), *map(_entered, items))}
    public = {
        piece.id for piece in found.values() if _by(piece, said_on) or (piece.id in then_too and not _late(piece))
    }
    return (
        tuple(piece for piece in found.values() if piece.id in public),
        tuple(piece for piece in found.values() if piece.id not in public),
    )


def _pieces(findings: Iterable[Finding]) -> Iterator[Piece]:
    for finding in findings:
        for row in finding.counter_examples:
            yield _dated_row(row, finding)
        for exhibit in finding.exhibits:
            if exhibit.kind in NUMBERED:
                yield from (_figure(row) for row in exhibit.data if row.get("kind", "published") == "published")


def _dated_row(row: Mapping[str, Any], finding: Finding) -> Piece:
    place = f", {row['place']}" if row.get("place") else ""
    return Piece(
        id=str(row.get("id") or f"{finding.dataset}:{row.get('date')}:{row.get('what')}"),
        what=f"{row.get('what') or 'a row'}{place}",
        day=_day(row.get("date")),
        source=str(row.get("source") or finding.dataset),
        known_from=str(row.get("known_from") or ""),
    )


def _figure(row: Mapping[str, Any]) -> Piece:
    """A published figure as a picture holds it."""
    if "count" in row:
        number = f"{row['count']:,g} counted"
    else:
        low, high = row.get("low"), row.get("high")
        number = f"{low:,g}" if low == high else f"{low:,g}–{high:,g}"
        number += f" {row.get('unit') or ''}".rstrip()
    return Piece(
        id=f"figure:{row['label']}",
        what=number,
        day="",
        source=str(row["label"]),
        known_from=str(row.get("published") or ""),
        figure=True,
    )


def _entered(item: Item) -> Piece:
    known_from = item.known_from.isoformat() if item.known_from else ""
    return Piece(id=item.id, what=item.text, day="", source=item.source or item.by, known_from=known_from)


def _late(piece: Piece) -> bool:
    """Whether a piece is shown as of the day without having been public then: a picture shows all estimates at once."""
    return piece.figure and bool(piece.known_from)


def _by(piece: Piece, said_on: date | None) -> bool:
    """Whether a piece says that it was public by a day."""
    return said_on is not None and bool(piece.known_from) and piece.known_from <= said_on.isoformat()


def _day(value: object) -> str:
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value or "")
