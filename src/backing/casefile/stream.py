"""A stream of cases: a folder with one case a statement, and an index that a later run goes on from."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from backing.casefile.codec import from_json, to_json
from backing.casefile.write import make_folder, write_text
from backing.errors import UnusableCase
from backing.provenance import digest

STREAM = "stream.jsonl"
DONE, NO_CLAIMS, REFUSED = "done", "no claims", "refused"
_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One statement of the stream: where it came from, the digest of its bytes, its case, and how it went.

    ``state`` is ``done``, ``no claims`` or ``refused``; ``error`` says why. Of several lines on one input the last holds.
    """

    input: str
    digest: str
    case: str | None
    state: str
    error: str | None = None


class Stream:
    """The folder of a stream. Lines are only added, each in one write, so that an interrupted run loses nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._entries = {(entry.input, entry.digest): entry for entry in self._read()}

    def entries(self) -> tuple[Outcome, ...]:
        """Every input's last entry, in the order in which the inputs first came."""
        return tuple(self._entries.values())

    def finished(self, name: str, content: bytes) -> Outcome | None:
        """How these bytes went under this name, if they need no second look: their case is there, or they hold no claim."""
        entry = self._entries.get((name, digest(content)))
        if entry is None or entry.state == REFUSED:
            return None
        whole = entry.state == NO_CLAIMS or (self.path / str(entry.case) / "dossier.html").exists()
        return entry if whole else None

    def folder_of(self, name: str, content: bytes) -> Path:
        """The case folder of an input: the same in every run, and none that two inputs share."""
        words = re.sub(r"[^\w.-]+", "-", name).strip("-.")[-_LONGEST_NAME:]
        return self.path / f"{words}-{digest(name.encode() + content)[:8]}"

    def add(self, entry: Outcome) -> None:
        """Note how an input went, unless that is what was noted last time."""
        if self._entries.get((entry.input, entry.digest)) == entry:
            return
        make_folder(self.path)
        try:
            with (self.path / STREAM).open("ab") as file:
                file.write((to_json(entry) + "\n").encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as problem:
            raise UnusableCase(
                f"{self.path / STREAM} cannot be written: {problem.strerror}", hint="choose another folder with --case"
            ) from problem
        self._entries[(entry.input, entry.digest)] = entry

    def _read(self) -> list[Outcome]:
        path = self.path / STREAM
        if not path.exists():
            if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
                raise UnusableCase(
                    f"{self.path} is not empty and holds no stream", hint="choose another folder with --case"
                )
            return []
        whole, _, cut = path.read_text(encoding="utf-8", errors="replace").rpartition("\n")
        if cut:  # the run before was stopped within a line: its input is taken up again
            write_text(path, f"{whole}\n" if whole else "")
        return [
            from_json(line, Outcome, where=f"{path}, line {number}")
            for number, line in enumerate(whole.splitlines(), start=1)
            if line.strip()
        ]
