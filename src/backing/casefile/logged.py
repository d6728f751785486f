"""A folder whose files go through a log: nothing is read that the log does not fit, and no hand edit is written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from backing.casefile.codec import Record
from backing.casefile.judgements import is_form
from backing.casefile.log import EDITED, Entry, append, is_edited, read_log
from backing.casefile.manifest import check_log, write_manifest
from backing.casefile.names import OWN, WRITTEN_BY, argument_of, stage_of
from backing.casefile.write import make_folder, write_bytes
from backing.errors import UnusableCase
from backing.files.entries import LARGEST
from backing.provenance import digest


class LoggedFolder:
    """The files of a case, whatever is in them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def edited(self) -> tuple[str, ...]:
        """The stage files that hold an analyst's edits: those that the log does not know, and those that it calls edited."""
        entries = self._log()
        present = [name for name in WRITTEN_BY if (self.path / name).exists()]
        return tuple(name for name in present if is_edited(entries, name, digest(self._bytes(name))))

    def check_unedited(self, *names: str) -> None:
        """Raise UnusableCase where one of these files holds a hand edit that writing it anew would lose."""
        edited = [name for name in names if name in self.edited()]
        if edited:
            raise UnusableCase(
                f"{self.path} holds files edited by hand that would be overwritten: {', '.join(edited)}",
                hint="move them away, and run the command again; nothing was changed",
            )

    def _load(self, name: str, parse: Callable[[str], Record]) -> Record:
        """A stage's file, after the log was checked. An edit by hand is logged once it has proved readable."""
        if not self.path.is_dir():
            hint = "make one with: backing read INPUT --case FOLDER"
            raise UnusableCase(f"{self.path} is not a case folder", hint=hint)
        entries, stage = self._log(), stage_of(name)
        if not (self.path / name).exists():
            hint = f"write it with: backing {stage} {argument_of(stage, self.path)}"
            raise UnusableCase(f"{self.path} has no {name}", hint=hint)
        content = self._bytes(name)
        record = parse(self._text(name, content))
        known = [entry.after[name] for entry in entries if name in entry.after]
        if digest(content) not in known and (known or name in OWN or is_form(name)):
            before = {name: known[-1]} if known else {}
            append(self.path, stage=stage, action=EDITED, before=before, after={name: digest(content)})
            write_manifest(self.path, read_log(self.path))
        return record

    def _own(self, name: str, parse: Callable[[str], Record]) -> Record | None:
        """A file that an analyst may have put there, None without it; one too large to be one is not read."""
        path = self.path / name
        if not path.exists():
            return None
        if path.stat().st_size > LARGEST:
            raise UnusableCase(f"{path} has {path.stat().st_size:,} bytes", hint=f"At most {LARGEST:,} are read.")
        return self._load(name, parse)

    def _text(self, name: str, content: bytes) -> str:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as problem:
            where = f"{self.path / name} is not UTF-8 at byte {problem.start}"
            raise UnusableCase(where, hint="save it again as UTF-8") from problem

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except OSError as problem:
            where = f"{self.path / name} cannot be read: {problem.strerror}"
            raise UnusableCase(where, hint="check its permissions") from problem

    def _digests(self, *names: str) -> dict[str, str]:
        """The digests of those files that are there."""
        return {name: digest(self._bytes(name)) for name in names if (self.path / name).exists()}

    def _write(self, stage: str, name: str, content: str | bytes, **manifest: Any) -> None:
        """Write a stage's file, unless that would overwrite an analyst's edit: raises UnusableCase then."""
        if name in self.edited():
            raise UnusableCase(
                f"{self.path / name} was edited by hand or damaged, and `backing {stage}` would overwrite it",
                hint="go on from the edited file with the next stage, work in another folder with --case, or move the "
                "file away to have it written anew",
            )
        self._put(stage, name, content, **manifest)

    def _put(self, stage: str, name: str, content: str | bytes, *, carried: int = 0, **manifest: Any) -> None:
        """Log first, then the file, then the manifest: after a crash in between the log still knows what it finds."""
        make_folder(self.path)
        path, written = self.path / name, content.encode() if isinstance(content, str) else content
        action = f"written, corrections kept: {carried}" if carried else "written"
        append(self.path, stage=stage, action=action, before=self._digests(name), after={name: digest(written)})
        write_bytes(path, written)
        write_manifest(self.path, read_log(self.path), **manifest)

    def _log(self) -> tuple[Entry, ...]:
        entries = read_log(self.path)
        check_log(self.path, entries)
        return entries
