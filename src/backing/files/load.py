"""An input as it is named on the command line: a file, or the address of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from backing.files.connect import PUBLIC, Policy
from backing.files.fetch import fetch
from backing.files.read import read_bytes

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The bytes of an input, what it is called, and the address that they came from."""

    name: str
    content: bytes
    url: str | None = None


def load(source: str | Path, policy: Policy = PUBLIC) -> Loaded:
    """Read a file, or fetch a page; raises UnreadableStatement, Unreachable or RefusedAddress."""
    if isinstance(source, str) and is_address(source):
        page = fetch(source, policy)
        return Loaded(name=name_of(source), content=page.content, url=page.url)
    path = Path(source)
    return Loaded(name=path.name, content=read_bytes(path))


def is_address(source: str) -> bool:
    """Whether an input is an address on the web, not a file."""
    return _ADDRESS.match(source) is not None


def name_of(source: str) -> str:
    """What an input is called: a file by its name, a page by its host and path, as letters that any file may have."""
    if not is_address(source):
        return Path(source).name
    parts = urlsplit(source)
    return re.sub(r"[^\w.-]+", "-", f"{parts.hostname or ''}{parts.path}").strip("-.")[:_LONGEST_NAME]
