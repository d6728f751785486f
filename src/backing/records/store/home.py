"""Where the user's own records are kept, and how a release is named there."""

from __future__ import annotations

import os
import re
from pathlib import Path

import platformdirs

from backing.errors import UnusableStore

HOME = "BACKING_HOME"
"""The environment variable that names another folder than the platform's own."""

HIDDEN = "."
"""Begins the name of what is not a release: one on its way in or out, the lock."""

_DATASET = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_RELEASE = re.compile(r"[A-Za-z0-9](?:[\w.+-]{0,62}\w)?", re.ASCII)


def records_home() -> Path:
    """The folder of the store, whether it exists or not: ``records`` in ``$BACKING_HOME`` or in the platform's data folder."""
    own = os.environ.get(HOME)
    return (Path(own) if own else platformdirs.user_data_path("backing", appauthor=False)) / "records"


def release_folder(home: Path, dataset: str, release: str) -> Path:
    """Where a release is kept. Raises UnusableStore for a name that cannot safely be one of a folder."""
    for name, pattern in ((dataset, _DATASET), (release, _RELEASE)):
        if not pattern.fullmatch(name):
            raise UnusableStore(
                f"{name!r} cannot name a release",
                hint="a dataset is named in small letters, digits and hyphens (ucdp-ged), a release in letters, digits, "
                "dots and hyphens (25.1)",
            )
    return home / dataset / release
