"""The user's own files: decisions about pairs of rows, and settings of the reconciliation."""

from __future__ import annotations

from pathlib import Path

from backing.errors import UnusableMatches
from backing.records.reconciliation import adjust, matching


def read_adjustments(path: Path) -> tuple[adjust.Adjustment, ...]:
    """The decisions in a CSV file. Raises UnusableMatches when it is not there, does not parse or contradicts itself."""
    return adjust.parse_adjustments(_read_text(path, adjust.HINT), str(path))


def read_adjustments_text(path: Path) -> str:
    """The text of a CSV file of decisions; raises UnusableMatches as ``read_adjustments`` does."""
    text = _read_text(path, adjust.HINT)
    adjust.parse_adjustments(text, str(path))
    return text


def read_matching(path: Path) -> matching.Matching:
    """Settings in a TOML file. Raises UnusableMatches when it is not there, is no TOML or holds something else."""
    return matching.parse_matching(_read_text(path, matching.HINT), str(path))


def _read_text(path: Path, hint: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as problem:
        raise UnusableMatches(f"{path} cannot be read: {problem}", hint=hint) from problem
