"""Plain text: an article or a note. A paragraph is what stands between blank lines."""

from __future__ import annotations

import re

from backing.statements.readers.lines import lines_of
from backing.statements.readers.reader import Draft, Reading

_BLANK = re.compile(r"\n[ \t\r]*\n")


class TextReader:
    """Takes any text; a paragraph is a post. Where no blank line stands, every line is a paragraph."""

    name = "text"

    def recognises(self, text: str) -> bool:
        return True

    def read(self, text: str) -> Reading:
        lines = lines_of(text)
        if not _BLANK.search(text.strip()):
            return Reading(drafts=tuple(Draft(lines=((line,),)) for line in lines))
        drafts = []
        breaks = [match.start() for match in _BLANK.finditer(text)]
        for first, last in zip([0, *breaks], [*breaks, len(text)], strict=True):
            paragraph = tuple((line,) for line in lines if first <= line.start < last)
            if paragraph:
                drafts.append(Draft(lines=paragraph))
        return Reading(drafts=tuple(drafts))
