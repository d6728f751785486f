"""Remove a release: out of sight in one step, then deleted."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from backing.errors import UnknownRecord
from backing.records.store.home import release_folder
from backing.records.store.lock import changing, unwritable
from backing.records.store.sweep import REMOVED


def remove_release(home: Path, dataset: str, release: str, waiting: Callable[[], None]) -> None:
    """Remove a release; whatever it had replaced stands again, and no other is touched.

    Raises UnknownRecord when it is not in the store, UnusableStore when the folder cannot be written.
    """
    folder = release_folder(home, dataset, release)
    with changing(home, waiting):
        if not folder.is_dir():
            raise UnknownRecord(
                f"the store has no {dataset} {release}", hint="backing records list shows what there is"
            )
        out = home / f"{REMOVED}{uuid4().hex}"
        try:
            folder.rename(out)
        except OSError as problem:
            raise unwritable(home, problem) from problem
        shutil.rmtree(out, ignore_errors=True)
        with contextlib.suppress(OSError):
            folder.parent.rmdir()  # stays while it holds other releases
