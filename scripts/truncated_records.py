"""A release as it would have been on a day: without the rows of later days, and perhaps without some of the earlier ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from backing.records.catalog import Catalog, Dataset

RELEASE = "ucdp-ged-mmr-bgd"


def rows_of(dataset: Dataset) -> list[dict[str, Any]]:
    """Every row of a release."""
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [dataset.path])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def kept(rows: Sequence[dict[str, Any]], *, missing: float) -> tuple[str, ...]:
    """The ids of the rows that are left when each is missing with one chance; the same ones every time."""
    draw = random.Random(19)  # noqa: S311 -- a fixed sample, not a secret
    return tuple(row["id"] for row in rows if draw.random() >= missing)


def truncated(
    dataset: Dataset, day: date, folder: Path, *, ids: Sequence[str] | None = None, missing: float | None = None
) -> Catalog:
    """A catalogue of one release: the rows that had ended by ``day``, of ``ids`` alone where they are given.

    It was public on that day, its coverage ends on it, and it says of itself that ``missing`` of its events are.
    """
    name = f"{day}-{'all' if ids is None else len(ids)}.parquet"
    path = folder / name
    if not path.exists():
        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE kept AS SELECT unnest(CAST(? AS VARCHAR[])) AS id", [list(ids or ())])
            some = "" if ids is None else "AND id IN (SELECT id FROM kept)"
            query = f"""SELECT * FROM read_parquet('{dataset.path}') WHERE "end" <= DATE '{day}' {some}"""  # noqa: S608
            connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    coverage = replace(dataset.coverage, end=day, missing=missing)
    return Catalog(datasets=(replace(dataset, path=str(path), available_from=day, coverage=coverage),))
