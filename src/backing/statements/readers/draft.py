"""From the rows of each post to a reading; a sentence that was cut between two posts is put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from backing.statements.readers.lines import Cut, Row
from backing.statements.readers.reader import Draft, Reading
from backing.statements.statement import Reason

_ELLIPSES = ("…", "...")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a page says of the thread as a whole."""

    speaker: str | None = None
    day: date | None = None
    url: str | None = None


def draft(posts: Iterable[Sequence[Row]], said: Said | None = None) -> Reading:
    """A draft for every post that still has words, and all that the rows have left out."""
    said = said or Said()
    rows = [list(post) for post in posts]
    worded = [(post, [index for index, row in enumerate(post) if row.runs]) for post in rows]
    worded = [(post, held) for post, held in worded if held]
    rejoined = [False] * len(worded)
    for number, ((before, above), (post, below)) in enumerate(pairwise(worded), start=1):
        end, start = _cut_end(before[above[-1]].words), _cut_start(post[below[0]].words)
        if end and start:
            before[above[-1]] = before[above[-1]].without([end])
            post[below[0]] = post[below[0]].without([start])
            rejoined[number] = True
    return Reading(
        drafts=tuple(
            Draft(
                lines=tuple(post[index].runs for index in held),
                rejoin=rejoin,
                speaker=said.speaker,
                day=said.day,
                url=said.url,
            )
            for (post, held), rejoin in zip(worded, rejoined, strict=True)
        ),
        left_out=tuple(out for post in rows for row in post for out in row.left_out),
    )


def _cut_end(words: str) -> Cut | None:
    """The ellipsis that ends a line of words."""
    mark = next((mark for mark in _ELLIPSES if words.endswith(mark)), None)
    if mark is None or not _holds_words(words):
        return None
    return Cut(start=len(words) - len(mark), end=len(words), reason=Reason.ELLIPSIS)


def _cut_start(words: str) -> Cut | None:
    """The ellipsis that begins a line of words."""
    mark = next((mark for mark in _ELLIPSES if words.startswith(mark)), None)
    return Cut(start=0, end=len(mark), reason=Reason.ELLIPSIS) if mark and _holds_words(words) else None


def _holds_words(line: str) -> bool:
    return any(character.isalnum() for character in line)
