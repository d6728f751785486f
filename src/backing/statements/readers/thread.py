"""Threads as they are saved from anywhere: numbered, marked, glued together, or with every last paragraph twice."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from backing.statements.readers.draft import Said, draft
from backing.statements.readers.lines import Paragraph, Row, paragraphs_of
from backing.statements.readers.links import STATUS, address_of, without_links
from backing.statements.readers.marks import is_mark, is_start, points_on, without_marks
from backing.statements.readers.numbering import counts_posts, number_posts
from backing.statements.readers.reader import Reading
from backing.statements.readers.repeats import said_once
from backing.statements.statement import Reason
from backing.vocabulary.interface import is_interface_string

FIRST_ROWS = 25
"""Lines from the top in which a thread says that it is one."""
DOUBLED = 4
"""A page prints last paragraphs twice if at least one in so many of its paragraphs is a second copy."""


class ThreadReader:
    """Reads a thread that bears no service's name; two marks of a thread make it one."""

    name = "unrolled thread"

    def recognises(self, text: str) -> bool:
        paragraphs = paragraphs_of(text)
        lines = [row.words for paragraph in paragraphs for row in paragraph]
        marks = sum(is_mark(line) or points_on(line) for line in lines) + sum(map(is_start, lines[:FIRST_ROWS]))
        repeats = sum(a == b for a, b in pairwise(lines))
        address = any(STATUS.fullmatch(line) for line in lines[:2])
        return marks + repeats + 2 * address + 2 * counts_posts(paragraphs) >= 2

    def read(self, text: str) -> Reading:
        return unroll(paragraphs_of(text))


def unroll(paragraphs: Sequence[Paragraph], said: Said | None = None) -> Reading:
    """The posts of a thread in paragraphs from which a service's own words are already left out."""
    said = said or _addressed(paragraphs)
    own = [[_without_interface(row) for row in paragraph] for paragraph in paragraphs]
    worded = [[without_marks(without_links(row)) for row in post] for post in _posts(own)]
    numbered = number_posts(worded)
    return draft([[without_marks(row) for row in post] for post in numbered], said)


def _without_interface(row: Row) -> Row:
    return row.dropped(Reason.INTERFACE) if is_interface_string(row.words) else row


def _addressed(paragraphs: Sequence[Paragraph]) -> Said:
    """The address of the thread, where it heads the text."""
    rows = [row for paragraph in paragraphs[:2] for row in paragraph if row.runs]
    match = next(filter(None, (STATUS.fullmatch(row.words) for row in rows[:2])), None)
    return Said(speaker=f"@{match.group(1)}", url=address_of(match)) if match else Said()


def _posts(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs parted at joints, each said once.

    Where last paragraphs are printed twice, blank lines are no joints. Where there are neither joints nor blank lines, a
    line is a post.
    """
    once, copies = said_once([row for paragraph in paragraphs for row in paragraph])
    marks = {index for index, row in enumerate(once) if row.runs and is_mark(row.words)}
    joints = copies | marks
    doubled = len(copies) > 1 and len(copies) * DOUBLED >= len(paragraphs)
    if doubled:
        last = max(copies)
        once = once[: last + 1] + _in_its_script(once[: last + 1], once[last + 1 :])
    else:
        joints |= {end - 1 for end in accumulate(map(len, paragraphs))}
    worded = sum(any(row.runs for row in paragraph) for paragraph in paragraphs)
    if worded == 1 and len(copies | marks) * DOUBLED < len(once):
        return [[row] for row in once]
    starts = [0, *(index + 1 for index in sorted(joints))]
    return [once[start:end] for start, end in pairwise([*starts, len(once)]) if start < end]


def _in_its_script(thread: Sequence[Row], rest: Sequence[Row]) -> list[Row]:
    """The rest of the page, less the lines that are in no script of the thread: a service's, in its own language."""
    script = script_of("".join(row.words for row in thread))
    return [row if script_of(row.words) in (script, None) else row.dropped(Reason.INTERFACE) for row in rest]


def script_of(text: str) -> str | None:
    """The script that most letters are of (``LATIN``, ``ARABIC`` …), None without letters."""
    scripts = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    return scripts.most_common(1)[0][0] if scripts else None
