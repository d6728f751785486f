"""What a sentence takes for granted: events and positions that it only names, and proof that it says is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import Clause, after_comma
from backing.claims.periods import find_periods
from backing.claims.substance import is_unproven

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_STANCES = frozenset(
    "stance position policy pledge commitment promise insistence vow refusal opposition assurance".split()
)
_AMOUNTS = frozenset(
    "abundance wealth wave spate series flood surge rise growth lack string number presence increase".split()
)


def read_presupposed(sentence: Span) -> Iterator[Clause]:
    """The clauses that hang on nouns of a sentence, besides those that its predicates make."""
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.tag_ in ("VBG", "VBN") and token.dep_ in ("advcl", "acl") and after_comma(token):
            yield from _read_unproven(token)
        if token.pos_ != "NOUN":
            continue
        if token.dep_ in ("nsubj", "nsubjpass") and lemma in _STANCES and _is_held(token):
            yield _clause(token, role="attribution", last=token.right_edge.i)
        elif (token.dep_ in ("nsubj", "nsubjpass") and lemma in cues.EVENT_NOUNS and _is_dated(token)) or (
            token.dep_ == "pobj" and lemma in _AMOUNTS and _opens_sentence(token)
        ):
            yield _clause(token, role="presupposed", last=token.right_edge.i)


def _clause(token: Token, *, role: str, last: int) -> Clause:
    while token.doc[last].is_punct or token.doc[last].is_space:
        last -= 1
    return Clause(head=token, first=token.left_edge.i, last=last, role=role, modality="presupposed")


def _read_unproven(token: Token) -> Iterator[Clause]:
    """As in "The figures, lacking any source, …": the subject and the aside that says what it lacks."""
    verb = token.head if token.dep_ == "advcl" else token.head.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i < verb.i), None)
    if subject is not None and is_unproven(token.doc[token.left_edge.i : token.right_edge.i + 1].text):
        yield Clause(head=token, first=subject.left_edge.i, last=token.right_edge.i, role="aside")


def _is_held(token: Token) -> bool:
    owned = any(c.dep_ == "poss" for c in token.children)
    return owned and any(c.dep_ in ("prep", "acl") and c.i > token.i for c in token.children)


def _is_dated(token: Token) -> bool:
    """An event that the words date, or whose author they name: "the departure of the force in June"."""
    words = token.doc[token.left_edge.i : token.right_edge.i + 1].text
    agents = any(c.dep_ == "agent" for c in token.subtree)
    dated = any(
        not d.period.until_statement and (d.period.start or " " in (d.period.text or ""))
        for d in find_periods(words, None)
    )
    return (dated or agents) and not any(c.lower_ == "no" for c in token.children)


def _opens_sentence(token: Token) -> bool:
    """As in "Despite the wave of …, …": a phrase before the main clause."""
    first = token.sent.start
    opening = token.doc[first : token.i].text.lower()
    return opening.startswith(
        ("in addition to", "despite", "amid", "besides", "beyond", "apart from")
    ) and not after_comma(token)
