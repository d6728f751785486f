"""A mapping file: TOML that says what the columns of the user's own table mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from backing.errors import UnreadableRecords
from backing.records.importing.own_table import OwnTable, source_of
from backing.records.importing.source import Meaning, Source

_TOP = ("table", "dataset", "title", "licence", "attribution", "url", "prefix", "release", "supersedes")
_HINT = "docs/importing.md shows one that works"


def read_mapping(path: Path) -> Source:
    """The source that a mapping file describes. Raises UnreadableRecords when it does not parse or does not fit."""
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise UnreadableRecords(f"{path} cannot be read as a mapping: {problem}", hint=_HINT) from problem
    try:
        return source_of(_own_table(plain))
    except (TypeError, ValueError) as problem:
        hint = problem.hint if isinstance(problem, UnreadableRecords) else _HINT
        detail = problem.detail if isinstance(problem, UnreadableRecords) else str(problem)
        raise UnreadableRecords(f"{path}: {detail}", hint=hint) from problem


def _own_table(plain: Mapping[str, Any]) -> OwnTable:
    """The description, checked for names and types; raises UnreadableRecords."""
    sections = {"columns", "constants", "values", "dates", "coverage", "available_from"}
    _only(plain, {*_TOP, *sections}, "the mapping")
    dates, coverage = _section(plain, "dates"), _section(plain, "coverage")
    _only(dates, {"formats", "period"}, "[dates]")
    declared = {each.name for each in fields(Meaning)}
    _only(coverage, {*declared, "start", "end"}, "[coverage]")
    top = {key: _text(plain, key) for key in _TOP if key in plain and key != "supersedes"}
    columns = _section(plain, "columns")
    for key in columns:
        _text(columns, key)
    lacking = [key for key in ("table", "dataset", "title", "licence", "attribution") if key not in top]
    if lacking or not columns:
        raise UnreadableRecords(f"it lacks {', '.join(lacking) or '[columns]'}", hint=_HINT)
    return OwnTable(
        **top,
        columns=columns,
        constants=_section(plain, "constants"),
        values={key: _section(_section(plain, "values"), key) for key in _section(plain, "values")},
        date_formats=_texts(dates, "formats"),
        period=_text(dates, "period") if "period" in dates else "day",
        start=_day(coverage, "start"),
        end=_day(coverage, "end"),
        available_from=_day(plain, "available_from"),
        supersedes=_texts(plain, "supersedes"),
        meaning=_meaning(plain, coverage),
    )


_SHARES = ("record_error", "missing")


def _meaning(plain: Mapping[str, Any], coverage: Mapping[str, Any]) -> Meaning:
    """What the release declares; without a word about it, a sample: a row that is missing means nothing."""
    kept = {key: value for key, value in coverage.items() if key not in {"start", "end"}}
    usual = {"complete": False, "measure": plain["table"], "per_actor": True, "record_error": 0.05, "note": ""}
    for key, value in kept.items():
        kind = (int, float) if key in _SHARES else (type(usual[key]),)
        if not isinstance(value, kind) or (key in _SHARES and not 0 <= value < 1):
            raise UnreadableRecords(f"[coverage] {key} cannot be {value!r}", hint=_HINT)
    return Meaning(**{**usual, **kept})


def _only(found: Mapping[str, Any], known: set[str], where: str) -> None:
    if unknown := sorted(set(found) - known):
        raise UnreadableRecords(f"{where} has no {', '.join(unknown)}", hint=f"it may have {', '.join(sorted(known))}")


def _section(plain: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = plain.get(key, {})
    if not isinstance(value, dict):
        raise UnreadableRecords(f"{key} must be a section, [{key}]", hint=_HINT)
    return value


def _text(plain: Mapping[str, Any], key: str) -> str:
    value = plain[key]
    if not isinstance(value, str):
        raise UnreadableRecords(f"{key} must be text in quotes, not {value!r}", hint=_HINT)
    return value


def _texts(plain: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = plain.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise UnreadableRecords(f"{key} must be a list of texts, not {value!r}", hint=_HINT)
    return tuple(value)


def _day(plain: Mapping[str, Any], key: str) -> date | None:
    value = plain.get(key)
    if value is None or type(value) is date:
        return value
    raise UnreadableRecords(f"{key} must be a day such as 2024-01-31, without quotes, not {value!r}", hint=_HINT)
