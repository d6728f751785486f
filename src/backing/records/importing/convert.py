"""Convert recognised files into a release: its rows as Parquet, and those that could not be read beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backing.errors import UnreadableRecords
from backing.records.importing.expression import literal
from backing.records.importing.keep_aside import keep_aside
from backing.records.importing.look_up import look_up
from backing.records.importing.part import Part
from backing.records.importing.read_rows import make_table, read_rows
from backing.records.importing.recognised import Layout, Recognised, releases_in
from backing.records.importing.staging import Share, Staging
from backing.records.importing.statement import Statements
from backing.records.store.stored import REJECTED, ROWS
from backing.records.store.verify import file_digest

Watch = Callable[[str, int, int], None]
"""Is told what is being done, how many rows are done and how many there are; the total is a guess while reading."""

_HEAD = 1 << 20
"""Bytes whose lines are counted to guess how many rows there are."""

_FEW = 3
"""Files that a message names."""
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


def convert(files: Sequence[Recognised], into: Path, *, dataset: str, release: str, watch: Watch) -> Converted:
    """Write ``rows.parquet`` and ``rejected.jsonl`` into an existing folder, of one file or of several with the same columns.

    The canonical columns come first, then every column of the file as text; rows stand in the order of the table's key. Each
    file is read once, in bounded memory. Raises UnreadableRecords when one breaks off, when there are no rows, or when
    not one of them can be read.
    """
    first = files[0]
    for other in files[1:]:
        if (other.source.name, other.layout.columns) != (first.source.name, first.layout.columns):
            raise UnreadableRecords(
                f"{other.name} has other columns than {first.name}: they cannot be one release",
                hint="add them one by one, each with its own --release",
            )
    statements = Statements(source=first.source, layout=first.layout, dataset=dataset, release=release)
    with _unpacked(files, into) as plain, Staging(into, plain) as staging:
        parts = _read(staging, files, plain, watch)
        _prepare(staging, statements)
        rejected = keep_aside(staging, parts, into / REJECTED)
        total = sum(len(part.rows) for part in parts)
        staging.watched(statements.written(str(into / ROWS)), lambda share: watch("writing", int(share * total), total))
        return _counted(staging, files, into / ROWS, release=release, rejected=rejected)


@contextmanager
def _unpacked(files: Sequence[Recognised], into: Path) -> Iterator[list[Path]]:
    """The files as they can be read, those that are packed beside the release until it is done."""
    plain = [into / f".unpacked-{number}" if each.packing else each.path for number, each in enumerate(files)]
    try:
        for file, each in zip(plain, files, strict=True):
            if each.packing:
                each.packing.unpack(each.path, each.member, file)
        yield plain
    finally:
        for file, each in zip(plain, files, strict=True):
            if each.packing:
                file.unlink(missing_ok=True)


def _read(staging: Staging, files: Sequence[Recognised], plain: Sequence[Path], watch: Watch) -> list[Part]:
    """Read all files, one after the other; progress is told in rows."""
    make_table(staging, len(files[0].layout.columns))
    expected = [_expected(staging, file, each.layout) for file, each in zip(plain, files, strict=True)]
    parts: list[Part] = []
    for number, (file, each) in enumerate(zip(plain, files, strict=True)):
        before, own, total = sum(expected[:number]), expected[number], sum(expected)
        rows = read_rows(staging, file, each.layout, _telling(watch, before, own, total))
        parts.append(Part(recognised=each, file=file, rows=rows))
    return parts


def _telling(watch: Watch, before: int, own: int, total: int) -> Share:
    return lambda share: watch("reading", before + int(share * own), total)


def _expected(staging: Staging, file: Path, layout: Layout) -> int:
    """The rows that a Parquet file says it has, or as many as a file of this size has by its first lines."""
    if layout.parquet:
        return int(staging.run("SELECT count(*) FROM read_parquet(?)", [str(file)])[0][0])
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    return max(head.count(b"\n"), 1) * file.stat().st_size // max(len(head), 1)


def _prepare(staging: Staging, statements: Statements) -> None:
    """Look up the names and judge the rows."""
    staging.run(statements.named())
    for lookup in statements.source.lookups:
        look_up(staging, lookup, staging.run(statements.keys_of(lookup)))
    staging.run(statements.judged())
    staging.run(statements.rejected())


def _counted(staging: Staging, files: Sequence[Recognised], path: Path, *, release: str, rejected: int) -> Converted:
    source, named = files[0].source, ", ".join(each.name for each in files[:_FEW])
    place = _PLACES.get(source.table)
    rows = f"FROM read_parquet({literal(str(path))})"
    days = 'min("start"), max("end")' if source.table in {"events", "series", "figures"} else "NULL, NULL"
    count, start, end = staging.run(f"SELECT count(*), {days} {rows}")[0]
    if not count and not rejected:
        raise UnreadableRecords(f"{named} has a header and no rows", hint="download it again")
    if not count:
        raise UnreadableRecords(
            f"{named} has {rejected} rows, and none of them could be read",
            hint=f"the reasons are those of other data: check that it is what it was taken for, {source.title}",
        )
    if start and end:
        spans = [source.covered((start, end), each) for each in releases_in(files, release)]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    found = staging.run(f'SELECT DISTINCT "{place}" {rows} WHERE "{place}" IS NOT NULL ORDER BY 1') if place else []
    return Converted(
        rows=count,
        rejected=rejected,
        places=tuple(row[0] for row in found),
        start=start,
        end=end,
        digest=file_digest(path),
    )
