"""The beginning of a file as text, and as rows under each way in which it may be delimited."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from backing.errors import UnreadableRecords
from backing.records.importing.packing import Packing

HEAD = 1 << 20
"""Bytes that are looked at."""
ROWS = 200
DELIMITERS = (",", "\t", ";", "|")
PARQUET = b"PAR1"


def read_head(path: Path, packing: Packing | None = None, member: str | None = None) -> bytes:
    """The first bytes of a file, or of the table that is packed in it. Raises UnreadableRecords when there are none."""
    if packing is not None:
        head = packing.head(path, member, HEAD)
    else:
        try:
            with path.open("rb") as file:
                head = file.read(HEAD)
        except OSError as problem:
            raise UnreadableRecords(
                f"{path} cannot be opened: {problem.strerror}", hint="give the path of one file"
            ) from problem
    if not head.strip():
        raise UnreadableRecords(f"{member or path.name} is empty", hint="download it again")
    return head


def decode(head: bytes, name: str) -> tuple[str, str]:
    """The text of a file's beginning, and its encoding as DuckDB calls it: UTF-8, UTF-16 with its mark, or Latin-1.

    A file with more damaged characters than good ones outside of ASCII is Latin-1; a few damaged ones cost their rows
    alone. Raises UnreadableRecords for what is no text.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.decode(head[: len(head) // 2 * 2], "utf-16", "replace"), "utf-16"
    if head.count(b"\0") * 100 > len(head):
        raise UnreadableRecords(
            f"{name} is full of NUL bytes: it is no table of text",
            hint="save it as CSV in UTF-8, or as Parquet",
        )
    words = codecs.getincrementaldecoder("utf-8-sig")("replace").decode(head)
    good = sum(letter > "\x7f" for letter in words) - words.count("\ufffd")
    if words.count("\ufffd") > good:
        return head.decode("latin-1"), "latin-1"
    return words, "utf-8"


def rows_under(text: str, delimiter: str, *, whole: bool) -> tuple[tuple[str, ...], ...]:
    """The first rows; without ``whole`` the text was cut off, and its last row is left out."""
    rows = []
    for row in _rows(text, delimiter):
        rows.append(tuple(row))
        if len(rows) == ROWS:
            return tuple(rows)
    return tuple(rows if whole or len(rows) < 2 else rows[:-1])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from filter(None, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return  # a cell longer than the reader takes: what came before it says enough
