"""Change the store: import a file as a release, remove one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import typer

from backing.cli.progress import progress_in
from backing.errors import UnknownRecord, UnusableStore
from backing.provenance import digest
from backing.records.catalog import Dataset, split_name
from backing.records.coverage import Coverage
from backing.records.importing.convert import Converted, convert
from backing.records.importing.gather import Gathered, gather, tables_at
from backing.records.importing.recognise import recognise
from backing.records.importing.recognised import Recognised
from backing.records.importing.source import Meaning
from backing.records.store.add import add_release
from backing.records.store.home import records_home
from backing.records.store.load import release_folders, stored_releases
from backing.records.store.remove import remove_release
from backing.records.store.stored import REJECTED, ROWS, Stored
from backing.records.store.verify import file_digest

_FEW = 3
"""Files that a message names."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of a file, beside what it tells itself: ``complete`` that nothing of its kind is missing in it."""

    mapping: Path | None = None
    dataset: str | None = None
    release: str | None = None
    complete: bool = False


def add_file(path: Path, given: Given, *, quiet: bool) -> Stored:
    """Import one file as a release; its names are those that it tells, unless others are given.

    Raises UnreadableRecords for a file that cannot be imported, UnusableStore when the release is there already or nothing
    says which one it is.
    """
    (stored,) = add_files([path], given, quiet=quiet)
    return stored


def add_files(paths: Sequence[Path], given: Given, *, quiet: bool) -> tuple[Stored, ...]:
    """Import files, and all files of folders, as the releases that they are; all are recognised before the first is imported.

    Files that accumulate become one release, without those that are in the store already. Raises what ``add_file`` raises,
    for files that are all there too; the releases before the one that cannot be imported are kept.
    """
    found = [recognise(path, given.mapping) for path in tables_at(paths)]
    gathered = gather(_new(found, given, quiet=quiet), given.dataset, given.release)
    for each in gathered:
        if each.release is None:
            raise UnusableStore(
                f"{each.files[0].name} does not say which release of {each.dataset} it is",
                hint="name it with --release: its number (25.1), or the day on which you got it (2026-11-27)",
            )
    return tuple(_add(each, each.release or "", complete=given.complete, quiet=quiet) for each in gathered)


def _new(found: Sequence[Recognised], given: Given, *, quiet: bool) -> list[Recognised]:
    """The files without those of which the store has the rows: added twice, these would count twice."""
    held = {dataset: _held(dataset) for dataset in {given.dataset or each.source.dataset for each in found}}
    new = [
        each
        for each in found
        if not (each.source.accumulates and each.release in held[given.dataset or each.source.dataset])
    ]
    if not new:
        raise UnusableStore(
            f"{', '.join(each.name for each in found[:_FEW])}: the store has {'it' if len(found) == 1 else 'all of them'}",
            hint="backing records list --all shows what there is",
        )
    if len(new) < len(found) and not quiet:
        typer.echo(f"{len(found) - len(new)} of {len(found)} files are in the store already: left out", err=True)
    return new


def _held(dataset: str) -> set[str]:
    """The publisher's releases that the store has of a dataset whose files accumulate."""
    stored = [each for each in stored_releases(records_home()) if each.dataset.id == dataset]
    return {part for each in stored for part in (*each.parts, each.dataset.release)}


def _add(gathered: Gathered, number: str, *, complete: bool, quiet: bool) -> Stored:
    files, name = gathered.files, gathered.dataset
    with progress_in("rows", f"importing {name} {number}", quiet=quiet) as watch:

        def fill(folder: Path) -> Stored:
            if twice := _held(name).intersection(gathered.parts):
                raise UnusableStore(
                    f"{name} {', '.join(sorted(twice)[:_FEW])} came into the store meanwhile", hint="run this again"
                )
            converted = convert(files, folder, dataset=name, release=number, watch=watch)
            digests = [file_digest(each.path) for each in files]
            return Stored(
                dataset=_dataset(gathered, number, converted, folder / ROWS, complete=complete),
                origin=", ".join(each.path.name for each in files),
                origin_digest=digests[0] if len(digests) == 1 else digest("\n".join(digests).encode()),
                source=files[0].source.name,
                rejected=converted.rejected,
                rejected_digest=file_digest(folder / REJECTED),
                parts=gathered.parts,
            )

        return add_release(records_home(), name, number, fill, waiting)


def _meaning(found: Recognised, *, complete: bool) -> Meaning:
    """What its rows mean. A sample that passed for a whole would turn its gaps into silence."""
    meaning = found.meaning
    if complete or not meaning.complete or found.release is not None:
        return replace(meaning, complete=meaning.complete or complete)
    note = f"{meaning.note} The file does not bear its publisher's name: taken for an incomplete extract."
    return replace(meaning, complete=False, note=note)


def _dataset(gathered: Gathered, number: str, converted: Converted, path: Path, *, complete: bool) -> Dataset:
    """The release as its source describes it, over the days and places that were found in it."""
    source, meaning = gathered.files[0].source, _meaning(gathered.files[0], complete=complete)
    days = [source.available_from(each) for each in gathered.parts or (number,)]
    known = [day for day in days if day is not None]
    return Dataset(
        id=gathered.dataset,
        release=number,
        title=source.title,
        table=source.table,
        path=str(path),
        licence=source.licence,
        attribution=source.attribution,
        url=source.url,
        rows=converted.rows,
        digest=converted.digest,
        available_from=max(known) if len(known) == len(days) else None,
        coverage=Coverage(**asdict(meaning), start=converted.start, end=converted.end, places=converted.places),
        supersedes=source.supersedes,
        accumulates=source.accumulates,
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
