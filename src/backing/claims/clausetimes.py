"""Clauses that date another: "after visas were waived", "once crude passed $90", "before it fell in 2022".

"since" with a verb in the present gives a reason, not a time: "since the river has no other crossing".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from backing.claims.claim import Period
from backing.claims.clauses import has_subject
from backing.claims.periods import Dated
from backing.provenance import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENERS = frozenset({"after", "before", "once", "since"})
_LONGEST = 16
"""Tokens in a clause that still reads as a time."""
_PRESENT = frozenset({"VBZ", "VBP", "MD"})


def with_clauses(doc: Doc, dated: tuple[Dated, ...]) -> tuple[Dated, ...]:
    """The periods of a text with those that clauses give, and without the reasons among them."""
    kept = list(dated)
    for opener, verb in _clauses(doc):
        span = _span_of(opener, verb)
        inner = [d for d in kept if d.span.overlap(span)]
        if opener.lower_ == "since":
            kept = [d for d in kept if not (_is_present(verb) and d.span.start == span.start)]
        elif opener.lower_ == "before" and _is_present(verb):
            continue  # "publish the names before you blame them"
        elif not inner:
            kept.append(Dated(span=span, period=Period(text=doc.text[span.start : span.end]), rank=0))
        elif opener.lower_ == "before" and len(inner) == 1 and span.contains(inner[0].span):
            kept[kept.index(inner[0])] = _until(inner[0], span, doc.text)
    return tuple(sorted(kept, key=lambda d: d.span.start))


def _until(dated: Dated, span: Span, text: str) -> Dated:
    """The time before something that is dated itself."""
    start = dated.period.start
    period = Period(text=text[span.start : span.end], end=start - timedelta(days=1) if start else None)
    return replace(dated, span=span, period=period)


def _clauses(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The openers of clauses of time, each with the verb of its clause."""
    for token in doc:
        if token.lower_ not in _OPENERS:
            continue
        verb = (
            token.head
            if token.dep_ in ("mark", "advmod")
            else next((c for c in token.children if c.dep_ == "pcomp"), token)
        )
        if (
            verb != token
            and verb.i > token.i
            and verb.pos_ in ("VERB", "AUX")
            and verb.dep_ in ("advcl", "pcomp")
            and has_subject(verb)
        ):
            yield token, verb


def _span_of(opener: Token, verb: Token) -> Span:
    last = min(verb.right_edge.i, opener.i + _LONGEST)
    while last > verb.i and opener.doc[last].is_punct:
        last -= 1
    end = opener.doc[last]
    return Span(start=opener.idx, end=end.idx + len(end.text))


def _is_present(verb: Token) -> bool:
    if verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.children):
        return False  # "since the road has been asphalted"
    finite = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in _PRESENT for t in finite)
