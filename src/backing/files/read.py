"""Bytes from outside, read with a limit and turned into text only when they surely are text."""

from __future__ import annotations

from pathlib import Path

from backing.errors import UnreadableStatement

MAX_BYTES = 1_000_000
"""The largest statement that is read: about 160,000 words, and the length that the language model accepts."""


def read_bytes(path: Path) -> bytes:
    """The whole file, if it is one and no larger than ``MAX_BYTES``; raises UnreadableStatement otherwise."""
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "does not exist"
            raise UnreadableStatement(
                f"{path} {what}", hint="give the path of a saved thread or article as a text file"
            )
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableStatement(
                f"{path} holds {size:,} bytes, and a statement may hold {MAX_BYTES:,}",
                hint="save the one thread or article that you want to examine in a file of its own",
            )
        return path.read_bytes()
    except OSError as problem:
        if isinstance(problem, UnreadableStatement):
            raise
        raise UnreadableStatement(
            f"{path} cannot be read: {problem.strerror}", hint="check its permissions"
        ) from problem


def decode(content: bytes, name: str) -> str:
    """``content`` as text; ``name`` is used in messages only.

    Only UTF-8 is accepted, with or without a byte-order mark, because a guessed encoding changes what was said without a
    trace. Raises UnreadableStatement for an empty, binary or differently encoded file, with the byte where it fails.
    """
    if not content.strip():
        raise UnreadableStatement(f"{name} is empty", hint="check that the page was saved with its text")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableStatement(f"{name} is encoded in UTF-16", hint="save it again as UTF-8")
    if b"\x00" in content:
        where = content.index(b"\x00")
        raise UnreadableStatement(
            f"{name} is not text: byte {where} is NUL", hint="save the statement as plain text, UTF-8"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise UnreadableStatement(
            f"{name} is not UTF-8: byte {problem.start} (line {line}) is 0x{content[problem.start]:02x}",
            hint="save it again as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW",
        ) from problem
