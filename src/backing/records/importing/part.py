"""One of the files that a release is made of, while it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backing.records.importing.recognised import Recognised


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A recognised file; ``file`` is it, or what was unpacked of it, and ``rows`` are its rows by their ``rowid`` in ``raw``."""

    recognised: Recognised
    file: Path
    rows: range
