"""A later release that is made up from bundled rows: some left out, some corrected, some added, other days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from backing.provenance import digest
from backing.records.catalog import Dataset, load_catalog
from backing.records.store.stored import REJECTED, ROWS, Stored

BUNDLED = load_catalog().find("ucdp-ged-mmr-bgd", "19.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a made-up release changes in the bundled one: rows are given by their position, ``added`` by what they say.

    Without ``first`` and ``last`` it holds all days; with them, rows that start from the one to the other, and is about them.
    """

    dataset: str = BUNDLED.id
    release: str = "20.1"
    without: frozenset[int] = frozenset()
    corrected: frozenset[int] = frozenset()
    added: tuple[dict[str, Any], ...] = ()
    first: date | None = None
    last: date | None = None
    end: date | None = BUNDLED.coverage.end
    public: date | None = BUNDLED.available_from
    supersedes: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


@cache
def bundled_rows() -> pa.Table:
    return pq.read_table(BUNDLED.path)


def event(**known: Any) -> dict[str, Any]:
    """An attack by IS on civilians in Dhaka, unless something else is said; other columns are those of no row."""
    day = known.get("start", date(2017, 5, 1))
    return {
        "id": f"made-{day}", "start": day, "end": day, "date_precision": 1, "side_a": "IS", "side_b": "Civilians",
        "side_a_id": 234, "side_b_id": 1, "kind": "one-sided", "attacker": "IS", "attacker_id": 234,
        "targets_civilians": True, "country": "BGD", "division": "BD-C", "place_precision": 1, "deaths_low": 2,
        "deaths_best": 3, "deaths_high": 4, "deaths_civilians": 3,
    } | known  # fmt: skip


def rows_of(revision: Revision) -> pa.Table:
    """The rows of the made-up release."""
    table = bundled_rows()
    if revision.corrected:
        at = pa.array([number in revision.corrected for number in range(len(table))])
        for column in ("deaths_best", "deaths_high"):
            old = table[column]
            new = pc.if_else(at, pc.add(pc.fill_null(old, 0), 7).cast(old.type), old)
            table = table.set_column(table.column_names.index(column), column, new)
    table = table.take([number for number in range(len(table)) if number not in revision.without])
    table = pa.concat_tables([table, pa.Table.from_pylist(list(revision.added), schema=table.schema)])
    if revision.first and revision.last:
        table = table.filter(
            pc.and_(pc.greater_equal(table["start"], revision.first), pc.less_equal(table["start"], revision.last))
        )
    for column, value in (("dataset", revision.dataset), ("release", revision.release)):
        table = table.set_column(
            table.column_names.index(column), column, pa.array([value] * len(table), table[column].type)
        )
    return table


def write(revision: Revision, path: Path) -> Dataset:
    """Write the rows, and describe the release."""
    table = rows_of(revision)
    pq.write_table(table, path)
    coverage = replace(
        BUNDLED.coverage,
        start=revision.first or BUNDLED.coverage.start,
        end=revision.last or revision.end,
        **revision.more,
    )
    return replace(
        BUNDLED, id=revision.dataset, release=revision.release, title="Made up", path=str(path), rows=len(table),
        digest=digest(path.read_bytes()), available_from=revision.public, coverage=coverage, supersedes=revision.supersedes,
    )  # fmt: skip


def filling(revision: Revision) -> Callable[[Path], Stored]:
    """Writes the release into the folder of a store."""

    def fill(folder: Path) -> Stored:
        dataset = write(revision, folder / ROWS)
        (folder / REJECTED).write_bytes(b"")
        return Stored(
            dataset=dataset,
            origin="made.csv",
            origin_digest=digest(b""),
            source="test",
            rejected=0,
            rejected_digest=digest(b""),
        )

    return fill


def at(
    days: Iterable[date], columns: Sequence[str] = ("country",), values: Sequence[object] = ("BGD",)
) -> frozenset[int]:
    """The positions of the bundled rows that start on one of the days and have these values."""
    wanted = set(days)
    rows = bundled_rows().select(["start", *columns]).to_pylist()
    return frozenset(
        number for number, row in enumerate(rows)
        if row["start"] in wanted and [row[column] for column in columns] == list(values)
    )  # fmt: skip
