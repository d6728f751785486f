"""How a text argues: what a claim takes for its premise, and what only says again what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backing.claims.claim import Kind, Quantity
from backing.claims.opinion import is_general

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.relations import Draft

_SAME = 0.6
"""Share of the words of content that two claims have in common when the later one restates the earlier."""
_FEWEST = 3
"""Words of content below which two claims are not compared: "He left" would restate every leaving."""
_WEIGHTY = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_STANDING_IN = frozenset("they it none nobody nothing he she these those this that".split())
_POSED = frozenset({"condition", "antecedent", "consequent", "content"})
"""Clauses inside a conditional that are the conditional itself, or somebody's words."""


def conclusions_of(draft: Draft, others: list[Draft], index: int) -> list[str]:
    """The ids of the conditionals that a claim is a premise of.

    ``others`` are all claims of the text in order, this one at ``index``. A premise is taken for granted within the
    conditional ("would we have built a hundred schools there?"), or stands beside it: a rule about such things before or
    after it ("6,000 men leave traces"), or what is seen instead right after it ("They have fallen").
    """
    if not draft.claim.checkable and draft.claim.kind is not Kind.CAUSAL:
        return []
    around = [d for d in others[max(0, index - 2) : index + 3] if d is not draft and _supposes(d)]
    inside = [d for d in around if d.claim.span.contains(draft.claim.span)]
    if inside:
        return [inside[0].claim.id] if draft.clause.role not in _POSED else []
    if _supposes(draft):
        return []
    beside = [d for d in others[max(0, index - 1) : index + 2] if d in around and _together(d, draft)]
    if is_general(draft.clause):
        return [d.claim.id for d in beside[:1]]
    return [d.claim.id for d in beside if others[index - 1] is d and _answers(draft, d)]


def restated_by(draft: Draft, earlier: list[Draft]) -> str | None:
    """The id of the earliest claim that says the same as this one; None if nothing did.

    The same polarity, no other figure, and three in five of the words of content; or a supposition that takes up the
    figure of somebody's claim ("if there were 7,000 fighters").
    """
    taken_up = draft.clause.role == "antecedent"
    says = _takes_up if taken_up else _says_the_same
    return next((d.claim.id for d in earlier if d.clause.role != "antecedent" and says(draft, d)), None)


def _says_the_same(draft: Draft, other: Draft) -> bool:
    claim, before = draft.claim, other.claim
    if claim.negative != before.negative or claim.span.overlap(before.span) or claim.kind is Kind.ATTRIBUTION:
        return False
    if _figures(claim.quantity) != _figures(before.quantity) or _supposes(draft) != _supposes(other):
        return False
    words, own = _content(other), _content(draft)
    return min(len(words), len(own)) >= _FEWEST and len(own & words) >= _SAME * len(own | words)


def _takes_up(draft: Draft, other: Draft) -> bool:
    """Whether a supposed number is that of an earlier claim about the same things."""
    shared = _figures(draft.claim.quantity) & _figures(other.claim.quantity)
    nouns = [frozenset(t.lemma_.lower() for t in d.clause.tokens if t.pos_ == "NOUN") for d in (draft, other)]
    return bool(shared) and bool(nouns[0] & nouns[1]) and not draft.claim.span.overlap(other.claim.span)


def _figures(quantity: Quantity | None) -> frozenset[float]:
    return (
        frozenset(n for n in (quantity.value, quantity.low, quantity.high) if n is not None)
        if quantity
        else frozenset()
    )


def _content(draft: Draft) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in draft.clause.tokens if t.pos_ in _WEIGHTY and not t.is_stop)


def _supposes(draft: Draft) -> bool:
    return draft.claim.kind is Kind.CONDITIONAL


def _together(one: Draft, other: Draft) -> bool:
    """In one paragraph, and said by the same."""
    return one.claim.post_index == other.claim.post_index and one.claim.asserter == other.claim.asserter


def _answers(draft: Draft, conditional: Draft) -> bool:
    """Whether a claim tells how it is with what the conditional would lead one to see."""
    if draft.clause.role != "main":
        return False
    subject = next((c for c in draft.clause.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    return subject.lower_ in _STANDING_IN or bool(_names(subject) & _content(conditional))


def _names(noun: Token) -> frozenset[str]:
    return frozenset({noun.lemma_.lower()}) if noun.pos_ in ("NOUN", "PROPN") else frozenset()
