"""How far the words reach that name a source, that relay, and that are relayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_OUTER = frozenset({",", ".", ";", ":", "–", "—", "-", "?", "!"})
_BEFORE = frozenset({"advmod", "neg", "aux", "auxpass"})
_WH = frozenset({"WDT", "WP", "WRB"})


def source_span(noun: Token) -> Span:
    """A noun that names a source, with all that describes it: "Ann Lee, the mayor,"."""
    doc = noun.doc
    if noun.dep_ == "poss":
        return doc[noun.left_edge.i : noun.right_edge.i + 1]
    first, last = noun.left_edge.i, noun.right_edge.i
    return trim(doc, first, last)


def cue_span(word: Token, last: int | None = None) -> Span:
    """A word that relays, with its auxiliaries, negation, the adverbs among them and its particle: "has also said"."""
    first = word.i
    before = {c.i for c in word.children if c.dep_ in _BEFORE and c.tag_ not in _WH}
    while first - 1 in before:
        first -= 1
    particles = [c.i for c in word.children if c.dep_ == "prt" and c.i == word.i + 1]
    return word.doc[first : max([word.i, *particles, *([last] if last is not None else [])]) + 1]


def content_spans(head: Token, cue: set[int]) -> list[Span]:
    """The runs of tokens at and below a head that do not belong to the cue or the source, trimmed of outer punctuation."""
    doc, spans = head.doc, []
    run: list[int] = []
    ids = [t.i for t in head.subtree if t.i not in cue and not t.is_space]
    for i in ids:
        if run and i != run[-1] + 1:
            spans.append(trim(doc, run[0], run[-1]))
            run = []
        run.append(i)
    if run:
        spans.append(trim(doc, run[0], run[-1]))
    return [s for s in spans if len(s)]


def trim(doc: Doc, first: int, last: int) -> Span:
    """The span without punctuation at its edges."""
    while first <= last and (doc[first].text in _OUTER or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in _OUTER or doc[last].is_space):
        last -= 1
    return doc[first : last + 1]
