"""The workshop in which a file is converted: a DuckDB database inside the folder of the release that is being made.

It reads the files that are imported and writes into that folder, nothing else; its memory is bounded, and what does not
fit spills into the folder. It goes away with the import.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from backing.errors import UnreadableRecords
from backing.records.importing.expression import literal

MEMORY_LIMIT, THREADS = "1GB", 2
_OFTEN = 0.2
"""Seconds between two looks at how far a statement is."""
_HEAD_ROWS = 200
_OURS = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)
"""What DuckDB raises for a statement that is wrong: no file can cause it."""

_FULL = re.compile(r"No space left|File too large|Disk quota|Read-only file system|Permission denied")
"""What the system says when it refuses to write; the importer writes into the store alone."""

Share = Callable[[float], None]
"""Is told how far a statement is, from 0 to 1."""


class Staging:
    """The database of one import; a context manager. Errors of DuckDB come out as UnreadableRecords, with its first line."""

    def __init__(self, folder: Path, files: Sequence[Path]) -> None:
        self._folder = folder / ".staging"
        self._folder.mkdir()
        try:
            # In memory: what does not fit spills, and a database file takes half as long again to write.
            self._connection = duckdb.connect(":memory:")
        except duckdb.IOException as problem:
            raise _told(problem) from problem
        read = ", ".join(literal(str(file)) for file in files)
        allowed = f"SET allowed_paths = [{read}]; SET allowed_directories = [{literal(str(folder))}];"
        self._connection.execute(
            f"SET memory_limit = '{MEMORY_LIMIT}'; SET threads = {THREADS};"
            f"SET temp_directory = {literal(str(self._folder / 'spill'))};"
            "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0;"
            # What lives for a minute is not worth packing: a third of the time to read a file went into it.
            "SET force_compression = 'uncompressed';"
            f"{allowed} SET enable_external_access = false; SET lock_configuration = true;"
        )

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement gives."""
        try:
            return self._connection.execute(sql, list(values)).fetchall()
        except _OURS:
            raise
        except duckdb.Error as problem:
            raise _told(problem) from problem

    def watched(self, sql: str, share: Share) -> None:
        """Run a long statement, and say from time to time how far it is; an interruption stops it."""
        with ThreadPoolExecutor(1) as worker:
            running = worker.submit(self.run, sql)
            try:
                while not running.done():
                    share(max(self._connection.query_progress(), 0.0) / 100)
                    _wait(running.exception, _OFTEN)
            except BaseException:
                self._connection.interrupt()
                raise
            running.result()
        share(1.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def parquet_head(path: Path) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The columns of a Parquet file and its first rows as text. Raises UnreadableRecords when it is damaged."""
    with duckdb.connect(":memory:") as connection:
        try:
            cursor = connection.execute("SELECT * FROM read_parquet(?) LIMIT ?", [str(path), _HEAD_ROWS])
            columns = tuple(column[0] for column in cursor.description or ())
            return columns, tuple(tuple("" if each is None else str(each) for each in row) for row in cursor.fetchall())
        except duckdb.Error as problem:
            raise _told(problem) from problem


def _wait(finished: Callable[[float], object], seconds: float) -> None:
    try:
        finished(seconds)
    except TimeoutError:
        return


def _told(problem: duckdb.Error) -> Exception:
    """A full disk stays what it is; all else is the file's fault as far as anybody can tell."""
    line = str(problem).splitlines()[0]
    if "invalid state" in line:
        line = "a row has a carriage return outside of quotation marks, where no line of this file ends"
    if isinstance(problem, duckdb.IOException | duckdb.OutOfMemoryException) and _FULL.search(str(problem)):
        return OSError(line)
    return UnreadableRecords(f"the file cannot be read: {line}", hint="download it again, or save it as CSV in UTF-8")
