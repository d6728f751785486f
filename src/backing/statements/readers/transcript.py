"""Transcripts: interviews, hearings, press conferences. Who speaks stands at the head of a paragraph, before a colon."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from backing.statements.readers.lines import lines_of
from backing.statements.readers.reader import Draft, Line, Reading
from backing.statements.readers.text import TextReader

LABEL = re.compile(
    r"^(?P<who>[A-Z][A-Z.'’ -]{1,40}|Q|A|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})"
    r"(?: ?(?P<role>\([^()\n]{1,60}\)))?:[ \t]+",
    re.MULTILINE,
)
"""A speaker's label, as ``MINISTER:``, ``Q:``, ``Ada Lovelace:`` or ``Ada Lovelace (spokesperson):``."""
FEWEST_TURNS = 3
"""Fewer labels, one label throughout, or labels that never come again are headings and no transcript."""

SHARE = 0.2
"""The least share of lines with a label; in an article with a ``Note:`` here and there it is far less."""


def speakers_of(text: str) -> list[re.Match[str]]:
    """The labels of a transcript in their order; none when the text is no transcript."""
    hits = [hit for hit in LABEL.finditer(text) if len(hit["who"].split()) <= 5]
    voices = {hit["who"] for hit in hits}
    return hits if FEWEST_TURNS <= len(hits) > len(voices) >= 2 else []


class TranscriptReader:
    """Reads a text in which several people speak by turns. The labels stay in the text; a post knows its speaker."""

    name = "transcript"

    def recognises(self, text: str) -> bool:
        return len(speakers_of(text)) >= SHARE * len(lines_of(text)) > 0

    def read(self, text: str) -> Reading:
        turns = {turn.start(): turn["who"] for turn in speakers_of(text)}
        reading = TextReader().read(text)
        drafts, speaker = [], None
        for draft in reading.drafts:
            for part in _at_labels(draft, turns):
                speaker = turns.get(part.lines[0][0].start, speaker)
                drafts.append(replace(part, speaker=speaker))
        return replace(reading, drafts=tuple(drafts))


def _at_labels(draft: Draft, starts: Collection[int]) -> list[Draft]:
    """A paragraph in which several people speak line by line, one draft for each."""
    parts: list[list[Line]] = [[]]
    for line in draft.lines:
        if parts[-1] and line[0].start in starts:
            parts.append([])
        parts[-1].append(line)
    return [replace(draft, lines=tuple(part)) for part in parts]
