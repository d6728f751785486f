"""The releases at hand: what each is, who may use it, and about what it can speak."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
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
    its coverage, as it does those of its own earlier releases; where a dataset ``accumulates``, each release holds other
    rows, and none replaces another. ``since`` is the first day whose rows still stand, where a later release has replaced
    the ones before; a ``replaced`` release stood on the day of a statement and stands no more.

    ``available_from`` is the day on which the release was public, or None when it is unknown. A row can be knowable
    earlier, or at all, by its own date: ``first_reported`` of an event, ``published_latest`` of a figure or a group. A
    series has no such date: without ``available_from`` it is hindsight.
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
    accumulates: bool = False
    since: date | None = None
    replaced: bool = False


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

    def chosen(self, names: Sequence[str]) -> Catalog:
        """Only the releases that are named, as ``DATASET`` (its last release) or ``DATASET@RELEASE``.

        Raises UnknownRecord for a name that none has.
        """
        kept = [self.find(*split_name(name)) for name in names]
        return Catalog(datasets=tuple(each for each in self.datasets if each in kept))

    def for_measure(self, measure: str) -> tuple[Dataset, ...]:
        """The releases whose rows are that measure (``lethal events``, ``deaths`` …); empty when none are."""
        return tuple(each for each in self.datasets if each.coverage.measure == measure)


def split_name(name: str) -> tuple[str, str | None]:
    """A dataset and its release from ``DATASET`` or ``DATASET@RELEASE``."""
    dataset, _, release = name.partition("@")
    return dataset, release or None


@cache
def load_catalog() -> Catalog:
    """The catalogue of what is bundled with the package."""
    bundled = {row["file"]: row for row in csv.DictReader(_read("files.csv").splitlines())}
    return Catalog(datasets=tuple(_bundled(entry, bundled[entry["file"]]) for entry in load_catalog_entries()))


def load_catalog_entries() -> list[dict[str, Any]]:
    """The declared part of the catalogue: ``catalog.toml``, without what is counted from the files."""
    entries: list[dict[str, Any]] = tomllib.loads(_read("catalog.toml"))["dataset"]
    return entries


def _read(name: str) -> str:
    return files(BUNDLED).joinpath("bundled", name).read_text(encoding="utf-8")


def dataset_from(entry: Mapping[str, Any], *, path: str) -> Dataset:
    """A release from a plain description of it; what it leaves out is empty or unknown. Raises TypeError if it does not fit."""
    coverage = {"start": None, "end": None, **entry["coverage"]}
    coverage.update({name: tuple(coverage.get(name, ())) for name in ("places", "actors")})
    plain = {"available_from": None, **entry, "supersedes": tuple(entry.get("supersedes", ()))}
    return Dataset(**{**plain, "path": path, "coverage": Coverage(**coverage)})


def _bundled(entry: Mapping[str, Any], file: Mapping[str, str]) -> Dataset:
    """A bundled release: what is declared of it, and what was counted when its file was made."""
    declared = {key: value for key, value in entry.items() if key != "file"}
    counted = {"rows": int(file["rows"]), "digest": file["digest"]}
    coverage = {**entry["coverage"], "places": file["places"].split()}
    path = files(BUNDLED).joinpath("bundled", entry["file"])
    return dataset_from({**declared, **counted, "coverage": coverage}, path=str(path))
