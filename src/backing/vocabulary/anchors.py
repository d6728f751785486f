"""Finding dated public events by the phrases that mean them ("since the return of the Taliban")."""

from __future__ import annotations

import re
from functools import cache

from backing.provenance import Span
from backing.vocabulary.anchor import Anchor
from backing.vocabulary.tables import read_table

_JOINT = r"(?:['’]s?)?[\s-]+(?:the\s+|de\s+facto\s+|current\s+)?"
"""Between two words of a phrase: a possessive, and an article."""


@cache
def anchors() -> tuple[Anchor, ...]:
    """All anchors of the table, in its order."""
    return tuple(
        Anchor(
            id=row["id"],
            name=row["name"],
            start=row["start"],
            end=row.get("end"),
            kind=row["kind"],
            actor=row.get("actor"),
            place=row.get("place"),
            phrases=tuple(row["phrases"]),
            source=row["source"],
        )
        for row in read_table("anchors.toml")["anchor"]
    )


def find_anchors(text: str) -> tuple[tuple[Span, Anchor], ...]:
    """The anchors that a text names, with the code points of the phrase, in order; of overlapping ones the longest."""
    folded = text.casefold()
    found = [
        (Span(start=hit.start(), end=hit.end()), anchor)
        for first, pattern, anchor in _patterns()
        if first in folded
        for hit in pattern.finditer(text)
    ]
    longest = [
        (span, anchor)
        for span, anchor in found
        if not any(span.overlap(other) and (len(other), -other.start) > (len(span), -span.start) for other, _ in found)
    ]
    return tuple(dict.fromkeys(sorted(longest, key=lambda pair: pair[0].start)))


def rules_of(actor_id: str) -> tuple[Anchor, ...]:
    """All rules of an actor, the earliest first."""
    rules = [anchor for anchor in anchors() if anchor.kind == "rule" and anchor.actor == actor_id]
    return tuple(sorted(rules, key=lambda rule: rule.start))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], Anchor], ...]:
    """For each phrase its first word, without which a text need not be searched, its pattern and its anchor."""
    return tuple((_words(phrase)[0].casefold(), _pattern(phrase), a) for a in anchors() for phrase in a.phrases)


def _pattern(phrase: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in _words(phrase)]
    return re.compile(r"(?<!\w)" + _JOINT.join(words) + r"(?!\w)", re.IGNORECASE)


def _words(phrase: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word) for word in phrase.split() if word != "the"]
