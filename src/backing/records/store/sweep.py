"""Clear away what an interrupted change has left: never a release, only what was on its way in or out."""

from __future__ import annotations

import shutil
from pathlib import Path

INCOMING, REMOVED = ".incoming-", ".removed-"


def leftovers(home: Path) -> tuple[Path, ...]:
    """The folders of changes that did not finish."""
    if not home.is_dir():
        return ()
    return tuple(sorted(path for path in home.iterdir() if path.name.startswith((INCOMING, REMOVED))))


def sweep(home: Path) -> None:
    """Delete them; only whoever holds the lock may, for another's change may still be on its way."""
    for folder in leftovers(home):
        shutil.rmtree(folder, ignore_errors=True)
