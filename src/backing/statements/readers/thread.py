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
from backing.statements.readers.reader import Draft, Reading
from backing.statements.statement import LeftOut, Reason
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

    def read(self, text: str) -> Reading:
        posts, repeats = _split(text, lines_of(text))
        left_out = [LeftOut(span=line, reason=Reason.REPEAT) for line in repeats]
        script = _script("".join(line.slice(text) for post in posts for line in post))
        kept: list[list[Span]] = []
        for number, post in enumerate(posts, start=1):
            kept.append([])
            for line in post:
                reason = _artefact(line.slice(text), script if number == len(posts) else None)
                if reason:
                    left_out.append(LeftOut(span=line, reason=reason))
                else:
                    kept[-1].append(line)
        drafts, ellipses = _rejoin(text, [post for post in kept if post])
        return Reading(drafts=drafts, left_out=(*left_out, *ellipses))


def _artefact(line: str, script: str | None) -> Reason | None:
    """Why the author did not write ``line``, if so; after the thread's end only its own ``script`` is the author's."""
    if is_mark(line):
        return Reason.MARK
    if is_interface_string(line) or (script and _script(line) not in (script, None)):
        return Reason.INTERFACE
    return None


def is_mark(line: str) -> bool:
    """Whether a line is only a start, end or continuation mark (``[Thread] ⬇️``, ``⬇️``, ``[END]``)."""
    return _MARK.fullmatch(line) is not None


def _split(text: str, lines: list[Span]) -> tuple[list[list[Span]], list[Span]]:
    """The lines of each post, and those that only repeat; what follows an end mark is a post of its own."""
    words = [line.slice(text) for line in lines]
    posts: list[list[Span]] = [[]]
    repeats: list[Span] = []
    at = 0
    while at < len(lines):
        repeat = _repeat_at(words, at)
        posts[-1].extend(lines[at : at + max(repeat, 1)])
        repeats.extend(lines[at + repeat : at + 2 * repeat])
        joint = repeat or is_mark(words[at])
        if joint:
            posts.append([])
        at += 2 * repeat or 1
    return posts, repeats


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


def _rejoin(text: str, posts: list[list[Span]]) -> tuple[tuple[Draft, ...], list[LeftOut]]:
    """Drop the ellipses of a sentence that was cut at the end of one post and goes on in the next."""
    cuts = [(_cut_start(post[0].slice(text)), _cut_end(post[-1].slice(text))) for post in posts]
    goes_on = [bool(end and start) for (_, end), (start, _) in pairwise([(0, 0), *cuts, (0, 0)])]
    drafts: list[Draft] = []
    ellipses: list[Span] = []
    for post, (start, end), rejoin, rejoined in zip(posts, cuts, goes_on, goes_on[1:], strict=False):
        lines = list(post)
        if rejoin:
            cut = lines[0].start + start
            ellipses.append(Span(start=lines[0].start, end=cut))
            lines[0] = Span(start=cut, end=lines[0].end)
        if rejoined:
            cut = lines[-1].end - end
            ellipses.append(Span(start=cut, end=lines[-1].end))
            lines[-1] = Span(start=lines[-1].start, end=cut)
        drafts.append(Draft(lines=tuple((line,) for line in lines), rejoin=rejoin))
    return tuple(drafts), [LeftOut(span=span, reason=Reason.ELLIPSIS) for span in ellipses]


def _cut_end(line: str) -> int:
    """How many characters of an ellipsis, and the space before it, end a line of words."""
    cut = next((len(mark) for mark in _ELLIPSES if line.endswith(mark)), 0)
    return cut and _holds_words(line) and len(line) - len(line[:-cut].rstrip())


def _cut_start(line: str) -> int:
    """How many characters of an ellipsis, and the space after it, begin a line of words."""
    cut = next((len(mark) for mark in _ELLIPSES if line.startswith(mark)), 0)
    return cut and _holds_words(line) and len(line) - len(line[cut:].lstrip())


def _holds_words(line: str) -> bool:
    return any(character.isalnum() for character in line)
