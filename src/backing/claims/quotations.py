"""Where a text quotes: from an opening mark to the closing one, within a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_OPENING = frozenset({"“", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})
_STOPS = frozenset({",", ".", "?", "!", "…"})


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


def whole(span: Span, quotations: list[Span]) -> Span:
    """A span grown to the marks of the quotations that begin or end in it: never half a quotation, nor a mark too few."""
    doc, first, last = span.doc, span.start, span.end
    for quotation in quotations:
        start, end = quotation.start, quotation.end
        if start in (first, first - 1) and end > first:
            first, last = start, max(last, end)
        elif first <= start < last <= end and all(t.text in _STOPS for t in doc[last : end - 1]):
            last = end
        elif start < first < end <= last:
            first = start
    return doc[first:last]


def _quoted(paragraph: Span) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for token in paragraph:
        if start is None and token.text in _OPENING | _EITHER:
            start = token.i
        elif start is not None and token.text in _CLOSING | _EITHER:
            yield start, token.i + 1
            start = None
    if start is not None:
        yield start, paragraph.end
