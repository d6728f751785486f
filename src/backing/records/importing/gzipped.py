"""A table packed by gzip. How large it is shows only while it is unpacked, and is held against the packed size then."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backing.errors import UnreadableRecords
from backing.files.bundle import FREE_OF_RATIO, MAX_RATIO

_DAMAGE = (gzip.BadGzipFile, EOFError, zlib.error)
_CHUNK = 1 << 20


def head_of(path: Path, _: str | None, size: int) -> bytes:
    """The first bytes; raises UnreadableRecords when they cannot be unpacked."""
    with _opened(path) as file:
        return file.read(size)


def unpack(path: Path, _: str | None, target: Path) -> None:
    """Write it to a new file; raises UnreadableRecords when it is cut off or damaged, or unpacks out of all proportion."""
    most, done = max(FREE_OF_RATIO, MAX_RATIO * path.stat().st_size), 0
    with _opened(path) as file, target.open("xb") as out:
        while chunk := file.read(_CHUNK):
            done += out.write(chunk)
            if done > most:
                raise UnreadableRecords(
                    f"{path.name} unpacks to more than {most:,} bytes, out of all proportion",
                    hint="tables shrink ten times or so; if it really is one, unpack it and add the file",
                )


@contextmanager
def _opened(path: Path) -> Iterator[gzip.GzipFile]:
    try:
        with gzip.open(path, "rb") as file:
            yield file
    except _DAMAGE as problem:
        raise UnreadableRecords(
            f"{path.name} cannot be unpacked: {problem}", hint="download the file again"
        ) from problem
