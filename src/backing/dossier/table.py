"""Rows of words under headings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Plain rows under plain headings; a cell that begins with http is a link."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
