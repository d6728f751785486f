"""Backing shows what stands behind a public claim."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backing.case import Case

__all__ = ["assess"]


def assess(*inputs: str | Path, day: date | None = None) -> Case:
    """Assess the saved texts or the pages that ``inputs`` name (several make one case) against the records at hand.

    ``day`` is the day on which it was said, where that is known. Raises a ``BackingError`` when an input cannot be read
    or holds no claim. Nothing is written.
    """
    from backing.case import assess as assess_statement
    from backing.files.load import load
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.store.load import load_records
    from backing.statements.compose import join
    from backing.statements.read import read_statement

    loaded = [load(each) for each in inputs]
    statements = [read_statement(each.content, name=each.name, day=day, url=each.url) for each in loaded]
    statement = join(statements)
    catalog = load_records(statement.first_days())
    with DuckDBEngine(catalog) as engine:
        return assess_statement(statement, catalog, engine)
