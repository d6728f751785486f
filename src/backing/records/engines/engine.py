"""What every engine offers: rows for a query, and the query's text for a reader."""

from __future__ import annotations

from typing import Any, Protocol

from backing.records.engines.statement import Statement
from backing.records.query import Query


class Engine(Protocol):
    """Runs queries over the canonical tables; the only thing that later stages know about a database."""

    name: str

    def fetch(self, query: Query) -> list[dict[str, Any]]:
        """The rows, each a mapping from column to value, with dates as ``datetime.date`` and nulls as None.

        Raises InvalidTest when the query names a table or a column that does not exist.
        """
        ...

    def ask(self, statement: Statement) -> list[tuple[Any, ...]]:
        """The rows that a statement gives, in its order if it has one; days as whole numbers are ``int``."""
        ...

    def describe(self, query: Query) -> str:
        """The same query as SQL with its values written out, for the dossier; never what is executed."""
        ...
