"""Convert a recognised file into a release: its rows as Parquet, and those that could not be read beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backing.errors import UnreadableRecords
from backing.records.importing.archive import unpack
from backing.records.importing.expression import literal
from backing.records.importing.keep_aside import keep_aside
from backing.records.importing.look_up import look_up
from backing.records.importing.read_rows import read_rows
from backing.records.importing.recognised import Layout, Recognised
from backing.records.importing.staging import Share, Staging
from backing.records.importing.statement import Statements
from backing.records.store.stored import REJECTED, ROWS
from backing.records.store.verify import file_digest

Watch = Callable[[str, int, int], None]
"""Is told what is being done, how many rows are done and how many there are; the total is a guess while reading."""

_HEAD = 1 << 20
"""Bytes whose lines are counted to guess how many rows there are."""

_PLACES = {"events": "country", "series": "place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """What was written: ``rows`` and ``rejected`` count rows, ``digest`` is the SHA-256 of ``rows.parquet``.

    ``places`` are the alpha-3 codes that occur, in order; none for a table that is about nothing in particular. From
    ``start`` to ``end`` the release speaks; None when no row has a day.
    """

    rows: int
    rejected: int
    places: tuple[str, ...]
    start: date | None
    end: date | None
    digest: str


def convert(recognised: Recognised, into: Path, *, dataset: str, release: str, watch: Watch) -> Converted:
    """Write ``rows.parquet`` and ``rejected.jsonl`` into an existing folder.

    The canonical columns come first, then every column of the file as text; rows stand in the order of the table's key. The
    file is read once, in bounded memory. Raises UnreadableRecords when it breaks off, has no rows, or when
    not one of them can be read.
    """
    file = recognised.path
    if recognised.member is not None:
        file = into / ".unpacked"
        unpack(recognised.path, recognised.member, file)
    statements = Statements(source=recognised.source, layout=recognised.layout, dataset=dataset, release=release)
    try:
        with Staging(into, file) as staging:
            read_rows(staging, file, recognised.layout, _reading(watch, staging, file, recognised.layout))
            total = _prepare(staging, statements)
            rejected = keep_aside(staging, file, recognised.layout, into / REJECTED)
            staging.watched(
                statements.written(str(into / ROWS)), lambda share: watch("writing", int(share * total), total)
            )
            return _counted(staging, recognised, into / ROWS, release=release, rejected=rejected)
    finally:
        if recognised.member is not None:
            file.unlink(missing_ok=True)


def _prepare(staging: Staging, statements: Statements) -> int:
    """Look up the names and judge the rows; gives the number of those that were read."""
    staging.run(statements.named())
    for lookup in statements.source.lookups:
        look_up(staging, lookup, staging.run(statements.keys_of(lookup)))
    staging.run(statements.judged())
    staging.run(statements.rejected())
    return int(staging.run("SELECT count(*) FROM raw")[0][0])


def _reading(watch: Watch, staging: Staging, file: Path, layout: Layout) -> Share:
    """Tells progress in rows: those that a Parquet file says it has, or as many as a file of this size has by its first lines."""
    if layout.parquet:
        total = int(staging.run("SELECT count(*) FROM read_parquet(?)", [str(file)])[0][0])
    else:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
        total = max(head.count(b"\n"), 1) * file.stat().st_size // max(len(head), 1)
    return lambda share: watch("reading", int(share * total), total)


def _counted(staging: Staging, recognised: Recognised, path: Path, *, release: str, rejected: int) -> Converted:
    source = recognised.source
    place = _PLACES.get(source.table)
    rows = f"FROM read_parquet({literal(str(path))})"
    days = 'min("start"), max("end")' if source.table in {"events", "series", "figures"} else "NULL, NULL"
    count, start, end = staging.run(f"SELECT count(*), {days} {rows}")[0]
    if not count and not rejected:
        raise UnreadableRecords(f"{recognised.name} has a header and no rows", hint="download it again")
    if not count:
        raise UnreadableRecords(
            f"{recognised.name} has {rejected} rows, and none of them could be read",
            hint="the reasons are those of other data: check that it is what it was taken for, "
            f"{recognised.source.title}",
        )
    if start and end:
        start, end = source.covered((start, end), release)
    found = staging.run(f'SELECT DISTINCT "{place}" {rows} WHERE "{place}" IS NOT NULL ORDER BY 1') if place else []
    return Converted(
        rows=count,
        rejected=rejected,
        places=tuple(row[0] for row in found),
        start=start,
        end=end,
        digest=file_digest(path),
    )
