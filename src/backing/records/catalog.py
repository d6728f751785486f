"""The releases at hand: what each is, who may use it, and about what it can speak."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from backing.errors import UnknownRecord
from backing.records.coverage import Coverage

BUNDLED = "backing.records"
"""The package whose folder ``bundled`` holds the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One release of one dataset.

    ``table`` is the canonical table that its rows belong to; ``path`` the Parquet file that holds them, ``rows`` their
    number and ``digest`` the SHA-256 of the file. ``supersedes`` names other datasets whose rows this one replaces inside
    its coverage, as it does those of its own earlier releases; ``since`` is the first day whose rows still stand, where a
    later release has replaced the ones before. ``available_from`` is the day on which the release was
    public, or None when it is unknown. A row can be knowable earlier, or at all, by its own date: ``first_reported`` of
    an event, ``published_latest`` of a figure or a group. A series has no such date: without ``available_from`` it is
    hindsight.
    """

    id: str
    release: str
    title: str
    table: str
    path: str
    licence: str
    attribution: str
    url: str
    rows: int
    digest: str
    available_from: date | None
    coverage: Coverage
    supersedes: tuple[str, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """All releases, in the order in which they are to be shown."""

    datasets: tuple[Dataset, ...]

    def __iter__(self) -> Iterator[Dataset]:
        return iter(self.datasets)

    def __len__(self) -> int:
        return len(self.datasets)

    def find(self, dataset: str, release: str | None = None) -> Dataset:
        """The release of a dataset, or its last one in the catalogue. Raises UnknownRecord when there is none."""
        found = [each for each in self.datasets if each.id == dataset and release in {None, each.release}]
        if not found:
            name = dataset if release is None else f"{dataset}, release {release}"
            known = ", ".join(f"{each.id} {each.release}" for each in self.datasets)
            raise UnknownRecord(f"the catalogue has no {name}", hint=f"It has: {known}.")
        return found[-1]

    def for_measure(self, measure: str) -> tuple[Dataset, ...]:
        """The releases whose rows are that measure (``lethal events``, ``deaths`` …); empty when none are."""
        return tuple(each for each in self.datasets if each.coverage.measure == measure)


@cache
def load_catalog() -> Catalog:
    """The catalogue of what is bundled with the package."""
    bundled = {row["file"]: row for row in csv.DictReader(_read("files.csv").splitlines())}
    return Catalog(datasets=tuple(_dataset(entry, bundled[entry["file"]]) for entry in load_catalog_entries()))


def load_catalog_entries() -> list[dict[str, Any]]:
    """The declared part of the catalogue: ``catalog.toml``, without what is counted from the files."""
    entries: list[dict[str, Any]] = tomllib.loads(_read("catalog.toml"))["dataset"]
    return entries


def _read(name: str) -> str:
    return files(BUNDLED).joinpath("bundled", name).read_text(encoding="utf-8")


def _dataset(entry: dict[str, Any], bundled: dict[str, str]) -> Dataset:
    coverage = {**entry["coverage"], "places": tuple(bundled["places"].split())}
    coverage.update(start=coverage.get("start"), end=coverage.get("end"), actors=tuple(coverage.get("actors", ())))
    plain = {key: value for key, value in entry.items() if key not in {"coverage", "file"}}
    return Dataset(
        **{"available_from": None, **plain},
        path=str(files(BUNDLED).joinpath("bundled", entry["file"])),
        rows=int(bundled["rows"]),
        digest=bundled["digest"],
        coverage=Coverage(**coverage),
    )
