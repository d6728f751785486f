"""What a release in the store says of itself: the file ``release.json`` beside its rows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from backing.errors import UnusableStore
from backing.records.catalog import Dataset, dataset_from
from backing.records.tables import columns_of

ROWS, REJECTED, RELEASE = "rows.parquet", "rejected.jsonl", "release.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A release in the store, and how it came there.

    ``origin`` is the name of the file that was imported, ``origin_digest`` its SHA-256 and ``source`` the importer that
    read it; of several files the names are divided by commas, and the digest is that of the list of theirs. ``parts`` are
    the publisher's releases in it, where they accumulate. ``rejected`` rows were kept aside in ``rejected.jsonl``, whose
    SHA-256 is ``rejected_digest``.
    """

    dataset: Dataset
    origin: str
    origin_digest: str
    source: str
    rejected: int
    rejected_digest: str
    parts: tuple[str, ...] = ()


def to_text(stored: Stored) -> str:
    """The content of ``release.json``. The path is left out: it is where the file lies."""
    plain = asdict(stored)
    del plain["dataset"]["path"]
    return json.dumps(plain, default=date.isoformat, ensure_ascii=False, indent=1) + "\n"


def read_stored(folder: Path) -> Stored:
    """The release in a folder of the store. Raises UnusableStore when its description is missing or does not fit."""
    path = folder / RELEASE
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        entry = _dated(plain.pop("dataset"))
        columns_of(entry["table"])  # a table that is none is no name for a statement to hold
        parts = tuple(plain.pop("parts", ()))
        return Stored(dataset=dataset_from(entry, path=str(folder / ROWS)), parts=parts, **plain)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise UnusableStore(
            f"{path} does not describe a release: {problem}",
            hint=f"import it again, after: backing records remove {folder.parent.name}@{folder.name}",
        ) from problem


def moved(stored: Stored, folder: Path) -> Stored:
    """The same release at another place."""
    return replace(stored, dataset=replace(stored.dataset, path=str(folder / ROWS)))


def _dated(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry with its days as dates again."""
    coverage = dict(entry["coverage"])
    coverage.update({name: _day(coverage[name]) for name in ("start", "end")})
    days = {name: _day(entry[name]) for name in ("available_from", "since")}
    return {**entry, **days, "coverage": coverage}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
