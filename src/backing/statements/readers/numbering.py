"""Takes out the numbers that count the posts of a thread, and puts the paragraphs of each post together.

A number counts posts only in a sequence, because ``24/7`` and ``2.`` are words. Posts may be missing from it, and it may
begin again. The forms are tried from the surest to the weakest; the first that makes a sequence is the thread's own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from backing.statements.readers.lines import Cut, Paragraph
from backing.statements.readers.numbers import (
    FIRST,
    KEYCAP,
    LAST,
    LONGEST,
    WEAK,
    Number,
    counted,
    on_keys,
    sequence,
    value_of,
    weak,
    with_slash,
)
from backing.statements.statement import Reason

_GLUED = re.compile(r"(?<=[.!?:…)”\"])\s(?=(?:\d\ufe0f?\u20e3|\d{1,3}/)\s)")
_BREAKS = {Reason.PICTURE, Reason.QUOTED_POST}


def number_posts(paragraphs: Sequence[Paragraph], *, stripped: bool = False) -> list[Paragraph]:
    """The paragraphs of each post together, without the numbers that count them.

    Without a sequence the paragraphs come back as they are. ``stripped`` says that the page has lost most of its numbers
    already: one with a slash then counts without a sequence.
    """
    paragraphs = _parted(paragraphs)
    slashes = with_slash(paragraphs)
    numbers = sequence(slashes)
    others = {number for number in slashes if number.alone and number.total in (None, number.value)}
    if stripped:
        others |= {number for number in slashes if number.total is None}
        others |= set(counted(paragraphs))
    numbers = numbers or sequence(on_keys(paragraphs))
    if not stripped:
        numbers = numbers or weak(paragraphs, WEAK[0]) or weak(paragraphs, WEAK[1])
    return _grouped(_without(paragraphs, others.union(numbers)), numbers)


def counts_posts(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the paragraphs bear a sequence of the surest form, the one with a slash."""
    values = [(number.value, number.total) for number in sequence(with_slash(paragraphs))]
    return len(values) > 2 or values == [(1, 2), (2, 2)]


def _parted(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Part paragraphs where a post must end: before the next number, also one glued to a sentence, and after one."""
    parted: list[Paragraph] = []
    seen: set[tuple[bool, int]] = set()
    for paragraph in paragraphs:
        parted.append([])
        for row in paragraph:
            words = row.words
            first, last = FIRST.match(words), LAST.search(words, max(0, len(words) - LONGEST))
            if first and first.end() < len(words) and _goes_on(first, seen) and parted[-1]:
                parted.append([])
            piece, *pieces = row.split(_joints(words, seen))
            parted[-1].append(piece)
            parted += [[each] for each in pieces]
            if last and last.start() and _goes_on(last, seen):
                parted.append([])
    return [paragraph for paragraph in parted if paragraph]


def _joints(words: str, seen: set[tuple[bool, int]]) -> list[int]:
    """Where in a line the number of the next post follows the end of a sentence."""
    if first := KEYCAP.match(words):
        _goes_on(first, seen)
    glued = (
        (match, KEYCAP.match(words, match.end()) or FIRST.match(words, match.end())) for match in _GLUED.finditer(words)
    )
    return [match.start() for match, number in glued if number and _goes_on(number, seen)]


def _goes_on(match: re.Match[str], seen: set[tuple[bool, int]]) -> bool:
    """Whether the number is 1 or follows one that was seen; from now on it is seen itself."""
    kind, value = match.re is KEYCAP, value_of(match)[0]
    seen.add((kind, value))
    return value == 1 or (kind, value - 1) in seen


def _without(paragraphs: Sequence[Paragraph], numbers: Iterable[Number]) -> list[Paragraph]:
    """The paragraphs with the numbers left out."""
    cuts: defaultdict[tuple[int, int], list[Cut]] = defaultdict(list)
    for number in sorted(numbers, key=lambda n: (n.start, n.end)):
        row = cuts[number.paragraph, number.row]
        if not row or row[-1].end <= number.start:
            row.append(Cut(start=number.start, end=number.end, reason=Reason.NUMBERING))
    return [
        [row.without(cuts[index, place]) if (index, place) in cuts else row for place, row in enumerate(paragraph)]
        for index, paragraph in enumerate(paragraphs)
    ]


def _grouped(paragraphs: Sequence[Paragraph], numbers: Sequence[Number]) -> list[Paragraph]:
    """The paragraphs that one number counts as one; where numbers are missing, paragraphs stay as they are."""
    grouped: list[Paragraph] = []
    at = 0
    for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        first = _first(before, number) if number.closes else number.paragraph
        last = number.paragraph if number.closes else _last(number, after, paragraphs, numbers)
        grouped += paragraphs[at:first]
        grouped += _together(paragraphs[max(first, at) : last + 1])
        at = max(at, last + 1)
    return grouped + list(paragraphs[at:])


def _first(before: Number | None, number: Number) -> int:
    """The paragraph with which the post begins that ``number`` closes."""
    if number.value == 1 or (before and number.value == before.value + 1):
        return before.paragraph + 1 if before else 0
    return number.paragraph


def _last(number: Number, after: Number | None, paragraphs: Sequence[Paragraph], numbers: Sequence[Number]) -> int:
    """The paragraph with which the post ends that ``number`` opens."""
    if after:
        return after.paragraph - 1 if after.value in (1, number.value + 1) else number.paragraph
    ends = number.value == number.total or all(
        sum(any(row.runs for row in each) for each in paragraphs[a.paragraph : b.paragraph]) > 1
        for a, b in pairwise(numbers)
    )
    return len(paragraphs) - 1 if ends else number.paragraph


def _together(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs as one, up to the first picture or quoted post: these end a post."""
    for index, paragraph in enumerate(paragraphs):
        if any(out.reason in _BREAKS for row in paragraph for out in row.left_out if not row.runs):
            return [[row for each in paragraphs[:index] for row in each], *paragraphs[index:]]
    return [[row for each in paragraphs for row in each]] if paragraphs else []
