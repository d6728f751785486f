"""The engine for records that outgrow one machine: Spark over the Parquet files of a catalogue.

The expressions are those of the embedded engine, and so are the rows, their types and their order. Without a master of
the user's own, Spark runs inside this process's own Java machine (local mode).
"""

from __future__ import annotations

import os
import re
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from sqlglot import transpile

from backing.records.catalog import Catalog
from backing.records.engines.session import open_session
from backing.records.engines.sql import DIALECT, compile_query, describe_query
from backing.records.engines.statement import Statement, Table
from backing.records.query import Query, Value
from backing.records.tables import ROWS, columns_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


SPARK = "spark"
"""The dialect, as sqlglot calls it."""

TYPES = {str: "STRING", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}


class SparkEngine:
    """Runs queries over the releases of a catalogue; use it as a context manager, or call ``close``.

    Spark starts once in a process and takes seconds for it: later engines share it, each with views of its own. Every
    machine of a cluster must see the catalogue's files under the same path. Raises MissingExtra without PySpark or Java.
    """

    name = "spark"

    def __init__(self, catalog: Catalog) -> None:
        self._session = open_session()
        paths: dict[str, list[str]] = {table: [] for table in ROWS}
        for dataset in catalog:
            paths[dataset.table].append(dataset.path)
        for table, found in paths.items():
            # A table without a release has a view too: its name must never mean a table of the cluster's.
            view = _files(self._session, table, found) if found else _nothing(self._session, table)
            view.createOrReplaceTempView(table)

    def fetch(self, query: Query) -> list[dict[str, Any]]:
        """The rows, each a mapping from column to value; raises InvalidTest for a query that cannot be stated."""
        compiled = compile_query(query, dialect=SPARK)
        frame = self._session.sql(compiled.sql, args=_bound(compiled.values))
        return [row.asDict() for row in frame.collect()]

    def ask(self, statement: Statement) -> list[tuple[Any, ...]]:
        """The rows that a statement gives."""
        (sql,) = transpile(statement.sql, read=DIALECT, write=SPARK, identify=True)
        try:
            for table in statement.tables:
                _table(self._session, table).createOrReplaceTempView(table.name)
            return [tuple(row) for row in self._session.sql(sql, args=_bound(statement.values)).collect()]
        finally:
            for table in statement.tables:
                self._session.catalog.dropTempView(table.name)

    def describe(self, query: Query) -> str:
        """The same query with its values written out, for the dossier: the same text whatever the engine."""
        return describe_query(query)

    def close(self) -> None:
        """Drop the views; Spark itself stops with the process."""
        for table in ROWS:
            self._session.catalog.dropTempView(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _files(session: SparkSession, table: str, paths: list[str]) -> DataFrame:
    """The rows of Parquet files: the columns of the table by name, null where a file lacks one."""
    schema = ", ".join(f"`{column}` {TYPES[kind]}" for column, kind in columns_of(table).items())
    return session.read.schema(schema).parquet(*(_address(path) for path in paths))


def _nothing(session: SparkSession, table: str) -> DataFrame:
    columns = (f"CAST(NULL AS {TYPES[kind]}) AS `{column}`" for column, kind in columns_of(table).items())
    return session.range(0).selectExpr(*columns)


def _table(session: SparkSession, table: Table) -> DataFrame:
    """The table that a statement brings along."""
    schema = ", ".join(f"`{column}` {TYPES[kind]}" for column, kind in table.types.items())
    columns = [table.columns[column] for column in table.types]
    return session.createDataFrame(list(zip(*columns, strict=True)), schema)


def _address(path: str) -> str:
    """A file of this machine's, and nothing that its name could also mean: Spark takes patterns."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", os.path.abspath(path))  # noqa: PTH100 -- text for Spark


def _bound(values: tuple[Value, ...]) -> list[Any]:
    """Values as Spark binds them exactly: its own dates do not reach back before 1582.

    A date is bound as text, which the comparison with a date makes a date again: that is how ANSI SQL compares.
    """
    return [value.isoformat() if isinstance(value, date) else value for value in values]
