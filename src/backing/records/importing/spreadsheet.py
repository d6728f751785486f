"""The first table in a spreadsheet (.xlsx), written out as CSV.

The sheet is held in memory while it is read; how large it may be is checked against the archive that it is in, before.
Formulas are not computed: a cell is the value that was saved with it.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from backing.errors import UnreadableRecords
from backing.files.bundle import FREE_OF_RATIO, MAX_RATIO

MOST = 1_500_000_000
"""Bytes of XML that a spreadsheet may unpack to: some million rows of UCDP's columns, and as many bytes of memory."""
_WORKBOOK = "xl/workbook.xml"
_FIRST_ROWS = 250
_MIDNIGHT = time()

Row = list[Any]


def is_spreadsheet(path: Path) -> bool:
    """Whether a ZIP archive is one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _WORKBOOK in archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return False


def head_of(path: Path, _: str | None, size: int) -> bytes:
    """The first rows as CSV in UTF-8; raises UnreadableRecords when it is damaged, too large or has no rows."""
    text = io.StringIO(newline="")
    with _sheet(path) as rows:
        _write(islice(rows, _FIRST_ROWS), text)
    return text.getvalue().encode()[:size]


def unpack(path: Path, _: str | None, target: Path) -> None:
    """Write all rows as CSV in UTF-8 to a new file; raises UnreadableRecords like ``head_of``."""
    with _sheet(path) as rows, target.open("x", encoding="utf-8", newline="") as out:
        _write(rows, out)


@contextmanager
def _sheet(path: Path) -> Iterator[Iterator[Row]]:
    """The rows of the first sheet that has any."""
    _check(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = (book.get_sheet_by_index(number) for number in range(len(book.sheet_names)))
            filled: CalamineSheet | None = next((sheet for sheet in sheets if sheet.height > 1), None)
            if filled is None:
                raise UnreadableRecords(f"{path.name} has no sheet with rows", hint="download it again")
            yield iter(filled.to_python(skip_empty_area=True))
    except CalamineError as problem:
        raise UnreadableRecords(
            f"{path.name} cannot be read as a spreadsheet: {problem}", hint="download it again, or save it as CSV"
        ) from problem


def _check(path: Path) -> None:
    """Hold what the archive says of its sizes against what a table can be; the reader believes it too."""
    with zipfile.ZipFile(path) as archive:
        infos = archive.infolist()
    odd = [each for each in infos if each.file_size > max(FREE_OF_RATIO, MAX_RATIO * each.compress_size)]
    total = sum(each.file_size for each in infos)
    if odd or total > MOST:
        raise UnreadableRecords(
            f"{path.name} unpacks to {total:,} bytes, {'out of all proportion' if odd else f'more than {MOST:,}'}",
            hint="save it as CSV, and add that",
        )


def _write(rows: Iterator[Row], out: Any) -> None:
    """Rows as CSV; empty ones are kept between others, so that a row has its number, and left out at the end."""
    writer, empty = csv.writer(out, lineterminator="\n"), 0
    for row in rows:
        cells = [_text(cell) for cell in row]
        if not any(cells):
            empty += 1
            continue
        writer.writerows([[""] * len(cells)] * empty)
        writer.writerow(cells)
        empty = 0


def _text(cell: Any) -> str:
    """A cell as its publisher's CSV has it: whole numbers without a point, days as 2016-07-01."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == _MIDNIGHT else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
