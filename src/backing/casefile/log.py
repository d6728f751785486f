"""An append-only log in which every line carries the digest of the line before it.

A changed, removed or inserted line breaks the chain from there on (Berkeley Protocol on Digital Open Source
Investigations, 2020: chain of custody).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from backing.casefile.write import write_text
from backing.errors import BrokenLog
from backing.provenance import digest

GENESIS = "0" * 64
LOG = "log.jsonl"
EDITED = "edited by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: when, which stage, what it did, and the digests of the files it wrote (``before`` and ``after``)."""

    number: int
    time: str
    stage: str
    action: str
    before: dict[str, str]
    after: dict[str, str]
    previous: str
    hash: str = ""


def read_log(folder: Path) -> tuple[Entry, ...]:
    """The entries of a case's log, verified; empty when there is no log yet. Raises BrokenLog where the chain breaks."""
    path = folder / LOG
    if not path.exists():
        return ()
    entries: list[Entry] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        entries.append(_verified(line, number, entries[-1].hash if entries else GENESIS, path))
    return tuple(entries)


def append(folder: Path, *, stage: str, action: str, before: dict[str, str], after: dict[str, str]) -> None:
    """Add one entry. The file is replaced in one step, so that a crash leaves either log whole."""
    entries = read_log(folder)
    entry = Entry(
        number=len(entries) + 1,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        stage=stage,
        action=action,
        before=before,
        after=after,
        previous=entries[-1].hash if entries else GENESIS,
    )
    write_text(folder / LOG, _text([*entries, _sealed(entry)]))


def is_edited(entries: Sequence[Entry], name: str, held: str) -> bool:
    """Whether the version of a file with digest ``held`` is an analyst's: unknown to the log, or logged as an edit.

    Every version that a stage wrote is known, not only the last: a crash between log and file is not taken for an edit.
    """
    actions = [entry.action for entry in entries if entry.after.get(name) == held]
    return not actions or actions[-1] == EDITED


def held_at_first(entries: Sequence[Entry], name: str, written: str) -> str | None:
    """The digest that a file had when another was first ``written``: "" without the file, None while that was not written."""
    first = next((place for place, entry in enumerate(entries) if written in entry.after), None)
    if first is None:
        return None
    return next((entry.after[name] for entry in reversed(entries[:first]) if name in entry.after), "")


def _verified(line: str, number: int, previous: str, path: Path) -> Entry:
    hint = "the case can no longer vouch for its history: keep it as it is, and assess again into another folder"
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError) as problem:
        raise BrokenLog(f"{path}, line {number}, cannot be read", hint=hint) from problem
    if entry.number != number or entry.previous != previous or _sealed(entry).hash != entry.hash:
        raise BrokenLog(f"{path} was changed at line {number}: its hash does not fit the line before it", hint=hint)
    return entry


def _sealed(entry: Entry) -> Entry:
    content = {key: value for key, value in asdict(entry).items() if key != "hash"}
    sealed = digest(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())
    return Entry(**{**content, "hash": sealed})


def _text(entries: Sequence[Entry]) -> str:
    return "".join(json.dumps(asdict(entry), ensure_ascii=False) + "\n" for entry in entries)
