"""The lines of a bulletin that only name a thing and its number: "Incidents: 17"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import Clause
from backing.claims.numbers import NUMBER_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(
    r"(?:^|(?<=[.;!?] ))(?P<what>[A-Z][A-Za-z' -]{2,40}): (?:(?:about|at least|some|over|nearly) )?"
    rf"(?:\d[\d,]*|none|{'|'.join(sorted(NUMBER_WORDS))})\b"
    r"(?!\s*(?:%|am|pm|:)|\.\d)(?: [a-z]+)*(?: \([^()\n]*\))?",
    re.MULTILINE,
)
_COUNTED = cues.EVENT_NOUNS | frozenset(
    "fatality casualty victim dead injury injured wounded killed arrest detainee displaced hostage prisoner attack".split()
)


def read_tallies(doc: Doc) -> Iterator[Clause]:
    """A clause for every such line; the word for what is counted is its head."""
    for hit in _LINE.finditer(doc.text):
        words = doc.char_span(hit.start(), hit.end())
        what = doc.char_span(hit.start("what"), hit.end("what"))
        if words is None or what is None:
            continue
        head = what[-1]
        if head.lemma_.lower() in _COUNTED or head.lower_ in _COUNTED:
            yield Clause(head=head, first=words.start, last=words.end - 1, role="tally")
