"""How a text argues: what a claim takes for its premise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backing.claims.claim import Kind
from backing.claims.draft import Draft
from backing.claims.opinion import is_general

if TYPE_CHECKING:
    from spacy.tokens import Token

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
    around = [d for d in others[max(0, index - 2) : index + 3] if d is not draft and supposes(d)]
    inside = [d for d in around if d.claim.span.contains(draft.claim.span)]
    if inside:
        return [inside[0].claim.id] if draft.clause.role not in _POSED else []
    if supposes(draft):
        return []
    beside = [d for d in others[max(0, index - 1) : index + 2] if d in around and _together(d, draft)]
    if is_general(draft.clause):
        return [d.claim.id for d in beside[:1]]
    return [d.claim.id for d in beside if index and others[index - 1] is d and _answers(draft, d)]


def content_of(draft: Draft) -> frozenset[str]:
    """The words of content in a claim, as lemmas."""
    return frozenset(t.lemma_.lower() for t in draft.clause.tokens if t.pos_ in _WEIGHTY and not t.is_stop)


def supposes(draft: Draft) -> bool:
    """Whether a claim is a conditional."""
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
    return subject.lower_ in _STANDING_IN or bool(_names(subject) & content_of(conditional))


def _names(noun: Token) -> frozenset[str]:
    return frozenset({noun.lemma_.lower()}) if noun.pos_ in ("NOUN", "PROPN") else frozenset()
