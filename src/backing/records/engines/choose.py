"""Which engine answers: the embedded one, or Spark. Only the one that is chosen is loaded."""

from __future__ import annotations

from contextlib import AbstractContextManager
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backing.records.catalog import Catalog
    from backing.records.engines.engine import Engine


class EngineName(StrEnum):
    """What ``--engine`` takes."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def open_engine(name: EngineName, catalog: Catalog) -> AbstractContextManager[Engine]:
    """An engine over the releases of a catalogue; raises MissingExtra when what it needs is not installed."""
    if name is EngineName.SPARK:
        from backing.records.engines.spark import SparkEngine

        return SparkEngine(catalog)
    from backing.records.engines.duckdb import DuckDBEngine

    return DuckDBEngine(catalog)
