"""The one table in a ZIP archive. A member's name is never used as a path, and its size is held against its packed one."""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from backing.errors import UnreadableRecords
from backing.files.bundle import FREE_OF_RATIO, MAX_RATIO

_TABLES = (".csv", ".tsv", ".tab", ".txt", ".parquet", ".xlsx")
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError)
"""What ``zipfile`` raises for a member that is cut, encrypted, packed in a way it does not know, or lies about itself."""
_FEW = 5


def table_in(path: Path) -> str:
    """The name of the only table in an archive; a readme beside it does not count.

    Raises UnreadableRecords for a damaged archive, and for one with no table or with several.
    """
    with _opened(path) as archive:
        infos = [info for info in archive.infolist() if _may_be_table(info)]
    named = [info for info in infos if not info.filename.lower().endswith(".txt")] or infos
    if len(named) != 1:
        names = (
            ", ".join(info.filename for info in named[:_FEW])
            or "no file that ends in .csv, .tsv, .txt, .parquet or .xlsx"
        )
        raise UnreadableRecords(
            f"{path.name} must hold one table, and holds {names}",
            hint="unpack it and add its tables: backing records add FOLDER",
        )
    _check(path, named[0])
    return named[0].filename


def head_of(path: Path, member: str | None, size: int) -> bytes:
    """The first bytes of a member; raises UnreadableRecords when they cannot be unpacked."""
    with _member(path, member) as file:
        return file.read(size)


def unpack(path: Path, member: str | None, target: Path) -> None:
    """Write a member to a new file; raises UnreadableRecords when the archive is cut off or damaged."""
    with _member(path, member) as file, target.open("xb") as out:
        shutil.copyfileobj(file, out, 1 << 20)


@contextmanager
def _member(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    name = member or table_in(path)
    try:
        with _opened(path) as archive, archive.open(name) as file:
            yield file
    except _DAMAGE as problem:
        if isinstance(problem, UnreadableRecords):
            raise
        raise UnreadableRecords(
            f"{name} in {path.name} cannot be unpacked: {problem}", hint="download the archive again"
        ) from problem


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except zipfile.BadZipFile as problem:
        raise UnreadableRecords(
            f"{path.name} is a damaged ZIP archive: {problem}", hint="download the archive again"
        ) from problem


def _may_be_table(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    plain = stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
    return plain and not info.is_dir() and not hidden and info.filename.lower().endswith(_TABLES)


def _check(path: Path, info: zipfile.ZipInfo) -> None:
    name = info.filename.replace("\\", "/")
    if name.startswith("/") or ".." in PurePosixPath(name).parts:
        raise UnreadableRecords(f"{info.filename} points out of the archive {path.name}", hint="pack the table again")
    if info.file_size > FREE_OF_RATIO and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise UnreadableRecords(
            f"{info.filename} in {path.name} unpacks to {info.file_size:,} bytes out of all proportion",
            hint="tables shrink ten times or so; if it really is one, unpack it and add the file",
        )
