"""Keep aside the rows that were not imported: none is lost, each says why and on which line it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from backing.records.importing.lines import first_lines, line_at
from backing.records.importing.part import Part
from backing.records.importing.read_rows import KEPT_OF_ROW, LONGEST_ROW
from backing.records.importing.staging import Staging

_ALSO_ENDS = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "\x85\u2028\u2029"})
"""What some readers take for the end of a line, and JSON does not escape."""

_REASONS = {
    "MISSING COLUMNS": "it has fewer cells than there are columns",
    "TOO MANY COLUMNS": "it has more cells than there are columns",
    "UNQUOTED VALUE": "a quotation mark is not closed, or stands in the middle of a cell",
    "LINE SIZE OVER MAXIMUM": f"it is longer than {LONGEST_ROW:,} bytes",
    "INVALID ENCODING": "it holds bytes that are not in the file's encoding",
}
"""DuckDB's kinds of errors in our words."""

Rejected = dict[str, Any]


def keep_aside(staging: Staging, parts: Sequence[Part], target: Path) -> int:
    """Write one JSON object a row: ``line``, ``reason``, and ``row``, by column or as it stood; gives their number.

    Of several files it is said first in which one (``file``). Where lines mean nothing, in Parquet and in spreadsheets, a line
    is a row.
    """
    number = 0
    with target.open("w", encoding="utf-8") as out:
        for part in parts:
            name = {"file": part.recognised.name} if len(parts) > 1 else {}
            for each in sorted(_kept(staging, part), key=lambda each: int(each["line"])):
                out.write(json.dumps({**name, **each}, ensure_ascii=False).translate(_ALSO_ENDS) + "\n")
                number += 1
    return number


def _kept(staging: Staging, part: Part) -> list[Rejected]:
    uncut = [] if part.recognised.layout.parquet else list(_uncut(staging, part.file))
    return [*uncut, *_unread(staging, part, {each["line"] for each in uncut})]


def _uncut(staging: Staging, file: Path) -> Iterator[Rejected]:
    """Rows that could not be cut into cells."""
    rows = staging.run(
        "SELECT line_byte_position, list(DISTINCT error_type ORDER BY error_type), any_value(csv_line) "
        "FROM reject_errors JOIN reject_scans USING (scan_id, file_id) WHERE file_path = ? "
        "GROUP BY line_byte_position ORDER BY line_byte_position",
        [str(file)],
    )
    lines = line_at(file, [position - 1 for position, _, _ in rows])
    for position, kinds, row in rows:
        reason = "; ".join(_REASONS.get(kind, kind.lower()) for kind in kinds)
        cut = f" (only its first {KEPT_OF_ROW:,} characters are kept here)" if len(row) >= KEPT_OF_ROW else ""
        yield {"line": lines[position - 1], "reason": reason + cut, "row": row.strip("\r\n")}


def _unread(staging: Staging, part: Part, uncut: set[int]) -> Iterator[Rejected]:
    """Rows with a cell that could not be read."""
    layout, first = part.recognised.layout, part.rows.start
    rows = staging.run(
        "SELECT n, reason, raw.* FROM rejected JOIN raw ON raw.rowid = n WHERE n BETWEEN ? AND ? ORDER BY n",
        [first, part.rows.stop - 1],
    )
    if layout.parquet or layout.sheet:
        before = 2 if layout.sheet and layout.header else 1
        lines = {row[0] - first: row[0] - first + before for row in rows}
    else:
        lines = first_lines(
            part.file, {row[0] - first for row in rows}, uncut, quote=layout.quote.encode(), skipped=int(layout.header)
        )
    for n, reason, *cells in rows:
        yield {"line": lines[n - first], "reason": reason, "row": dict(zip(layout.columns, cells, strict=True))}
