"""Keep aside the rows that were not imported: none is lost, each says why and on which line it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backing.records.importing.lines import first_lines, line_at
from backing.records.importing.read_rows import KEPT_OF_ROW, LONGEST_ROW
from backing.records.importing.recognised import Layout
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


def keep_aside(staging: Staging, file: Path, layout: Layout, target: Path) -> int:
    """Write one JSON object a row: ``line``, ``reason``, and ``row``, by column or as it stood; gives their number.

    Line is None where lines mean nothing: in a Parquet file it is the row.
    """
    uncut = [] if layout.parquet else list(_uncut(staging, file))
    unread = list(_unread(staging, file, layout, {each["line"] for each in uncut}))
    with target.open("w", encoding="utf-8") as out:
        for each in sorted((*uncut, *unread), key=lambda each: each["line"]):
            out.write(json.dumps(each, ensure_ascii=False).translate(_ALSO_ENDS) + "\n")
    return len(uncut) + len(unread)


def _uncut(staging: Staging, file: Path) -> Iterator[Rejected]:
    """Rows that could not be cut into cells."""
    rows = staging.run(
        "SELECT line_byte_position, list(DISTINCT error_type ORDER BY error_type), any_value(csv_line) "
        "FROM reject_errors GROUP BY line_byte_position ORDER BY line_byte_position"
    )
    lines = line_at(file, [position - 1 for position, _, _ in rows])
    for position, kinds, row in rows:
        reason = "; ".join(_REASONS.get(kind, kind.lower()) for kind in kinds)
        cut = f" (only its first {KEPT_OF_ROW:,} characters are kept here)" if len(row) >= KEPT_OF_ROW else ""
        yield {"line": lines[position - 1], "reason": reason + cut, "row": row.strip("\r\n")}


def _unread(staging: Staging, file: Path, layout: Layout, uncut: set[int]) -> Iterator[Rejected]:
    """Rows with a cell that could not be read."""
    rows = staging.run("SELECT n, reason, raw.* FROM rejected JOIN raw ON raw.rowid = n ORDER BY n")
    if layout.parquet:
        lines = {row[0]: row[0] + 1 for row in rows}
    else:
        lines = first_lines(
            file, {row[0] for row in rows}, uncut, quote=layout.quote.encode(), skipped=int(layout.header)
        )
    for n, reason, *cells in rows:
        yield {"line": lines[n], "reason": reason, "row": dict(zip(layout.columns, cells, strict=True))}
