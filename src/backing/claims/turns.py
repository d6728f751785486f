"""Who speaks in a transcript ("MINISTER: …"), what is not said by anybody (datelines), and what is not in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backing.provenance import Span
from backing.statements.readers.transcript import LABEL, speakers_of
from backing.statements.statement import Post

_DATELINE = re.compile(
    r"^(?P<where>[A-Z][A-Z'’ -]+(?:, [A-Z]\w+)?)(?:,? \(?[A-Z]?\w* ?\d{1,2}(?:,? \w+)?(?:,? \d{4})?\)?)? (?:\([\w ]+\) )?[-–—] ",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One speaker's words; ``label`` is as printed."""

    label: str
    span: Span


def read_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none when it is no transcript."""
    hits = speakers_of(text)
    ends = [*(hit.start() for hit in hits[1:]), len(text)][: len(hits)]
    return tuple(
        Turn(label=hit["who"], span=Span(start=hit.start(), end=end)) for hit, end in zip(hits, ends, strict=True)
    )


def hide_furniture(text: str) -> str:
    """``text`` of the same length with speakers' labels and datelines blanked, so that they are not read as sentences."""
    patterns = (LABEL, _DATELINE) if read_turns(text) else (_DATELINE,)
    for pattern in patterns:
        text = pattern.sub(lambda hit: " " * len(hit.group()), text)
    return text


def hide_foreign(text: str, posts: Sequence[Post]) -> str:
    """``text`` of the same length with the posts blanked that are not in English: parsed as English they would say anything."""
    for post in posts:
        if post.foreign:
            blank = re.sub(r"[^\n]", " ", post.span.slice(text))
            text = text[: post.span.start] + blank + text[post.span.end :]
    return text


def dateline_town(text: str) -> str | None:
    """The town that a news article says it was sent from: "BAMAKO, 18 November 2025 - "."""
    hit = _DATELINE.search(text)
    return hit["where"].split(",")[0].strip() if hit else None
