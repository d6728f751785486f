"""Marks that say where a thread begins, goes on and ends: 🧵, 👇, ``[Thread] ⬇️``, ``// THREAD //``, ``/end``.

The emblem of a thread and the hands and arrows that point to the next post go wherever they stand; plain arrows, which
can be part of what is said, and words only where they stand for a mark: alone, or at the edge of a line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from backing.statements.readers.lines import Cut, Row
from backing.statements.statement import Reason

LONGEST_MARK = 60
"""Characters in the longest line that is looked at as a mark; a longer one holds words."""

_TONE = "[\U0001f3fb-\U0001f3ff]?\ufe0f?"
_EMBLEM = rf"(?:[\U0001f9f5\U0001f447\u2b07\u23ec\U0001f53d]{_TONE})"
_ARROW = r"[\u2193\u21ca\u25bc\u25be\U0001f51a]\ufe0f?"
_SIZE = r"(?:(?:quick|short|long|mini|brief|little|small|new|big)[ -])?"
_TAG = rf"(?:[\[(/]{{1,2}}\ ?(?:thread|end|fin|unroll)\ ?[\])/]{{0,2}}|(?:a\ )?{_SIZE}thread|end|fin)"
_ALONE = re.compile(rf"(?:{_TAG}\ ?[.:]?)?(?:\s|{_EMBLEM}|{_ARROW})*", re.IGNORECASE)
_ANYWHERE = re.compile(rf"(?:(?<=\s)[-–—]\s?)?{_EMBLEM}++\s*$|{_EMBLEM}++")
_ON = re.compile(rf"{_EMBLEM}\s*$")
_FIRST = re.compile(
    rf"(?:[\[(]\ ?thread\ ?[\])]|//?\ ?thread\ ?//?|thread:|(?:{_ARROW}\s*)+)(?=\s|$)|thread(?=\s+[(\[{{]?\d{{1,3}}/)",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:\s(?:[\[(/]{{1,2}}\ ?(?:thread|end|fin)\ ?[\])/]{{0,2}})|(?<=[.!?:])\s(?:a\ )?{_SIZE}thread[.:]?)?"
    rf"(?:\s|{_ARROW}){{0,20}}$",
    re.IGNORECASE,
)
_TAIL = 40


def is_mark(line: str) -> bool:
    """Whether a line is only a start, end or continuation mark (``[Thread] ⬇️``, ``⬇️``, ``[END]``)."""
    return len(line) <= LONGEST_MARK and _ALONE.fullmatch(line) is not None


def is_start(line: str) -> bool:
    """Whether a line announces a thread: with its emblem, or with a tag at one of its edges."""
    return "\U0001f9f5" in line or any(match and "thread" in match.group().lower() for match in _edges(line))


def points_on(line: str) -> bool:
    """Whether a line of words ends with a hand or an arrow to the next post."""
    return _ON.search(line, max(0, len(line) - _TAIL)) is not None


def without_marks(row: Row) -> Row:
    """The row less its marks."""
    words = row.words
    if is_mark(words):
        return row.dropped(Reason.MARK)
    row = row.without(_cut(match.span()) for match in _ANYWHERE.finditer(words))
    words = row.words
    if is_mark(words):
        return row.dropped(Reason.MARK)
    spans = [match.span() for match in _edges(words) if match and match.group().strip()]
    return row.without(_cut(span) for span in spans) if all(a[1] <= b[0] for a, b in pairwise(spans)) else row


def _edges(words: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return _FIRST.match(words), _LAST.search(words, max(0, len(words) - _TAIL))


def _cut(span: tuple[int, int]) -> Cut:
    return Cut(start=span[0], end=span[1], reason=Reason.MARK)
