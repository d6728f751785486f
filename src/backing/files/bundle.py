"""A folder or a ZIP archive as a stream of files, one in memory at a time.

Nothing is unpacked to the disk. What an archive says of its sizes is not believed: members are read up to their limit, and
all of them together up to ``MAX_TOTAL``. Links are not followed.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from backing.errors import UnreadableStatement
from backing.files.read import LIMITS, MAX_BYTES, read_bytes
from backing.files.sniff import HEAD, ZIP, media_type

MAX_TOTAL = 2_000_000_000
"""Bytes that are unpacked from one archive, those inside it included."""
MAX_MEMBERS = 20_000
MAX_RATIO = 200
"""How far a member of more than ``FREE_OF_RATIO`` bytes may be packed; text is packed ten times at the most."""
FREE_OF_RATIO = 1_000_000
MAX_DEPTH = 2
"""An archive inside an archive is opened, one inside that is not."""
MAX_INNER = 200_000_000

_OURS = ("log.jsonl", "stream.jsonl")
"""A folder with one of these is a case, or a stream of cases."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What ``zipfile`` raises for a member that is cut, encrypted, packed in a way it does not know, or lies about itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file of a bundle; ``load`` reads it, or raises UnreadableStatement."""

    name: str
    load: Callable[[], bytes]


@dataclass(slots=True)
class _Budget:
    left: int


def is_bundle(path: Path) -> bool:
    """Whether a path is a folder, or a ZIP archive by its content."""
    if path.is_dir():
        return True
    try:
        with path.open("rb") as file:
            return media_type(file.read(HEAD)) == ZIP
    except OSError:
        return False


def items(path: Path, total: int = MAX_TOTAL) -> Iterator[Item]:
    """The files of a folder by name, or the members of an archive in its order; hidden ones and links are left out.

    So are the cases of earlier runs. ``total`` bytes are unpacked of each archive. Raises UnreadableStatement for an
    archive that is damaged, and for a case.
    """
    if not path.is_dir():
        with path.open("rb") as file:
            yield from _members(file, path.name, "", 1, _Budget(left=total))
        return
    if _is_ours(path):
        raise UnreadableStatement(
            f"{path} is a case, not a statement", hint=f"go on from it with: backing claims {path}"
        )
    for each in _files(path):
        inside = _shown(str(each.relative_to(path)))
        if not is_bundle(each):
            yield Item(name=inside, load=partial(read_bytes, each))
            continue
        try:
            with each.open("rb") as file:
                yield from _members(file, inside, f"{inside}/", 1, _Budget(left=total))
        except UnreadableStatement as problem:
            yield Item(name=inside, load=_raising(problem))


def _files(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.iterdir()):
        if each.name.startswith(".") or each.is_symlink():
            continue
        if each.is_file():
            yield each
        elif each.is_dir() and not _is_ours(each):
            yield from _files(each)


def _is_ours(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in _OURS)


def _shown(name: str) -> str:
    """A name that any terminal and any file can hold."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def _members(file: BinaryIO, name: str, prefix: str, depth: int, budget: _Budget) -> Iterator[Item]:
    with _opened(file, name) as archive:
        infos = archive.infolist()
        if len(infos) > MAX_MEMBERS:
            raise UnreadableStatement(f"{name} holds {len(infos):,} files", hint="give a folder of those that you mean")
        for info in infos:
            if not info.is_dir() and _is_plain_file(info):
                yield from _member(archive, info, prefix, depth, budget)


def _opened(file: BinaryIO, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except _DAMAGE as problem:
        raise UnreadableStatement(f"{name} is a damaged ZIP archive: {problem}", hint="pack it again") from problem


def _is_plain_file(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    hidden = any(
        part.startswith((".", "__MACOSX")) and not part.startswith("..") for part in PurePosixPath(info.filename).parts
    )
    return not hidden and (not mode or stat.S_IFMT(mode) in (0, stat.S_IFREG))


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, prefix: str, depth: int, budget: _Budget
) -> Iterator[Item]:
    name = prefix + _shown(info.filename)
    try:
        inner = media_type(_read(archive, info, name, budget, HEAD)) == ZIP
    except UnreadableStatement as problem:
        yield Item(name=name, load=_raising(problem))
        return
    if not inner:
        yield Item(name=name, load=partial(_read, archive, info, name, budget))
    elif depth >= MAX_DEPTH:
        yield Item(
            name=name, load=_raising(UnreadableStatement(f"{name} is packed too deeply", hint="unpack it first"))
        )
    else:
        try:
            content = io.BytesIO(_read(archive, info, name, budget))
            yield from _members(content, name, f"{name}/", depth + 1, budget)
        except UnreadableStatement as problem:
            yield Item(name=name, load=_raising(problem))


def _raising(problem: UnreadableStatement) -> Callable[[], bytes]:
    def load() -> bytes:
        raise problem

    return load


def _read(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget, most: int | None = None
) -> bytes:
    """A member, or its first ``most`` bytes, checked before and while it is unpacked."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if info.filename.startswith(("/", "\\")) or ".." in parts:
        raise UnreadableStatement(f"{name} points out of its archive", hint="pack the archive again")
    if info.file_size > FREE_OF_RATIO and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise UnreadableStatement(
            f"{name} unpacks to {info.file_size:,} bytes out of all proportion", hint="leave it out"
        )
    try:
        with archive.open(info) as file:
            content = file.read(min(HEAD, most or HEAD))
            media = media_type(content)
            limit = most or (MAX_INNER if media == ZIP else LIMITS.get(media, MAX_BYTES))
            if most is None:
                content += file.read(min(limit, budget.left) + 1 - len(content))
    except _DAMAGE as problem:
        raise UnreadableStatement(f"{name} cannot be unpacked: {problem}", hint="unpack it first") from problem
    if most is None:
        budget.left -= len(content)
        if len(content) > limit or budget.left < 0:
            raise UnreadableStatement(f"{name} unpacks to more than may be read", hint="give a folder of what you mean")
    return content
