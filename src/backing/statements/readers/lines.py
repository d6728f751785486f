"""A text as trimmed lines that remember where they stood."""

from __future__ import annotations

import re
import unicodedata

from backing.provenance import Span

_LINE = re.compile(r"[^\r\n]+")
_INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"


def lines_of(text: str) -> list[Span]:
    """The lines of ``text`` that hold anything to see, without the white space around them."""
    spans = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip(f" \t\u00a0{_INVISIBLE}"))
        end = match.end() - len(line) + len(line.rstrip(f" \t\u00a0{_INVISIBLE}"))
        if start < end:
            spans.append(Span(start=start, end=end))
    return spans


def visible(character: str) -> bool:
    """Whether a character leaves a mark on the page: anything but white space, controls and format characters."""
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")
