"""Replies as they came: their bytes among the originals, their digests in the log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from backing.casefile.log import Entry, append, read_log
from backing.casefile.manifest import write_manifest
from backing.casefile.originals import ORIGINALS
from backing.casefile.write import make_folder, write_bytes
from backing.errors import UnusableCase
from backing.files.sniff import HEAD, SUFFIXES, media_type
from backing.provenance import digest

STAGE = "reply"


def next_reply(folder: Path, content: bytes) -> str:
    """The file name of the next reply's original: its number in the case, and how its digest begins."""
    number = 1 + sum(1 for entry in read_log(folder) for name in entry.after if _is_original(entry, name))
    return f"{STAGE}-{number}-{digest(content)[:12]}{SUFFIXES.get(media_type(content[:HEAD]), '.bin')}"


def keep_reply(folder: Path, name: str, content: bytes, *, speaker: str) -> None:
    """Keep a reply's bytes under a name among the originals, and log their digest.

    The file comes first: after a crash in between there is one file too many, and none that the log misses.
    """
    make_folder(folder / ORIGINALS)
    write_bytes(folder / ORIGINALS / name, content)
    kept = {f"{ORIGINALS}/{name}": digest(content)}
    append(folder, stage=STAGE, action=f"kept, from {speaker}", before={}, after=kept)
    write_manifest(folder, read_log(folder))


def check_replies(folder: Path, entries: Iterable[Entry]) -> None:
    """Raise UnusableCase where a reply's original is gone, or is not what the log says it was."""
    for entry in entries:
        for name, held in entry.after.items():
            if not _is_original(entry, name):
                continue
            path = folder / name
            if not path.exists() or digest(path.read_bytes()) != held:
                raise UnusableCase(
                    f"{path} is missing or was changed",
                    hint="a reply is kept as it came: restore it from where you have it",
                )


def _is_original(entry: Entry, name: str) -> bool:
    return entry.stage == STAGE and name.startswith(f"{ORIGINALS}/")
