"""Plain text: an article or a note. A paragraph is what stands between blank lines."""

from __future__ import annotations

from backing.statements.readers.draft import draft
from backing.statements.readers.lines import paragraphs_of
from backing.statements.readers.reader import Reading


class TextReader:
    """Takes any text; a paragraph is a post. Where no blank line stands, every line is a paragraph."""

    name = "text"

    def recognises(self, text: str) -> bool:
        return True

    def read(self, text: str) -> Reading:
        paragraphs = paragraphs_of(text)
        if len(paragraphs) == 1:
            return draft([row] for row in paragraphs[0])
        return draft(paragraphs)
