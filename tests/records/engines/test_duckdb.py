from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.query import Query

EVENTS = Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1")


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    with DuckDBEngine(load_catalog()) as opened:
        yield opened


def test_a_closed_engine_answers_nothing() -> None:
    engine = DuckDBEngine(load_catalog())
    engine.close()
    with pytest.raises(duckdb.ConnectionException):
        engine.fetch(EVENTS)


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM read_text('{path}')", "COPY (SELECT 1) TO '{path}'", "SET enable_external_access = true"],
)
def test_the_connection_is_shut_to_everything_else(engine: DuckDBEngine, statement: str, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    with pytest.raises(duckdb.Error):
        engine._connection.execute(statement.format(path=path))  # noqa: SLF001 - there is no public way to try
    assert path.read_text() == "secret"
