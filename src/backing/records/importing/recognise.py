"""Recognise a file of records by its content: which source it is of, and how its rows are to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from backing.errors import UnreadableRecords
from backing.records.importing.mapping import read_mapping
from backing.records.importing.packing import Packing, packing_of
from backing.records.importing.recognised import Layout, Recognised
from backing.records.importing.sniff import DELIMITERS, HEAD, PARQUET, decode, read_head, rows_under
from backing.records.importing.source import Sample, Source
from backing.records.importing.sources import SOURCES
from backing.records.importing.staging import parquet_head

_ALIKE = 0.6
"""A header with this share of a source's columns was meant to be one of it."""
_SHOWN = 12

Reading = tuple[Sample, Layout]


def recognise(path: Path, mapping: Path | None = None) -> Recognised:
    """The source of a file, by its columns and first rows, or the one that a mapping file describes.

    Raises UnreadableRecords when the file is empty, damaged or of no known source, or lacks a column that its source must
    have; it says what was found and what was expected.
    """
    sources = SOURCES if mapping is None else (read_mapping(mapping),)
    if path.is_dir():
        raise UnreadableRecords(f"{path} is a folder", hint="give the path of one file")
    head = read_head(path)
    packing, member = packing_of(path, head)
    if packing:
        head = read_head(path, packing, member)
    names = tuple(filter(None, (member, path.name)))
    if head.startswith(PARQUET):
        readings = [_parquet(path, packing, names)]
    else:
        readings = list(_readings(names, head, sheet=packing is not None and packing.sheet))
    found = _first(readings, sources)
    if found is None:
        raise _unknown(member or path.name, readings, sources)
    source, sample, layout = found
    return Recognised(
        path=path, packing=packing, member=member, source=source, layout=layout, release=source.release_of(sample)
    )


def _parquet(path: Path, packing: Packing | None, names: tuple[str, ...]) -> Reading:
    """A Parquet file; its columns stand at its end, so that it is unpacked for them."""
    if packing is None:
        columns, rows = parquet_head(path)
    else:
        with TemporaryDirectory(prefix="backing-") as folder:
            packing.unpack(path, names[0], Path(folder) / "table")
            columns, rows = parquet_head(Path(folder) / "table")
    sample = Sample(names=names, columns=columns, rows=rows)
    return sample, Layout(columns=_unique(columns), parquet=True)


def _readings(names: tuple[str, ...], head: bytes, *, sheet: bool) -> Iterator[Reading]:
    """The file with a header, under every delimiter that gives it more than one column."""
    text, encoding = decode(head, names[0])
    for delimiter in DELIMITERS[:1] if sheet else DELIMITERS:
        first, *rows = rows_under(text, delimiter, whole=len(head) < HEAD)
        if len(first) > 1 or delimiter == DELIMITERS[0]:
            hxl = bool(rows) and _is_hxl(rows[0])
            sample = Sample(names=names, columns=tuple(map(str.strip, first)), rows=tuple(rows[hxl:]))
            yield sample, Layout(columns=_unique(first), delimiter=delimiter, encoding=encoding, hxl=hxl, sheet=sheet)


def _first(readings: Sequence[Reading], sources: Sequence[Source]) -> tuple[Source, Sample, Layout] | None:
    for reading in readings:
        for source in sources:
            sample, layout = _as_its(source, reading)
            if not source.missing(sample.columns) and source.fits(sample):
                return source, sample, layout
    for sample, layout in readings:
        for source in sources:
            for columns in source.headerless:
                taken = _without_header(sample, layout, columns)
                if taken and source.fits(taken[0]):
                    return source, *taken
    return None


def _as_its(source: Source, reading: Reading) -> Reading:
    """A file with a header, under the source's own names for its columns, and without columns that no row has."""
    sample, layout = reading
    columns, widths = source.named(sample.columns), {len(row) for row in sample.rows}
    if widths == {len(source.published)} and max(widths) < len(columns):
        columns = source.published
    elif widths:
        filled = max(number for number, each in enumerate(columns, start=1) if each or number == 1)
        columns = columns[: max(filled, *widths)]
    return replace(sample, columns=columns), replace(layout, columns=_unique(columns))


def _without_header(sample: Sample, layout: Layout, columns: tuple[str, ...]) -> Reading | None:
    """The same file, its first row taken for a record; None when its rows have not as many cells as there are columns."""
    rows = (sample.columns, *sample.rows)
    if layout.parquet or any(len(row) != len(columns) for row in rows):
        return None
    plain = Layout(
        columns=columns,
        delimiter=layout.delimiter,
        encoding=layout.encoding,
        header=False,
        sheet=layout.sheet,
        quote="" if layout.delimiter == "\t" else layout.quote,
    )
    return Sample(names=sample.names, columns=columns, rows=rows, header=False), plain


def _is_hxl(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    return bool(cells) and all(cell.strip().startswith("#") for cell in cells)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names that differ also where case is ignored, as a database does."""
    taken: dict[str, str] = {}
    for number, each in enumerate(names, start=1):
        name = each.strip() or f"column {number}"
        while name.casefold() in taken:
            name = f"{name} again"
        taken[name.casefold()] = name
    return tuple(taken.values())


def _unknown(name: str, readings: Sequence[Reading], sources: Sequence[Source]) -> UnreadableRecords:
    """What to tell of a file that no source recognises: the source that comes nearest, or its columns."""
    shares = [
        (1 - len(source.missing(sample.columns)) / len(source.required), source, sample)
        for sample, _ in readings
        for source in sources
        if source.required
    ]
    share, source, sample = max(shares, key=lambda each: each[0])
    if share >= _ALIKE and source.missing(sample.columns):
        lacking = ", ".join(source.missing(sample.columns))
        return UnreadableRecords(
            f"{name} looks like {source.title}, but has no column {lacking}",
            hint="download it again, or say in a mapping file which of its columns are meant (docs/importing.md)",
        )
    widest = max((sample for sample, _ in readings), key=lambda each: len(each.columns))
    shown = ", ".join(f"{column[:40]!r}" for column in widest.columns[:_SHOWN])
    return UnreadableRecords(
        f"{name} is of no source that is known: its first row has {len(widest.columns)} cells, {shown}",
        hint="cells must be divided by comma, tab, semicolon or bar; for a table of your own give --mapping "
        "(docs/importing.md)",
    )
