"""Where a text quotes: from an opening mark to the closing one, within a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_OPENING = "“«"
_CLOSING = "”»"


def find_quotations(doc: Doc) -> list[Span]:
    """The quotations of a parsed text with their marks, in order; one that is not closed ends with its paragraph."""
    return [doc[start:end] for paragraph in paragraphs_of(doc) for start, end in _quoted(paragraph)]


def paragraphs_of(doc: Doc) -> Iterator[Span]:
    """The runs of tokens between line breaks."""
    start = 0
    for token in doc:
        if "\n" in token.text:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < len(doc):
        yield doc[start:]


def _quoted(paragraph: Span) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for token in paragraph:
        if start is None and (token.text in _OPENING or token.text == '"'):
            start = token.i
        elif start is not None and (token.text in _CLOSING or token.text == '"'):
            yield start, token.i + 1
            start = None
    if start is not None:
        yield start, paragraph.end
