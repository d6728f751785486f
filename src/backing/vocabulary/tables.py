"""The vocabulary's tables: the bundled file, and over it the file of the same name in the user's own folder.

The environment variable ``BACKING_VOCABULARY`` names that folder. A row of it stands in for the bundled row with the same
id; other rows are added. ``docs/vocabulary.md`` shows each table. Every process reads a table once, from one folder.
"""

from __future__ import annotations

import csv
import os
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from backing.errors import UnusableVocabulary
from backing.provenance import digest

Row = TypeVar("Row", bound=Mapping[str, Any])

FOLDER = "BACKING_VOCABULARY"
EDITABLE = (
    "actors.csv",
    "aliases.csv",
    "ambiguous.txt",
    "anchors.toml",
    "countries.csv",
    "demonyms.csv",
    "divisions.csv",
    "lexicon.toml",
    "place_aliases.csv",
    "regions.toml",
    "towns.csv",
)
"""The tables that a user's folder may hold. Cues and interface strings go with the code that reads them."""
_KEYS = ("id", "name", "ucdp_id")


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV table as text, empty where the user's table has no such column.

    Raises UnusableVocabulary when the user's file has no column of ids or one that the bundled table does not have.
    """
    bundled = list(csv.DictReader(_bundled(name).decode().splitlines()))
    own = _own(name)
    if own is None:
        return tuple(bundled)
    reader = csv.DictReader(_text(own).splitlines())
    columns, key = list(bundled[0]), next(iter(bundled[0]))
    given = list(reader.fieldnames or ())
    if key not in given or not set(given) <= set(columns):
        raise UnusableVocabulary(
            f"{own}: its columns are {', '.join(given) or 'missing'}",
            hint=f"use these, {key} first, in any order after it: {', '.join(columns)}",
        )
    added = []
    for line, row in enumerate(reader, 2):
        if None in row or not row[key]:
            raise UnusableVocabulary(
                f"{own}, line {line}: {'no ' + key if None not in row else 'more cells than columns'}",
                hint="one cell for each column of the first line; quote a cell that holds a comma",
            )
        added.append({column: row.get(column) or "" for column in columns})
    return tuple(_overlay(bundled, added, key))


@cache
def read_table(name: str) -> dict[str, Any]:
    """A TOML table. Raises UnusableVocabulary when the user's file is not TOML or says what the bundled one cannot mean."""
    bundled = tomllib.loads(_bundled(name).decode())
    own = _own(name)
    if own is None:
        return bundled
    try:
        table = tomllib.loads(_text(own))
    except tomllib.TOMLDecodeError as problem:
        raise UnusableVocabulary(f"{own} is not valid TOML: {problem}", hint="mend the line that is named") from problem
    return _merged(bundled, table, own)


@cache
def read_lines(name: str) -> frozenset[str]:
    """The lines of a list, the user's with them, without empty ones and those that begin with ``#``."""
    own = _own(name)
    lines = [*_bundled(name).decode().splitlines(), *(_text(own).splitlines() if own else ())]
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def read_text(name: str) -> str:
    """A bundled table as one text, for tables too long to be parsed as a whole."""
    return _bundled(name).decode()


def own_tables() -> list[dict[str, str]]:
    """The user's tables in use, by name and SHA-256, for a case's manifest. Raises UnusableVocabulary for a strange file."""
    folder = _folder()
    if folder is None:
        return []
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    for name in names:
        if name not in EDITABLE:
            raise UnusableVocabulary(
                f"{folder / name} is no table of the vocabulary", hint=f"its tables are {', '.join(EDITABLE)}"
            )
    return [{"name": name, "sha256": digest((folder / name).read_bytes())} for name in names]


def table_digest(name: str) -> str:
    """SHA-256 of a table as it is in use: of the bundled file, and of the user's after it."""
    own = _own(name)
    return digest(_bundled(name) + (own.read_bytes() if own else b""))


def _folder() -> Path | None:
    given = os.environ.get(FOLDER)
    if not given:
        return None
    folder = Path(given)
    if not folder.is_dir():
        raise UnusableVocabulary(f"{FOLDER} names {folder}, which is no folder", hint="make it, or unset the variable")
    return folder


def _own(name: str) -> Path | None:
    folder = _folder() if name in EDITABLE else None
    path = folder / name if folder else None
    return path if path is not None and path.is_file() else None


def _bundled(name: str) -> bytes:
    return files("backing.vocabulary").joinpath("data", name).read_bytes()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnusableVocabulary(f"{path} cannot be read: {problem}", hint="save it as UTF-8 text") from problem


def _overlay(bundled: Sequence[Row], own: Sequence[Row], key: str) -> list[Row]:
    """The bundled rows with those of the same id replaced, then the others."""
    stands_in = {row[key]: row for row in own}
    kept = [stands_in.pop(row[key], row) for row in bundled]
    return [*kept, *stands_in.values()]


def _merged(bundled: dict[str, Any], own: dict[str, Any], path: Path) -> dict[str, Any]:
    result = dict(bundled)
    for name, value in own.items():
        if name not in bundled:
            raise UnusableVocabulary(f"{path}: {name} is unknown", hint=f"it may hold {', '.join(bundled)}")
        _fits(bundled[name], value, f"{path}: {name}")
        result[name] = _joined(bundled[name], value, path)
    return result


def _joined(bundled: Any, own: Any, path: Path) -> Any:
    if isinstance(bundled, dict):
        return _merged(bundled, own, path)
    if not isinstance(bundled, list):
        return own
    if not isinstance(bundled[0], dict):
        return list(dict.fromkeys([*bundled, *own]))
    key = next(key for key in _KEYS if key in bundled[0])
    for row in own:
        _check(row, bundled, f"{path}: {row.get(key, 'an entry without ' + key)}")
    return _overlay(bundled, own, key)


def _check(row: dict[str, Any], bundled: list[dict[str, Any]], where: str) -> None:
    """An entry must have what all bundled entries have, and nothing that none has."""
    needed = set.intersection(*(set(each) for each in bundled))
    known = {name: value for each in bundled for name, value in each.items()}
    if not needed <= set(row) or not set(row) <= set(known):
        raise UnusableVocabulary(
            f"{where} has {', '.join(row)}",
            hint=f"needed: {', '.join(sorted(needed))}; allowed besides: {', '.join(sorted(set(known) - needed))}",
        )
    for name, value in row.items():
        _fits(known[name], value, f"{where}, {name}")


def _fits(bundled: Any, own: Any, where: str) -> None:
    """The same sort of value: text for text, a list of texts for a list of texts; a whole number for any number."""
    number = isinstance(bundled, float) and isinstance(own, int) and not isinstance(own, bool)
    if not number and type(bundled) is not type(own):
        raise UnusableVocabulary(f"{where} is a {type(own).__name__}", hint=f"it must be a {type(bundled).__name__}")
    if isinstance(bundled, list) and own and bundled and type(own[0]) is not type(bundled[0]):
        raise UnusableVocabulary(f"{where} is a list of the wrong sort", hint=f"of {type(bundled[0]).__name__}, please")
