"""A spreadsheet as programs save it: numbers as numbers, days as numbers with a format, words as words."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float | bool | date | None
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIRST = date(1899, 12, 30)
"""Day 0, as Excel counts after February 1900."""
_FORMATS = (0, 14, 22)
"""Excel's own: any, a day, a day with its time."""


def sheet(path: Path, *rows: Sequence[Cell], before: int = 0, more: str = "") -> Path:
    """Write rows into the first sheet after ``before`` empty ones; ``more`` is text added to the sheet."""
    names = [f"Sheet{number}" for number in range(1, before + 2)]
    numbered = list(enumerate(names, start=1))
    listed = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/{name}.xml"/>' for n, name in numbered
    )
    style = f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    office = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{office}</Relationships>')
        archive.writestr(
            "xl/workbook.xml", f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships">{related}{style}</Relationships>',
        )
        archive.writestr(
            "xl/styles.xml",
            f"<styleSheet {_MAIN}><cellXfs>{''.join(map(_format, _FORMATS))}</cellXfs></styleSheet>",
        )
        for name in names[:-1]:
            archive.writestr(f"xl/worksheets/{name}.xml", f"<worksheet {_MAIN}><sheetData/></worksheet>")
        body = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
        archive.writestr(
            f"xl/worksheets/{names[-1]}.xml", f"<worksheet {_MAIN}><sheetData>{body}{more}</sheetData></worksheet>"
        )
    return path


def _format(number: int) -> str:
    return f'<xf numFmtId="{number}"/>'


def _row(number: int, cells: Sequence[Cell]) -> str:
    return f'<row r="{number}">{"".join(_cell(f"{_letters(at)}{number}", each) for at, each in enumerate(cells))}</row>'


def _cell(at: str, value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, datetime):
        days = (value.date() - _FIRST).days + (value.hour * 60 + value.minute) / 1440
        return f'<c r="{at}" s="2"><v>{days}</v></c>'
    if isinstance(value, date):
        return f'<c r="{at}" s="1"><v>{(value - _FIRST).days}</v></c>'
    return f'<c r="{at}"><v>{value!r}</v></c>'


def _letters(at: int) -> str:
    """A, B … Z, AA …"""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
