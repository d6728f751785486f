"""Is every release what it was when it was imported?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backing.errors import UnusableStore
from backing.records.store.load import release_folders
from backing.records.store.stored import REJECTED, RELEASE, ROWS, read_stored
from backing.records.store.sweep import leftovers

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One release, by its names in the store, and what is wrong with its files; sound when nothing is."""

    dataset: str
    release: str
    problems: tuple[str, ...]


def verify_store(home: Path) -> Iterator[Checked]:
    """Hold every release's files against the digests taken when it was imported."""
    for folder in release_folders(home):
        yield Checked(dataset=folder.parent.name, release=folder.name, problems=tuple(_problems(folder)))


def unfinished(home: Path) -> int:
    """How many interrupted changes wait to be cleared away: harmless, the next change does it."""
    return len(leftovers(home))


def file_digest(path: Path) -> str:
    """SHA-256 of a file of any size."""
    held = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            held.update(chunk)
    return held.hexdigest()


def _problems(folder: Path) -> Iterator[str]:
    try:
        stored = read_stored(folder)
    except UnusableStore as problem:
        yield problem.detail
        return
    if (stored.dataset.id, stored.dataset.release) != (folder.parent.name, folder.name):
        yield f"it says that it is {stored.dataset.id} {stored.dataset.release}"
    for name, expected in ((ROWS, stored.dataset.digest), (REJECTED, stored.rejected_digest)):
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif file_digest(path) != expected:
            yield f"{name} is not the file that was imported"
    for path in folder.iterdir():
        if path.name not in {ROWS, REJECTED, RELEASE}:
            yield f"{path.name} does not belong there"
