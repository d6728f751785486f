"""Bytes from outside, read with a limit and turned into text only when they surely are text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from backing.errors import UnreadableStatement
from backing.files.sniff import HEAD, HTML, JSON, PDF, PLAIN, SCRIPT, media_type

MAX_BYTES = 1_000_000
"""The largest text that is read: about 160,000 words, and the length that the language model accepts."""
LIMITS = {PLAIN: MAX_BYTES, HTML: 5_000_000, JSON: 50_000_000, PDF: 100_000_000, SCRIPT: 500_000_000}
"""The largest file of each form; what is read from it may hold ``MAX_BYTES`` all the same."""


def read_bytes(path: Path) -> bytes:
    """The whole file, if it is one and no larger than its form may be; raises UnreadableStatement otherwise."""
    try:
        if not path.is_file():
            if path.is_dir():
                raise UnreadableStatement(f"{path} is a folder", hint="give a folder alone, and to backing assess")
            raise UnreadableStatement(f"{path} does not exist", hint="give the path of a saved thread or article")
        with path.open("rb") as file:
            head = file.read(HEAD)
            check_size(str(path), path.stat().st_size, media_type(head))
            return head + file.read()
    except OSError as problem:
        if isinstance(problem, UnreadableStatement):
            raise
        raise UnreadableStatement(
            f"{path} cannot be read: {problem.strerror}", hint="check its permissions"
        ) from problem


def check_size(name: str, size: int, media: str) -> None:
    """Raise UnreadableStatement for a file that is larger than its form may be."""
    limit = LIMITS.get(media, MAX_BYTES)
    if size > limit:
        raise UnreadableStatement(
            f"{name} holds {size:,} bytes, and a statement may hold {limit:,}",
            hint="save the one thread or article that you want to examine in a file of its own",
        )


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


def decode_json(content: bytes, name: str) -> Any:
    """The value that JSON holds. Raises UnreadableStatement when it is damaged, or nested as no document is."""
    try:
        return json.loads(decode(content, name))
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise UnreadableStatement(
            f"{name} is damaged JSON: {problem.msg} at {where}", hint="it may have been cut short: save it again"
        ) from problem
    except (RecursionError, ValueError) as problem:
        raise UnreadableStatement(
            f"{name} is JSON that no service writes: {_reason(problem)}", hint="save the thread again"
        ) from problem


def _reason(problem: Exception) -> str:
    return "it is nested too deeply" if isinstance(problem, RecursionError) else "it holds a number that is too long"
