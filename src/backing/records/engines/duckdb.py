"""The embedded engine: DuckDB over the Parquet files of a catalogue."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import duckdb

from backing.records.catalog import Catalog
from backing.records.engines.sql import compile_query, describe_query
from backing.records.query import Query
from backing.records.tables import ROWS, columns_of

MEMORY_LIMIT, THREADS = "1GB", 2
"""Without a limit one large sort can take all of the machine's memory."""


class DuckDBEngine:
    """Runs queries over the releases of a catalogue; use it as a context manager, or call ``close``.

    Nothing is written. Once the views stand the connection reads the catalogue's files and nothing else, neither other
    files nor the network, and its settings are locked.
    """

    name = "duckdb"

    def __init__(self, catalog: Catalog) -> None:
        self._connection = duckdb.connect(":memory:")
        try:
            self._open(catalog)
        except BaseException:
            self.close()
            raise

    def fetch(self, query: Query) -> list[dict[str, Any]]:
        """The rows, each a mapping from column to value; raises InvalidTest for a query that cannot be stated."""
        compiled = compile_query(query)
        with self._connection.cursor() as cursor:
            cursor.execute(compiled.sql, list(compiled.values))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def describe(self, query: Query) -> str:
        """The same query with its values written out, for the dossier."""
        return describe_query(query)

    def close(self) -> None:
        """Give the memory back; the engine cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, catalog: Catalog) -> None:
        paths: dict[str, list[str]] = {table: [] for table in ROWS}
        for dataset in catalog:
            paths[dataset.table].append(dataset.path)
        everything = [path for found in paths.values() for path in found]
        self._connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'; SET threads = {THREADS};")
        self._connection.execute(f"SET allowed_paths = {_texts(everything)}; SET enable_external_access = false;")
        for table, found in paths.items():
            if found:
                columns = ", ".join(f'"{column}"' for column in columns_of(table))
                source = f"read_parquet({_texts(found)}, union_by_name = true)"
                # Only our own names and paths are in it, and a view takes no bound values.
                self._connection.execute(f"CREATE VIEW {table} AS SELECT {columns} FROM {source}")  # noqa: S608
        self._connection.execute("SET lock_configuration = true")


def _texts(values: list[str]) -> str:
    """A list of SQL strings, for statements that take no bound values."""
    return "[" + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + "]"
