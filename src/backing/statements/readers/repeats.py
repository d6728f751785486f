"""Paragraphs that an unrolling service prints twice in a row.

A service of this kind repeats the last paragraph of every post, whatever that paragraph is. So the second copy says
nothing new, and it is the joint between two posts.
"""

from __future__ import annotations

from collections.abc import Sequence

from backing.statements.readers.lines import Row
from backing.statements.statement import Reason

LONGEST_REPEAT = 6
"""Lines in the longest repeated paragraph that is looked for; longer runs are hardly one paragraph."""


def said_once(rows: Sequence[Row]) -> tuple[list[Row], set[int]]:
    """The rows with each second copy left out, and the rows after which a copy ended.

    Copies may differ in their spacing and their case, not in their words.
    """
    worded = [index for index, row in enumerate(rows) if row.runs]
    keys = [" ".join(rows[index].words.split()).casefold() for index in worded]
    once = list(rows)
    joints: set[int] = set()
    at = 0
    while at < len(worded):
        length = _repeat_at(keys, at)
        for index in worded[at + length : at + 2 * length]:
            once[index] = once[index].dropped(Reason.REPEAT)
        if length:
            joints.add(worded[at + 2 * length - 1])
        at += 2 * length or 1
    return once, joints


def _repeat_at(keys: Sequence[str], at: int) -> int:
    """How many rows, from ``at`` on, are at once said again; 0 when none are."""
    for length in range(LONGEST_REPEAT, 0, -1):
        if keys[at : at + length] == keys[at + length : at + 2 * length] and at + 2 * length <= len(keys):
            return length
    return 0
