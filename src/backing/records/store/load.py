"""Everything that claims can be tested on: what is bundled and what the user has added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from backing.records.catalog import Catalog, load_catalog
from backing.records.releases import standing_on
from backing.records.store.home import HIDDEN, records_home
from backing.records.store.stored import Stored, read_stored


def load_records(days: Iterable[date] = ()) -> Catalog:
    """The bundled releases and the store's, without those that a later one has replaced.

    Those that stood on one of the ``days``, on which something was said, are there in any case, marked as replaced.
    """
    return Catalog(datasets=standing_on(all_records().datasets, days))


def all_records() -> Catalog:
    """Every release, the bundled ones first, also those that a later one has replaced."""
    stored = tuple(each.dataset for each in stored_releases(records_home()))
    return Catalog(datasets=(*load_catalog().datasets, *stored))


def stored_releases(home: Path) -> tuple[Stored, ...]:
    """The releases in the store, by name; none before there is a store. Raises UnusableStore for one that is damaged."""
    return tuple(read_stored(folder) for folder in release_folders(home))


def release_folders(home: Path) -> Iterator[Path]:
    """The folders of the store that are releases."""
    for dataset in _folders(home):
        yield from _folders(dataset)


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(HIDDEN))
