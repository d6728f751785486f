"""What every format offers: does it know these bytes, and what do they say as plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from backing.statements.readers.reader import Reading
from backing.statements.statement import Dating


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """Bytes as the plain text that a person would read, which is what every span of the utterance then points into.

    ``reading`` are its posts where the format itself tells them apart; None leaves that to the readers of text. The rest
    is what the document says of itself, where it says it.
    """

    text: str
    reading: Reading | None = None
    speaker: str | None = None
    dating: Dating | None = None
    url: str | None = None


class Format(Protocol):
    """Turns one form of saved bytes into text."""

    name: str
    media: str

    def recognises(self, content: bytes) -> bool:
        """Whether these bytes are of this form; told from content, never from a file's name."""
        ...

    def render(self, content: bytes, name: str) -> Rendition:
        """The text; ``name`` is used in messages. Raises UnreadableStatement for what is damaged or says nothing."""
        ...
