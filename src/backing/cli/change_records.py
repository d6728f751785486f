"""Change the store: import a file as a release, remove one."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path

import typer

from backing.cli.progress import progress_in
from backing.errors import UnknownRecord, UnusableStore
from backing.records.catalog import Dataset, split_name
from backing.records.coverage import Coverage
from backing.records.importing.convert import Converted, convert
from backing.records.importing.recognise import recognise
from backing.records.importing.recognised import Recognised
from backing.records.importing.source import Meaning, Source
from backing.records.store.add import add_release
from backing.records.store.home import records_home
from backing.records.store.load import release_folders
from backing.records.store.remove import remove_release
from backing.records.store.stored import REJECTED, ROWS, Stored
from backing.records.store.verify import file_digest


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file, beside what it tells itself: ``complete`` that nothing of its kind is missing in it."""

    mapping: Path | None = None
    dataset: str | None = None
    release: str | None = None
    complete: bool = False


def add_file(path: Path, given: Given, *, quiet: bool) -> Stored:
    """Import a file as a release; its names are those that it tells, unless others are given.

    Raises UnreadableRecords for a file that cannot be imported, UnusableStore when the release is there already or nothing
    says which one it is.
    """
    found = recognise(path, given.mapping)
    name, number = given.dataset or found.source.dataset, given.release or found.release
    if number is None:
        raise UnusableStore(
            f"{found.name} does not say which release of {name} it is",
            hint="name it with --release: its number (25.1), or the day on which you got it (2026-11-27)",
        )
    meaning = _meaning(found, complete=given.complete)
    with progress_in("rows", f"importing {name} {number}", quiet=quiet) as watch:

        def fill(folder: Path) -> Stored:
            converted = convert(found, folder, dataset=name, release=number, watch=watch)
            return Stored(
                dataset=_dataset(found.source, meaning, name, number, converted, folder / ROWS),
                origin=found.path.name,
                origin_digest=file_digest(found.path),
                source=found.source.name,
                rejected=converted.rejected,
                rejected_digest=file_digest(folder / REJECTED),
            )

        return add_release(records_home(), name, number, fill, waiting)


def _meaning(found: Recognised, *, complete: bool) -> Meaning:
    """What its rows mean. A sample that passed for a whole would turn its gaps into silence."""
    meaning = found.meaning
    if complete or not meaning.complete or found.release is not None:
        return replace(meaning, complete=meaning.complete or complete)
    note = f"{meaning.note} The file does not bear its publisher's name: taken for an incomplete extract."
    return replace(meaning, complete=False, note=note)


def _dataset(source: Source, meaning: Meaning, name: str, number: str, converted: Converted, path: Path) -> Dataset:
    """The release as its source describes it, over the days and places that were found in it."""
    return Dataset(
        id=name,
        release=number,
        title=source.title,
        table=source.table,
        path=str(path),
        licence=source.licence,
        attribution=source.attribution,
        url=source.url,
        rows=converted.rows,
        digest=converted.digest,
        available_from=source.available_from(number),
        coverage=Coverage(**asdict(meaning), start=converted.start, end=converted.end, places=converted.places),
        supersedes=source.supersedes,
    )


def remove_named(name: str) -> str:
    """Remove the release that ``DATASET@RELEASE`` names, or the only one of ``DATASET``; gives its full name.

    Raises UnknownRecord when the store has none of that name, or several.
    """
    dataset, release = split_name(name)
    found = [folder.name for folder in release_folders(records_home()) if folder.parent.name == dataset]
    if release is None and len(found) != 1:
        raise UnknownRecord(
            f"the store has {len(found) or 'no'} releases of {dataset}",
            hint=f"name one of {', '.join(f'{dataset}@{each}' for each in found)}" if found else "backing records list",
        )
    number = release or found[0]
    remove_release(records_home(), dataset, number, waiting)
    return f"{dataset} {number}"


def waiting() -> None:
    """Say that another process holds the store."""
    typer.echo("another process is changing the records: waiting until it has finished", err=True)
