"""Which of the periods that a sentence names is the one that a clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from backing.claims.clauses import has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause
    from backing.claims.periods import Dated
    from backing.claims.scene import Scene

_RELATIVE = frozenset({"relcl"})


def choose(inside: Sequence[Dated], clause: Clause) -> Dated | None:
    """The first definite one outside relative clauses; how long ("for two hours") comes after when.

    A word that only holds near the statement ("now living abroad") says nothing of the claim from within an aside.
    """

    def order(dated: Dated) -> tuple[bool, bool, bool, int]:
        lasting = bool(_LASTING.match(dated.period.text or ""))
        return dated.loose, lasting, _in_aside(dated, clause.head, _RELATIVE), dated.span.start

    chosen = min(inside, key=order)
    return None if chosen.loose and _in_aside(chosen, clause.head, _RELATIVE | {"acl"}) else chosen


def before(clause: Clause, scene: Scene) -> Dated | None:
    """The period that opens the sentence, for a clause that follows it at once or is joined to the one that does."""
    if clause.role not in ("main", "part"):
        return None
    start, text = clause.span.start, scene.text
    sentence = max((m.end() for m in _STOP.finditer(text, max(0, start - _LONGEST), start)), default=0)
    near = [d for d in scene.dates_near(sentence, start) if sentence <= d.span.start and d.span.end <= start]
    at_once = [d for d in near if start - d.span.end <= 2]
    if at_once:
        return min(at_once, key=lambda d: (d.loose, d.span.start))
    opening = [d for d in near if d.span.start - sentence <= _OPENING and not d.loose]
    joined = _is_joined(clause.head) or text[max(0, start - _LONGEST) : start].rstrip()[-1:] == ";"
    return opening[0] if opening and joined else None


_STOP = re.compile(r"[.!?…]['\"”’)]*\s+|\n+|^")
_LONGEST = 600
"""Characters of a sentence in which its opening is looked for."""
_LASTING = re.compile(r"for\b|(?:in|during|over) the reporting period", re.IGNORECASE)
_OPENING = 4
"""Characters that may stand before a period that opens a sentence: "But ", a quotation mark."""


def _is_joined(head: Token) -> bool:
    """Whether a clause is coordinated with another and carries a subject of its own."""
    return head.dep_ in ("conj", "parataxis") and head.head.pos_ in ("VERB", "AUX") and has_subject(head)


def _in_aside(dated: Dated, head: Token, asides: frozenset[str]) -> bool:
    words = head.doc.char_span(dated.span.start, dated.span.end, alignment_mode="expand")
    token = words.root if words is not None else head
    while token not in (head, token.head):
        if token.dep_ in asides:
            return True
        token = token.head
    return False
