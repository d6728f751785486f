"""On which line of a file a record begins, where cells may hold line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def first_lines(file: Path, records: set[int], unreadable: set[int], *, quote: bytes, skipped: int) -> dict[int, int]:
    """The line, from 1, on which each of ``records`` begins: these are numbers, from 0, among the records that were read.

    ``skipped`` records stand before the first (a header, tags); ``unreadable`` are the lines on which a record begins that
    was not read. A line break inside of quotes does not end a record: an odd number of quotes is open.
    """
    found: dict[int, int] = {}
    number = -skipped
    for line in _beginnings(file, unreadable, quote):
        if line in unreadable:
            continue
        if number in records:
            found[number] = line
            if len(found) == len(records):
                break
        number += 1
    return found


def line_at(file: Path, positions: list[int]) -> dict[int, int]:
    """The line, from 1, on which the first letter at or after each of some byte positions stands."""
    found, line = {}, 1
    with file.open("rb") as opened:
        for position in sorted(set(positions)):
            while (left := position - opened.tell()) > 0:
                line += opened.read(min(left, 1 << 20)).count(b"\n")
            at = opened.tell()
            blanks = 0
            while (byte := opened.read(1)) in {b"\n", b"\r"}:
                blanks += byte == b"\n"
            found[position] = line + blanks
            opened.seek(at)
    return found


def _beginnings(file: Path, unreadable: set[int], quote: bytes) -> Iterator[int]:
    is_open = False
    with file.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            if number in unreadable:
                is_open = False
            if not is_open and line.strip(b"\r\n"):
                yield number
            if quote and number not in unreadable and line.count(quote) % 2:
                is_open = not is_open
