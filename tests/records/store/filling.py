"""A release that is made up, and a process that changes a store until it is killed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from backing.errors import UnknownRecord
from backing.provenance import digest
from backing.records.catalog import Dataset
from backing.records.coverage import Coverage
from backing.records.events.event import Event
from backing.records.store.add import add_release
from backing.records.store.remove import remove_release
from backing.records.store.stored import REJECTED, ROWS, Stored
from backing.records.tables import columns_of


def rows_of(dataset: str, release: str) -> bytes:
    """One event, as Parquet."""
    event = Event(
        id="1", dataset=dataset, release=release, start=date(2000, 5, 1), end=date(2000, 5, 1), country="AFG",
        side_a="IS", side_b="Civilians", deaths_low=1, deaths_best=1, deaths_high=1,
    )  # fmt: skip
    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns_of("events").items()])
    written = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist([asdict(event)], schema=schema), written)
    return bytes(written.getvalue())


def filling(dataset: str, release: str, pause: float = 0.0) -> Callable[[Path], Stored]:
    """Writes a release of one event, with a pause in the middle."""

    def fill(folder: Path) -> Stored:
        rows = rows_of(dataset, release)
        (folder / ROWS).write_bytes(rows)
        time.sleep(pause)
        (folder / REJECTED).write_bytes(b"")
        return Stored(
            dataset=Dataset(
                id=dataset, release=release, title="A test", table="events", path=str(folder / ROWS), licence="CC0",
                attribution="us", url="", rows=1, digest=digest(rows), available_from=date(2020, 1, 1),
                coverage=Coverage(
                    complete=True, start=date(2000, 1, 1), end=date(2000, 12, 31), measure="lethal events", per_actor=True,
                    places=("AFG",),
                ),
            ),
            origin="test.csv", origin_digest=digest(b""), source="test", rejected=0, rejected_digest=digest(b""),
        )  # fmt: skip

    return fill


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def waiting() -> None:
    say("waiting")


def churn(home: Path) -> None:
    """Add, supersede and remove releases for ever; a line before each change, by which a killer can aim on a busy machine."""
    while True:
        for release in ("2", "3"):
            say(f"remove {release}")
            with suppress(UnknownRecord):  # an earlier process may have been killed before it came to that
                remove_release(home, "ged", release, waiting)
        for release in ("2", "3"):
            say(f"add {release}")
            add_release(home, "ged", release, filling("ged", release, 0.002), waiting)


def slow(home: Path) -> None:
    """Add one release, and take a while."""

    def fill(folder: Path) -> Stored:
        say("ready")
        return filling("ged", "1", 0.5)(folder)

    add_release(home, "ged", "1", fill, waiting)


if __name__ == "__main__":
    {"churn": churn, "slow": slow}[sys.argv[2]](Path(sys.argv[1]))
