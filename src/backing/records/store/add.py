"""Add a release: written aside in full, then put into place in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from backing.errors import UnusableStore
from backing.records.store.home import release_folder
from backing.records.store.lock import changing, unwritable
from backing.records.store.stored import RELEASE, Stored, moved, read_stored, to_text
from backing.records.store.sweep import INCOMING

Fill = Callable[[Path], Stored]
"""Writes a release's rows, and those kept aside, into an empty folder, and says what it wrote."""


def add_release(home: Path, dataset: str, release: str, fill: Fill, waiting: Callable[[], None]) -> Stored:
    """Keep a new release. A crash at any moment leaves it wholly there or not at all, and touches no other.

    Raises UnusableStore when the release is there already, or when the folder cannot be written; whatever ``fill`` raises
    goes on to the caller. Nothing is changed then.
    """
    target = release_folder(home, dataset, release)
    with changing(home, waiting):
        if target.exists():
            raise UnusableStore(
                f"{dataset} {release} is in the store already",
                hint=f"a release never changes; to import it anew: backing records remove {dataset}@{release}",
            )
        incoming = home / f"{INCOMING}{uuid4().hex}"
        try:
            incoming.mkdir()
            stored = fill(incoming)
            (incoming / RELEASE).write_text(to_text(stored), encoding="utf-8")
            _commit(incoming, target)
        except OSError as problem:
            if isinstance(problem, UnusableStore):
                raise
            raise unwritable(home, problem) from problem
        finally:
            shutil.rmtree(incoming, ignore_errors=True)
    return moved(stored, target)


def _commit(incoming: Path, target: Path) -> None:
    """Put a finished folder into place: its content reaches the disk before its name does."""
    read_stored(incoming)
    for path in (*sorted(incoming.iterdir()), incoming):
        _flush(path)
    target.parent.mkdir(exist_ok=True)
    incoming.rename(target)
    for folder in (target.parent, target.parent.parent):
        _flush(folder)


def _flush(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle of a folder to flush; a rename is written through there
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
