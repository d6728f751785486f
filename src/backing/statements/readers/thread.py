"""Threads as unrolling services leave them: arrows, start and end marks, repeated paragraphs, interface strings.

The service prints the last paragraph of every post twice, whatever that paragraph is. So an adjacent repeat of a block
of lines is the joint between two posts, and the second copy says nothing new.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from backing.provenance import Span
from backing.statements.readers.lines import lines_of
from backing.statements.readers.reader import Draft
from backing.vocabulary.interface import is_interface_string

LONGEST_REPEAT = 6
"""Lines in the longest repeated paragraph that is looked for; longer runs are hardly one paragraph."""

_MARK = re.compile(
    r"""\s* (?:
        [\[(]? \s* (?: thread | end | fin | unroll ) \s* [\])]?  |  /(?:end|fin|thread)  |  a\ thread:?
      )? \s* [\u2b07\u2193\u23ec\u25bc\u25be\U0001f53d\U0001f447\U0001f9f5\ufe0f\s]* """,
    re.IGNORECASE | re.VERBOSE,
)
_ELLIPSES = ("…", "...")


class ThreadReader:
    """Reads a thread that was unrolled and saved as text."""

    name = "unrolled thread"

    def recognises(self, text: str) -> bool:
        lines = [line.slice(text) for line in lines_of(text)]
        marks = sum(is_mark(line) for line in lines)
        repeats = sum(a == b for a, b in pairwise(lines))
        return marks + repeats >= 2

    def read(self, text: str) -> tuple[Draft, ...]:
        posts = _split(text, lines_of(text))
        script = _script("".join(line.slice(text) for post in posts for line in post))
        kept = [[line for line in post if not is_mark(line.slice(text))] for post in posts]
        if kept:
            kept[-1] = [line for line in kept[-1] if _script(line.slice(text)) in (script, None)]
        kept = [[line for line in post if not is_interface_string(line.slice(text))] for post in kept]
        return _rejoin(text, [post for post in kept if post])


def is_mark(line: str) -> bool:
    """Whether a line is only a start, end or continuation mark (``[Thread] ⬇️``, ``⬇️``, ``[END]``)."""
    return _MARK.fullmatch(line) is not None


def _split(text: str, lines: list[Span]) -> list[list[Span]]:
    """The lines of each post, each said once; what follows an end mark is a post of its own."""
    words = [line.slice(text) for line in lines]
    posts: list[list[Span]] = [[]]
    at = 0
    while at < len(lines):
        repeat = _repeat_at(words, at)
        posts[-1].extend(lines[at : at + max(repeat, 1)])
        joint = repeat or is_mark(words[at])
        if joint:
            posts.append([])
        at += 2 * repeat or 1
    return posts


def _repeat_at(words: list[str], at: int) -> int:
    """How many lines, from ``at`` on, are at once said again; 0 when none are."""
    for length in range(LONGEST_REPEAT, 0, -1):
        if at + 2 * length <= len(words) and words[at : at + length] == words[at + length : at + 2 * length]:
            return length
    return 0


def _script(text: str) -> str | None:
    """The script that most letters are of (``LATIN``, ``ARABIC`` …), None without letters."""
    scripts = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    return scripts.most_common(1)[0][0] if scripts else None


def _rejoin(text: str, posts: list[list[Span]]) -> tuple[Draft, ...]:
    """Drop the ellipses of a sentence that was cut at the end of one post and goes on in the next."""
    drafts: list[Draft] = []
    for post in posts:
        rejoin = bool(drafts) and _cut_end(text, drafts[-1].lines[-1]) > 0 and _cut_start(text, post[0]) > 0
        if rejoin:
            before = drafts[-1].lines
            end = before[-1].end - _cut_end(text, before[-1])
            drafts[-1] = Draft(lines=(*before[:-1], Span(start=before[-1].start, end=end)), rejoin=drafts[-1].rejoin)
        first = Span(start=post[0].start + (_cut_start(text, post[0]) if rejoin else 0), end=post[0].end)
        drafts.append(Draft(lines=(first, *post[1:]), rejoin=rejoin))
    return tuple(drafts)


def _cut_end(text: str, line: Span) -> int:
    words = line.slice(text)
    cut = next((len(mark) for mark in _ELLIPSES if words.endswith(mark)), 0)
    return cut and len(words) - len(words[:-cut].rstrip())


def _cut_start(text: str, line: Span) -> int:
    words = line.slice(text)
    cut = next((len(mark) for mark in _ELLIPSES if words.startswith(mark)), 0)
    return cut and len(words) - len(words[cut:].lstrip())
