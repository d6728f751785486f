"""Where a piece of text or a number came from: spans, digests, and dates that are only known as a range."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range ``[start, end)``; the unit (code points, bytes) is named by whoever holds it."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def slice(self, text: str) -> str:
        """The part of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many positions the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DateRange:
    """The days between which something happened or was published; both ends included, ``None`` is open."""

    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str | None) -> DateRange:
        """Read ``2023``, ``2023-03``, ``2023-03-27`` or ``A..B`` of these; empty text is unknown on both ends.

        Raises ValueError for anything else, and for a range that runs backwards.
        """
        if text is None or not text.strip():
            return cls(earliest=None, latest=None)
        first, _, last = text.strip().partition("..")
        earliest, latest = _expand(first)[0], _expand(last or first)[1]
        if earliest > latest:
            raise ValueError(f"the range {text!r} runs backwards")
        return cls(earliest=earliest, latest=latest)

    @property
    def exact(self) -> bool:
        """Whether both ends are the same day."""
        return self.earliest is not None and self.earliest == self.latest


def _expand(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.strip().split("-")]
    match parts:
        case [year]:
            return date(year, 1, 1), date(year, 12, 31)
        case [year, month]:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        case [year, month, day]:
            return date(year, month, day), date(year, month, day)
    raise ValueError(f"not a date: {text!r}")


def digest(content: bytes) -> str:
    """SHA-256 of ``content`` as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
