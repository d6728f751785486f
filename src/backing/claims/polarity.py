"""Whether a clause says that something is so, or that it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import joined

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

_SELDOM = frozenset({"never", "hardly", "scarcely", "barely", "rarely"})
_NEGATORS = frozenset({"no", "none", "nobody", "neither", "nothing", "nor", "nowhere", "zero"})


def is_negative(clause: Clause) -> bool:
    """Whether a clause denies. What somebody else denies is negative too: "denied his presence" says he was not there."""
    if clause.role == "condition" and clause.head.sent.text.rstrip().endswith("?"):
        return True
    if any(
        c.dep_ == "prep"
        and clause.first <= c.i < clause.head.i
        and c.lower_ in ("as", "by", "because")
        and _opens_cause(c)
        for c in clause.head.children
    ):
        return any(c.dep_ == "neg" for c in clause.head.children)
    denied = clause.role == "content" and clause.voice is not None and clause.voice.sense == "deny"
    return _negated(clause) != (denied or clause.denied)


def _opens_cause(token: Token) -> bool:
    words = token.doc[token.left_edge.i : token.right_edge.i + 1].text.lower()
    return words.startswith(("as a result", "because of")) or any(c.dep_ == "pcomp" for c in token.children)


def is_abstention(head: Token) -> bool:
    """As in "refrained from", "failed to", "has yet to", "has been reluctant to"."""
    verbs = joined(head)
    if any(
        v.lemma_ in cues.ABSTAIN_VERBS
        and any(c.dep_ == "xcomp" or (c.dep_ == "prep" and c.lower_ == "from") for c in v.children)
        for v in verbs
    ):
        return True
    if head.lemma_ == "stop" and any(c.lower_ == "short" for c in head.children):
        return True
    words = {c.lemma_.lower() for v in verbs for c in v.children if c.dep_ in ("acomp", "advmod", "xcomp")}
    has_yet = head.lemma_ == "have" and "yet" in {c.lower_ for c in head.children}
    return has_yet or bool(words & {"reluctant", "unwilling", "unable", "loath", "slow"})


def _negated(clause: Clause) -> bool:
    head = clause.head
    if clause.role == "aside":
        return True
    inside = clause.tokens
    if clause.role == "attribution":
        return False
    verbs = joined(head)
    near = [c for v in verbs for c in v.children if c in inside]
    refused = any(c.dep_ == "neg" or c.lower_ in _SELDOM for c in near)
    if refused and head.lemma_ in cues.ABSTAIN_VERBS and is_abstention(head):
        return False  # "has never stopped sending" says that it sends
    ended = any(c.lower_ == "longer" and any(n.lower_ in ("no", "any") for n in c.children) for c in near)
    if refused or ended or (head.lemma_ == "lack" and head.pos_ == "VERB"):
        return True
    if is_abstention(head):
        return True
    if any(c.lower_ in ("little", "few") and c.dep_ in ("attr", "nsubj") and c.left_edge == c for c in near):
        return True
    if any(_negative_noun(c) for c in near if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "pobj")):
        return True
    if clause.first > head.sent.start and head.doc[clause.first - 1].lower_ == "nor":
        return True
    deeper = [g for c in near if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    return any(_negative_noun(c) for c in deeper) or _says_unproven(clause) or head.lower_ == "ineffective"


def _negative_noun(noun: Token) -> bool:
    if noun.lower_ in _NEGATORS or noun.lemma_.lower() in ("absence", "lack", "dearth"):
        return True
    words = [c for c in noun.children if c.dep_ in ("det", "neg", "preconj", "nummod", "advmod", "cc", "amod")]
    if any(w.lower_ == "not" for w in words) or any(w.lower_ == "not" for c in words for w in c.children):
        return not any(w.lower_ == "only" for c in words for w in (c, *c.children))
    return any(w.lower_ in _NEGATORS for w in words)


def _says_unproven(clause: Clause) -> bool:
    inside = [c for c in clause.head.children if clause.first <= c.i <= clause.last]
    words = [c.lower_ for c in inside if c.dep_ in ("acomp", "oprd", "attr", "advcl", "acl", "xcomp")]
    return bool(set(words) & (cues.DISPUTED | {"lacking", "ineffective", "impossible", "unverifiable", "unverified"}))
