"""What every reader offers: does it know this text, where in it are the posts, and what in it is not the author's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from backing.provenance import Span
from backing.statements.statement import LeftOut

Line: TypeAlias = tuple[Span, ...]
"""A line of clean text as the runs of the original that it is put together from; usually one. No run is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One post as the reader found it: the lines that belong to it, in order.

    Spans count code points of the decoded original. ``rejoin`` says that the post goes on the cut sentence of the post
    before it, so that the two are joined by a space and not by a blank line. The rest is what the page says of the post,
    where it says it: by whom and on which day, at which address, in which language (ISO 639).
    """

    lines: tuple[Line, ...]
    rejoin: bool = False
    speaker: str | None = None
    day: date | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text taken apart: every visible character is in one line of one draft or in one ``left_out``, and in no two."""

    drafts: tuple[Draft, ...]
    left_out: tuple[LeftOut, ...] = ()


class Reader(Protocol):
    """Finds the posts of one kind of saved text."""

    name: str

    def recognises(self, text: str) -> bool:
        """Whether the text bears the marks of this reader's kind; told from content, never from a file's name."""
        ...

    def read(self, text: str) -> Reading:
        """The posts in order, and everything that the author did not write with the reason why it is left out."""
        ...
