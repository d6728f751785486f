"""The embedded engine: DuckDB over the Parquet files of a catalogue."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

import duckdb
import numpy as np
from numpy.typing import NDArray

from backing.errors import UnusableStore
from backing.records.catalog import Catalog
from backing.records.engines.sql import compile_query, describe_query
from backing.records.engines.statement import SQL_TYPES, Statement, Table
from backing.records.query import Query
from backing.records.tables import ROWS, columns_of

EVENTS = "events"
MEMORY_LIMIT, THREADS = "1GB", 2
"""Without a limit one large sort can take all of the machine's memory."""


class DuckDBEngine:
    """Runs queries over the releases of a catalogue; use it as a context manager, or call ``close``.

    Nothing is written. Once the views stand the connection reads the catalogue's files and nothing else, neither other
    files nor the network, and its settings are locked.
    """

    name = "duckdb"

    def __init__(self, catalog: Catalog) -> None:
        self._events = {(each.id, each.release): each.path for each in catalog if each.table == EVENTS}
        self._connection = duckdb.connect(":memory:")
        try:
            self._open(catalog)
        except duckdb.Error as problem:
            self.close()
            raise UnusableStore(
                f"the records cannot be opened: {str(problem).splitlines()[0]}",
                hint="backing records verify names the release that is damaged; remove it, and import it again",
            ) from problem
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

    def ask(self, statement: Statement) -> list[tuple[Any, ...]]:
        """The rows that a statement gives."""
        with self._connection.cursor() as cursor:
            return self._run(cursor, statement).fetchall()

    def arrays(self, statement: Statement) -> dict[str, NDArray[Any]]:
        """The columns that a statement gives, none of which may hold a null."""
        with self._connection.cursor() as cursor:
            return {name: np.asarray(found) for name, found in self._run(cursor, statement).fetchnumpy().items()}

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

    def _run(self, cursor: duckdb.DuckDBPyConnection, statement: Statement) -> duckdb.DuckDBPyConnection:
        """Run a statement; its tables belong to the cursor and go with it, and so does a view of the releases that it looks at.

        A view of all would open every file, and the footer of a large one takes longer than to count a small one.
        """
        own = [path for name, path in self._events.items() if name in statement.releases]
        if 0 < len(own) < len(self._events):
            cursor.execute(f"CREATE TEMP VIEW {_view(EVENTS, own)}")
        for table in statement.tables:
            cursor.execute(f"CREATE TEMP TABLE {table.name} AS SELECT {_columns(table)}", _values(table))
        return cursor.execute(statement.sql, list(statement.values))

    def _open(self, catalog: Catalog) -> None:
        paths: dict[str, list[str]] = {table: [] for table in ROWS}
        for dataset in catalog:
            paths[dataset.table].append(dataset.path)
        everything = [path for found in paths.values() for path in found]
        self._connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'; SET threads = {THREADS};")
        self._connection.execute(f"SET allowed_paths = {_texts(everything)}; SET enable_external_access = false;")
        for table, found in paths.items():
            if found:
                self._connection.execute(f"CREATE VIEW {_view(table, found)}")
        self._connection.execute("SET lock_configuration = true")


def _view(table: str, paths: list[str]) -> str:
    """A view's name and what it shows of some files."""
    columns = ", ".join(f'"{column}"' for column in columns_of(table))
    # Only our own names and paths are in it, and a view takes no bound values.
    return f"{table} AS SELECT {columns} FROM read_parquet({_texts(paths)}, union_by_name = true)"  # noqa: S608


def _columns(table: Table) -> str:
    # Names of tables and columns are our own; the values are bound.
    return ", ".join(f'unnest(CAST(? AS {SQL_TYPES[kind]}[])) AS "{name}"' for name, kind in table.types.items())


def _values(table: Table) -> list[list[Any]]:
    return [list(table.columns[name]) for name in table.types]


def _texts(values: list[str]) -> str:
    """A list of SQL strings, for statements that take no bound values."""
    return "[" + ", ".join("'" + value.replace("'", "''") + "'" for value in values) + "]"
