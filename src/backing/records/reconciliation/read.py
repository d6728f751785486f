"""The user's own files: decisions about pairs of rows, and settings of the reconciliation."""

from __future__ import annotations

from pathlib import Path

from backing.errors import UnusableMatches
from backing.records.reconciliation import adjust, matching


def read_adjustments(path: Path) -> tuple[adjust.Adjustment, ...]:
    """The decisions in a CSV file. Raises UnusableMatches when it is not there, does not parse or contradicts itself."""
    return adjust.parse_adjustments(read_text(path, adjust.HINT), str(path))


def read_matching(path: Path) -> matching.Matching:
    """Settings in a TOML file. Raises UnusableMatches when it is not there, is no TOML or holds something else."""
    return matching.parse_matching(read_text(path, matching.HINT), str(path))


def read_text(path: Path, hint: str) -> str:
    """The text of a user's file; raises UnusableMatches with the hint for one that is not there or is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as problem:
        raise UnusableMatches(f"{path} cannot be read: {problem}", hint=hint) from problem
