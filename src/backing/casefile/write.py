"""Files that are either wholly there or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from backing.errors import UnusableCase


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text in one step: a reader, or a crash, sees the old file or the new one.

    Raises UnusableCase when the folder cannot be written; nothing is changed then.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """The same for bytes."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Create a folder and its parents; raises UnusableCase when that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _unwritable(folder, problem) from problem


def _unwritable(path: Path, problem: OSError) -> UnusableCase:
    reason = problem.strerror or str(problem)
    return UnusableCase(f"{path} cannot be written: {reason}", hint="choose a folder that you may write to with --case")
