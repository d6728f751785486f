"""Columns of numbers and words in memory as a Parquet file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
from numpy.typing import NDArray


def write_columns(columns: Mapping[str, NDArray[Any]], path: Path) -> None:
    """Write columns of one length in their order; the file is new."""
    name = str(path).replace("'", "''")
    with duckdb.connect() as connection:
        connection.register("columns", dict(columns))
        connection.execute(f"COPY (SELECT * FROM columns) TO '{name}' (FORMAT parquet, COMPRESSION zstd)")  # noqa: S608 - a path of ours
