"""What can be the number of a post: ``1/``, ``1/9``, ``{1/9}``, ``/1``, ``1️⃣``, ``1)``, ``1.``; and what makes a sequence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from backing.statements.readers.lines import Paragraph

LARGEST_GAP = 12
"""Posts that may be missing between two numbers of a sequence; up to six were seen to be."""
LATEST_START = 4
"""The paragraph by which a weak form (``1.``) has to begin: one that begins later counts the items of a list."""

_OF = r"(\d{1,3})/(\d{1,3}|[nNxX])?"
FIRST = re.compile(rf"(?:[(\[{{]{_OF}[)\]}}]|{_OF})(?=\s|$|[A-Z\"“@#]|[^\w\s.,%/])")
"""A number with a slash that begins a line."""
LAST = re.compile(rf"(?<![\w/])(?:[(\[{{]{_OF}[)\]}}]|{_OF}|(?<!\S)/(\d{{1,3}}))(?=[.:]?(?:\s+[#@]\w{{1,50}}){{0,6}}$)")
"""A number with a slash that ends a line, but for a full stop or tags."""
KEYCAP = re.compile(r"(?:(\d)\ufe0f?\u20e3|(\U0001f51f))(?!\s?\d\ufe0f?\u20e3)\ufe0f?")
"""A number on a key."""
WEAK = (re.compile(r"(\d{1,3})\)(?=\s|$)"), re.compile(r"(\d{1,3})\.(?=\s|$)"))
"""Numbers as they also stand before the items of a list."""
LONGEST = 200
"""Characters in the longest number that ends a line, with the tags behind it."""
_COUNTED = re.compile(r"(?<!\S)[(\[{]?(\d{1,3})/(\d{1,3})[)\]}]?(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that may count a post: which, of how many, where it stands, and whether the post ends with it."""

    value: int
    total: int | None
    paragraph: int
    row: int
    start: int
    end: int
    closes: bool = False
    alone: bool = False


def value_of(match: re.Match[str]) -> tuple[int, int | None]:
    """The number that a match of one of the forms holds, and of how many it is."""
    value, *total = [part for part in match.groups() if part is not None]
    return int(value) if value.isdigit() else 10, int(total[0]) if total and total[0].isdigit() else None


def with_slash(paragraphs: Sequence[Paragraph]) -> list[Number]:
    """Numbers with a slash at the edges of lines, in order.

    One that has a line to itself closes its post where that is how the page ends, or where others end a line of words.
    """
    found: list[Number] = []
    ending = False
    for place, words in _lines(paragraphs):
        first, last = FIRST.match(words), LAST.search(words, max(0, len(words) - LONGEST))
        matches = [first] if first and last and last.start() < first.end() else [first, last]
        numbers = [_number(match, place, words, closes=match is last) for match in matches if match]
        found += [number for number in numbers if number.total is None or number.value <= number.total]
        ending = any(number.alone for number in numbers)
    ending = ending or any(number.closes and not number.alone for number in found)
    return [replace(number, closes=ending) if number.alone else number for number in found]


def on_keys(paragraphs: Sequence[Paragraph]) -> list[Number]:
    """Keycaps that begin a line."""
    matches = ((KEYCAP.match(words), place, words) for place, words in _lines(paragraphs))
    return [_number(match, place, words) for match, place, words in matches if match]


def weak(paragraphs: Sequence[Paragraph], form: re.Pattern[str]) -> list[Number]:
    """Numbers of a weak form that begin a paragraph; none unless there are three or more, from the first posts on."""
    lines = [(place, words) for place, words in _lines(paragraphs) if place[1] == 0]
    early = {place for place, _ in lines[:LATEST_START]}
    matches = ((form.match(words), place, words) for place, words in lines)
    numbers = sequence([_number(match, place, words) for match, place, words in matches if match])
    begins = numbers and numbers[0].value == 1 and (numbers[0].paragraph, 0) in early
    return numbers if begins and len(numbers) >= 3 else []


def counted(paragraphs: Sequence[Paragraph]) -> list[Number]:
    """Three or more of ``n/m`` with one and the same ``m``, ascending, wherever in their lines they stand."""
    of: defaultdict[int, list[Number]] = defaultdict(list)
    for place, words in _lines(paragraphs):
        for number in (_number(match, place, words) for match in _COUNTED.finditer(words)):
            total = number.total or 0
            if (of[total][-1].value if of[total] else 0) < number.value <= total:
                of[total].append(number)
    return [number for numbers in of.values() if len(numbers) >= 3 for number in numbers]


def sequence(numbers: Iterable[Number]) -> list[Number]:
    """The numbers, all of one total and one side of the text, that go up and at least once by one; the longest such."""
    kinds: defaultdict[tuple[int | None, bool], list[list[Number]]] = defaultdict(lambda: [[]])
    for number in numbers:
        runs = kinds[number.total, number.closes]
        if number.value == 1 and runs[-1]:
            runs.append([])
        if not runs[-1] or 0 < number.value - runs[-1][-1].value <= LARGEST_GAP:
            runs[-1].append(number)
    chains = [[n for run in runs if _by_one(run) for n in run] for runs in kinds.values()]
    return max(chains, key=len, default=[])


def _by_one(run: Sequence[Number]) -> bool:
    return any(b.value == a.value + 1 for a, b in pairwise(run))


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[tuple[int, int], str]]:
    """Each line that still has words, with the numbers of its paragraph and of its row there."""
    for index, paragraph in enumerate(paragraphs):
        for place, row in enumerate(paragraph):
            if words := row.words:
                yield (index, place), words


def _number(match: re.Match[str], place: tuple[int, int], words: str, *, closes: bool = False) -> Number:
    value, total = value_of(match)
    alone = len(match.group()) == len(words)
    paragraph, row = place
    return Number(
        value=value, total=total, paragraph=paragraph, row=row, start=match.start(), end=match.end(),
        closes=closes, alone=alone,
    )  # fmt: skip
