"""One process changes the store at a time; readers need no lock, for a release never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from backing.errors import UnusableStore
from backing.records.store.sweep import sweep

LOCK = ".lock"
PATIENCE = 600.0
"""Seconds that one process waits for another."""


@contextmanager
def changing(home: Path, waiting: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the store for a change, after clearing away what an interrupted one has left.

    ``waiting`` is called once when another process holds it. Raises UnusableStore when that one does not finish within
    ``patience`` seconds, or when the folder cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / LOCK)
        _take(lock, waiting, patience)
    except Timeout as problem:
        raise UnusableStore(
            f"another process has been changing {home} for {patience:g} seconds",
            hint="wait until it has finished, or stop it: a release that it had not finished is not there",
        ) from problem
    except OSError as problem:
        raise unwritable(home, problem) from problem
    try:
        sweep(home)
        yield
    finally:
        lock.release()


def unwritable(home: Path, problem: OSError) -> UnusableStore:
    """What to tell when the system refuses to write: a full disk, a folder that may only be read."""
    reason = problem.strerror or str(problem)
    return UnusableStore(
        f"{home} cannot be written: {reason}",
        hint="nothing was changed; make room, or choose another folder with BACKING_HOME",
    )


def _take(lock: FileLock, waiting: Callable[[], None], patience: float) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire(timeout=patience)
