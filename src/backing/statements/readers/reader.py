"""What every reader offers: does it know this text, and where in it are the posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from backing.provenance import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One post as the reader found it: the runs of the original text that belong to it, one a line, in order.

    Spans count code points of the decoded original. ``rejoin`` says that the post goes on the cut sentence of the post
    before it, so that the two are joined by a space and not by a blank line.
    """

    lines: tuple[Span, ...]
    rejoin: bool = False


class Reader(Protocol):
    """Finds the posts of one kind of saved text."""

    name: str

    def recognises(self, text: str) -> bool:
        """Whether the text bears the marks of this reader's kind; told from content, never from a file's name."""
        ...

    def read(self, text: str) -> tuple[Draft, ...]:
        """The posts in order, with everything that the author did not write left out."""
        ...
