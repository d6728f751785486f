"""What a sentence says besides its clauses: in relative clauses, appositions, reasons, questions and words without a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from backing.claims.clauses import QUOTES, Clause, has_subject, joined, mark_of
from backing.claims.wrappers import unwrap

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ROLES = frozenset({"relative", "apposition", "reason", "part", "gerund", "question", "sentence", "main part"})

_REASONS = frozenset({"because", "since", "as", "for", "so"})
_SHORTEST = 2
"""Tokens of the shortest run that can be a claim: "Nobody left"."""
_LEAST = 4
"""Tokens of the shortest apposition or relative clause that says something of its own."""


def read_asides(sentence: Span) -> Iterator[Clause]:
    """Runs of words that may be claims of their own, with the role that says where they stand."""
    for token in sentence:
        if token.dep_ == "relcl":
            yield from _run(token, "relative", _LEAST)
        elif token.dep_ == "appos" and token.right_edge.i - token.left_edge.i + 1 >= _LEAST:
            yield from _run(token, "apposition", _LEAST)
        elif token.dep_ in ("advcl", "ccomp") and mark_of(token) in _REASONS and has_subject(token):
            yield from _run(token, "reason", _SHORTEST)
        elif token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"):
            yield from _run(token, "part", _SHORTEST)
        elif token.dep_ == "pcomp" and token.pos_ == "VERB":
            yield from _run(token, "gerund", _LEAST)
    yield from _whole(sentence)
    yield from _without_tail(sentence)


def _whole(sentence: Span) -> Iterator[Clause]:
    """The sentence as it stands, where no predicate makes a clause of it: a question, a headline, a bare count."""
    root = sentence.root
    if unwrap(root) is not None:  # "It would be naive to think that …" says only what follows
        return
    asks = sentence.text.rstrip("\"'”’ ").endswith("?")
    yield from _trimmed(root, list(sentence), "question" if asks else "sentence", _SHORTEST - 1)


def _without_tail(sentence: Span) -> Iterator[Clause]:
    """The main clause up to the first reason or verb joined to it."""
    root = sentence.root
    tails = [c.left_edge.i for verb in joined(root) for c in verb.children if c.i > verb.i and _is_tail(c)]
    if tails:
        yield from _trimmed(root, [t for t in root.subtree if t.i < min(tails)], "main part", _SHORTEST)


def _is_tail(token: Token) -> bool:
    return (token.dep_ == "advcl" and mark_of(token) in _REASONS) or (
        token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")
    )


def _run(head: Token, role: str, least: int) -> Iterator[Clause]:
    tokens = list(head.subtree)
    if mark_of(head) and tokens and tokens[0].dep_ in ("mark", "cc"):
        tokens = tokens[1:]
    yield from _trimmed(head, tokens, role, least)


def _trimmed(head: Token, tokens: list[Token], role: str, least: int) -> Iterator[Clause]:
    kept = [t for t in tokens if not t.is_space]
    while kept and (kept[0].is_punct or kept[0].dep_ == "cc" or kept[0].text in QUOTES):
        kept = kept[1:]
    while kept and (kept[-1].is_punct or kept[-1].text in QUOTES):
        kept = kept[:-1]
    if len(kept) >= least and any(t.i == head.i for t in kept):
        yield Clause(head=head, first=kept[0].i, last=kept[-1].i, role=role)
