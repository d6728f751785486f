"""How far the words reach that name a source, that relay, and that are relayed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_EDGES = frozenset({",", ".", ";", ":", "–", "—", "-", "?", "!", "--"})
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})
_WH = frozenset({"WDT", "WP", "WRB"})
_RELATIVE = frozenset({"relcl", "acl", "appos"})


def source_span(noun: Token) -> Span:
    """A noun that names a source, with all that describes it and the comma that closes it: "Ann Lee, the mayor,"."""
    doc = noun.doc
    span = trim(doc, noun.left_edge.i, noun.right_edge.i)
    aside = any(t.text == "," for t in span) and any(c.dep_ in _RELATIVE for c in noun.children)
    if aside and span.end < len(doc) and doc[span.end].text == ",":
        return doc[span.start : span.end + 1]
    return span


def cue_span(word: Token, last: int | None = None) -> Span:
    """A word that relays, with its auxiliaries, negation, particle, the adverbs beside it and its colon: "has also said:"."""
    doc, first = word.doc, word.i
    before = {c.i for c in word.children if c.dep_ in _BEFORE and c.tag_ not in _WH}
    while first - 1 in before:
        first -= 1
    end = max(word.i, last if last is not None else 0)
    after = {c.i for c in word.children if c.dep_ in ("prt", "agent")}
    while end + 1 in after:
        end += 1
    if end + 1 < len(doc) and doc[end + 1].text == ":":
        end += 1
    return doc[first : end + 1]


def pieces(doc: Doc, first: int, last: int, cut: set[int]) -> list[Span]:
    """The runs of words from first to last that remain without the tokens in ``cut``, trimmed of outer punctuation."""
    runs: list[list[int]] = []
    for i in range(first, last + 1):
        if i in cut or doc[i].is_space:
            continue
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [span for run in runs if len(span := trim(doc, run[0], run[-1]))]


def reach(heads: Iterable[Token]) -> tuple[int, int]:
    """The first and the last word of what hangs on some words."""
    heads = list(heads)
    return min(h.left_edge.i for h in heads), max(h.right_edge.i for h in heads)


def trim(doc: Doc, first: int, last: int) -> Span:
    """The span without punctuation at its edges."""
    while first <= last and (doc[first].text in _EDGES or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in _EDGES or doc[last].is_space):
        last -= 1
    return doc[first : last + 1]
