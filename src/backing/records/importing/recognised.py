"""A file whose source is known, and how it is to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backing.records.importing.packing import Packing
from backing.records.importing.source import Meaning, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the rows of a file are read.

    ``columns`` are its names from left to right, made unique. ``parquet`` files need nothing else; a ``sheet`` is read as
    CSV, and its records are told by their row. ``header`` says that the
    first row holds the names, ``hxl`` that the one after it holds tags of the Humanitarian Exchange Language. An empty
    ``quote`` means that the source does not quote.
    """

    columns: tuple[str, ...]
    parquet: bool = False
    sheet: bool = False
    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    header: bool = True
    hxl: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file of a source, how it is packed, and what it seems to be a release of; ``member`` is its name in an archive."""

    path: Path
    packing: Packing | None
    member: str | None
    source: Source
    layout: Layout
    release: str | None

    @property
    def meaning(self) -> Meaning:
        """What a row of it means, and whether a missing one means anything."""
        return self.source.meaning_of(self.layout.columns)

    @property
    def name(self) -> str:
        """What the file is called in messages."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name


def releases_in(files: Sequence[Recognised], release: str) -> tuple[str, ...]:
    """What is released in these files: each is of its own where a source's files accumulate, and all are ``release`` else."""
    own = dict.fromkeys(each.release or release for each in files)
    return tuple(own) if files[0].source.accumulates else (release,)
