"""Read the rows of files as text into the workshop, in their order."""

from __future__ import annotations

from pathlib import Path

from backing.records.importing.expression import literal, name
from backing.records.importing.recognised import Layout
from backing.records.importing.staging import Share, Staging

LONGEST_ROW = 16_000_000
"""Bytes of one row; a longer one is kept aside."""
KEPT_OF_ROW = 1_000_000
"""Characters that are kept of a row that could not be cut into cells."""


def make_table(staging: Staging, columns: int) -> None:
    """Make the table ``raw``; its columns are ``c0``, ``c1`` … , so that no name of a file matters in it."""
    staging.run(f"CREATE TABLE raw ({', '.join(f'{cell} VARCHAR' for cell in _cells(columns))})")


def read_rows(staging: Staging, file: Path, layout: Layout, share: Share) -> range:
    """Add a file's rows to ``raw``; gives their ``rowid``.

    Rows that cannot be cut into as many cells as there are columns are in DuckDB's table ``reject_errors``.
    """
    cells = _cells(len(layout.columns))
    source = _parquet(file, layout, cells) if layout.parquet else _csv(file, layout, cells)
    first = _after(staging)
    staging.watched(f"INSERT INTO raw {source}", share)
    read = range(first, _after(staging))
    if layout.hxl:
        staging.run("DELETE FROM raw WHERE rowid = ?", [first])
    return read


def _cells(columns: int) -> list[str]:
    return [f"c{number}" for number in range(columns)]


def _after(staging: Staging) -> int:
    """The number of the next row."""
    return int(staging.run("SELECT COALESCE(max(rowid) + 1, 0) FROM raw")[0][0])


def _parquet(file: Path, layout: Layout, cells: list[str]) -> str:
    columns = ", ".join(
        f"CAST({name(column)} AS VARCHAR) AS {cell}" for column, cell in zip(layout.columns, cells, strict=True)
    )
    return f"SELECT {columns} FROM read_parquet({literal(str(file))})"  # noqa: S608 - quoted above


def _csv(file: Path, layout: Layout, cells: list[str]) -> str:
    options = {
        "auto_detect": "false",
        "header": str(layout.header).lower(),
        "columns": "{" + ", ".join(f"'{cell}': 'VARCHAR'" for cell in cells) + "}",
        "delim": literal(layout.delimiter),
        "quote": literal(layout.quote),
        "escape": literal(layout.quote),
        "encoding": literal(layout.encoding),
        "max_line_size": str(LONGEST_ROW),
        "store_rejects": "true",
        "rejects_line_size_limit": str(KEPT_OF_ROW),
    }
    listed = ", ".join(f"{option} = {value}" for option, value in options.items())
    return f"SELECT * FROM read_csv({literal(str(file))}, {listed})"  # noqa: S608 - quoted above
