"""A file whose source is known, and how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backing.records.importing.source import Meaning, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the rows of a file are read.

    ``columns`` are its names from left to right, made unique. ``parquet`` files need nothing else. ``header`` says that the
    first row holds the names, ``hxl`` that the one after it holds tags of the Humanitarian Exchange Language. An empty
    ``quote`` means that the source does not quote.
    """

    columns: tuple[str, ...]
    parquet: bool = False
    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    header: bool = True
    hxl: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A file of a source; ``member`` is its name in the ZIP archive ``path``, ``release`` what it seems to be a release of."""

    path: Path
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
