"""Change the store: import a file as a release, remove one."""

from __future__ import annotations

import typer

from backing.errors import UnknownRecord
from backing.records.catalog import split_name
from backing.records.store.home import records_home
from backing.records.store.load import release_folders
from backing.records.store.remove import remove_release


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
