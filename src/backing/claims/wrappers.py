"""Words that only introduce a clause: "it is noteworthy that …", "I think …", "the truth is that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import SUBJECTS, has_subject, is_condition
from backing.claims.sources import is_sign

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNTRUE = frozenset("untrue false myth wrong incorrect fiction lie".split())
_UNWISE = frozenset("naive foolish mistake absurd premature misleading error folly simplistic".split())
"""It is so to think what follows: "it would be naive to think that …"."""


def unwrap(head: Token) -> Token | None:
    """The clause inside "it is noteworthy that …", "I think …", "the truth is that …"; None for any other head."""
    subject = next((c for c in head.children if c.dep_ in SUBJECTS), None)
    if subject is not None and is_sign(head, subject):
        return next((c for c in head.children if c.dep_ == "ccomp" and has_subject(c)), None)
    if subject is None or any(is_condition(c) for c in head.children):
        return None
    if _informs(head):
        return next((c for c in head.children if c.dep_ == "ccomp" and has_subject(c)), None)
    if any(c.dep_ == "neg" for c in head.children) and not (denies(head) or _owns_denial(head)):
        return None
    spoken = subject.dep_ == "csubj" and any(t.lower_ in ("i", "we") for t in subject.subtree)
    if subject.lower_ not in ("it", "i", "we") and subject.lemma_.lower() not in cues.WRAPPING_NOUNS and not spoken:
        return None
    noted = head.lemma_ in cues.NOTING and any(c.dep_ == "auxpass" for c in head.children)
    if subject.lower_ == "it" and not noted and head.lemma_ not in ("be", "seem", "appear", "become", "remain"):
        return None
    noting = any(c.dep_ == "xcomp" and c.lemma_ in cues.NOTING for c in head.children)
    if not noting and any(
        c.lemma_.lower() in cues.OBLIGATION_ADJECTIVES | {"unlikely"} and c.dep_ != "advmod" for c in head.children
    ):
        return None
    inner = next((c for c in head.children if c.dep_ == "ccomp" and c.i > head.i and has_subject(c)), None)
    return inner or _deep_clause(head)


def _informs(head: Token) -> bool:
    """As in "readers should be told that …": the author tells it himself."""
    passive = any(c.dep_ == "auxpass" for c in head.children) and not any(c.dep_ == "agent" for c in head.children)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    return head.lemma_ in ("tell", "remind", "inform") and passive and modal


def _owns_denial(head: Token) -> bool:
    """As in "we do not deny that …": the speaker's own denial, or its absence."""
    return head.lemma_ in cues.DENY and any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in head.children)


def denies(head: Token) -> bool:
    """As in "it is not true that …", "it is a myth that …", "I deny that …"."""
    refused = any(c.dep_ == "neg" for c in head.children)
    if _owns_denial(head):
        return not refused
    words = {c.lemma_.lower() for c in head.children if c.dep_ in ("acomp", "attr")}
    if head.lemma_ in cues.SIGN_VERBS:
        return any(c.dep_ == "nsubj" and c.lower_ in ("nothing", "none") for c in head.children)
    thinking = any(c.dep_ == "xcomp" and c.lemma_ in cues.NOTING for c in head.children)
    untrue = _UNTRUE | _UNWISE if thinking else _UNTRUE
    return head.lemma_ == "be" and bool(words & ({"true", "case", "correct"} if refused else untrue))


def _deep_clause(head: Token) -> Token | None:
    for child in head.children:
        opening = child.dep_ in ("acomp", "xcomp", "attr", "pcomp", "prep")
        if opening and (child.pos_ in ("ADJ", "ADP", "NOUN") or child.lemma_ in cues.NOTING):
            for below in child.children:
                if below.dep_ == "ccomp" and has_subject(below) and below.i > child.i:
                    return below
            deeper = _deep_clause(child)
            if deeper is not None:
                return deeper
    return None


def hedges(head: Token, inner: Token) -> bool:
    """Whether the words before the inner clause make it less sure: "it is likely that …"."""
    between = head.doc[head.left_edge.i : inner.left_edge.i]
    return any(t.lemma_.lower() in cues.HEDGES for t in between)
