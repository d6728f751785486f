"""Which files that are added together are one release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from backing.errors import UnreadableRecords
from backing.records.importing.recognised import Recognised, releases_in
from backing.records.releases import number_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Files that are one release; without a name for it, ``release`` is None."""

    dataset: str
    release: str | None
    files: tuple[Recognised, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The publisher's releases in it, where they accumulate."""
        accumulates = self.files[0].source.accumulates
        return releases_in(self.files, self.release or "") if accumulates else ()


def tables_at(paths: Sequence[Path]) -> list[Path]:
    """The files that are meant: each that is named, and all in a folder that is named, but for hidden ones.

    Raises UnreadableRecords for a folder without files.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path]
        shown = [each for each in inside if path == each or not each.name.startswith(".")]
        if not shown:
            raise UnreadableRecords(f"{path} is a folder without files", hint="give the path of a file")
        found += shown
    return list(dict.fromkeys(found))


def gather(files: Sequence[Recognised], dataset: str | None, release: str | None) -> tuple[Gathered, ...]:
    """Files of one dataset and release are one release; so are all of a dataset whose files accumulate.

    The latter is called after its first and its last file, unless ``release`` names it. Order: by dataset, then by release.
    """
    return tuple(_gathered(files, dataset, release))


def _gathered(files: Sequence[Recognised], dataset: str | None, release: str | None) -> Iterator[Gathered]:
    def key(each: Recognised) -> tuple[str, str]:
        alone = release is None and not each.source.accumulates
        return dataset or each.source.dataset, (each.release or "") if alone else ""

    for (name, _), group in groupby(sorted(files, key=lambda each: (*key(each), _number(each))), key=key):
        together = tuple(group)
        own = list(dict.fromkeys(each.release for each in together))
        named = "--".join(dict.fromkeys((own[0] or "", own[-1] or ""))) if None not in own else None
        yield Gathered(dataset=name, release=release or named, files=together)


def _number(each: Recognised) -> tuple[tuple[int, int, str], ...]:
    return number_of(each.release or "")
