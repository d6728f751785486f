"""Whether a clause says that something is so, or that it is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import joined

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

_SELDOM = frozenset({"never", "hardly", "scarcely", "barely", "rarely"})
_COMPARES = frozenset({"against", "than", "from", "versus", "unlike", "for"})
_WANT = frozenset({"absence", "lack", "dearth"})
_CONTESTS = frozenset("hide deny dispute doubt exclude rule conceal contest".split())
_DOUBTS = frozenset({"doubt", "question", "secret"})
_STAYS = frozenset("go remain stay leave lie".split())
_STATES = frozenset({"acomp", "oprd", "xcomp", "ccomp", "attr", "amod", "acl", "dobj", "advcl", "advmod"})
_UNDONE = re.compile(r"un\w+(?:ed|id|en|wn)")
_NEGATORS = frozenset({"no", "none", "nobody", "neither", "nothing", "nor", "nowhere", "zero"})


def is_negative(clause: Clause) -> bool:
    """Whether a clause denies. What somebody else denies is negative too: "denied his presence" says he was not there."""
    if clause.role == "condition" and clause.head.sent.text.rstrip().endswith("?"):
        return not any(t.tag_ in ("WP", "WRB", "WDT") and t.dep_ != "mark" for t in clause.head.sent)
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
    """As in "refrained from", "failed to", "has yet to", "has been reluctant to"; "declined from six" is a change."""
    verbs = joined(head)
    if any(v.lemma_ in cues.ABSTAIN_VERBS and _abstains(v) for v in verbs):
        return True
    if head.lemma_ == "stop" and any(c.lower_ == "short" for c in head.children):
        return True
    words = {c.lemma_.lower() for v in verbs for c in v.children if c.dep_ in ("acomp", "advmod", "xcomp")}
    has_yet = head.lemma_ == "have" and "yet" in {c.lower_ for c in head.children}
    return has_yet or bool(words & {"reluctant", "unwilling", "unable", "loath", "slow"})


def _abstains(verb: Token) -> bool:
    if verb.tag_ == "VB" and not any(c.dep_ in ("nsubj", "aux", "auxpass") for c in verb.children):
        return False  # "Stop arming village boys" advises
    kept = verb.lemma_ == "decline"
    if any(c.dep_ == "xcomp" or (c.dep_ == "prep" and c.lower_ == "from" and not kept) for c in verb.children):
        return True
    alone = not any(c.dep_ in ("dobj", "prep", "advmod", "npadvmod", "ccomp") for c in verb.children)
    return alone and verb.lemma_ in ("refuse", "decline") and _is_person(verb)


def _is_person(verb: Token) -> bool:
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    known = cues.ROLE_NOUNS | cues.COLLECTIVE_NOUNS | {"he", "she", "they"}
    return any(s.lemma_.lower() in known or s.lower_ in known for s in subjects)


def _negated(clause: Clause) -> bool:
    head, inside = clause.head, clause.tokens
    if clause.role in ("aside", "attribution"):
        return clause.role == "aside"
    # what a verb that is joined to the head denies is not denied of the whole: "collects tolls and answers to nobody"
    near = [c for c in head.children if c in inside]
    refused = any((c.dep_ == "neg" and not _sets_apart(c)) or c.lower_ in _SELDOM for c in near)
    if concedes(head) or (refused and _goes_on(head)):
        return False
    after_nor = clause.first > head.sent.start and head.doc[clause.first - 1].lower_ == "nor"
    return (
        refused
        or after_nor
        or is_abstention(head)
        or _ended(head, near)
        or _denies_part(head, near)
        or _says_unproven(clause)
    )


def _goes_on(head: Token) -> bool:
    """As in "has never stopped sending", "have not stopped", of which the negation says that it goes on."""
    ending = head.lemma_ in ("stop", "cease") and not any(c.dep_ == "dobj" for c in head.children)
    return head.lemma_ in cues.ABSTAIN_VERBS and (is_abstention(head) or ending)


def _ended(head: Token, near: list[Token]) -> bool:
    """As in "no longer", "lacks", "heard little", "remains unpaid", "is ineffective"."""
    if any(c.lower_ == "longer" and any(n.lower_ in ("no", "any") for n in c.children) for c in near):
        return True
    if (head.lemma_ == "lack" and head.pos_ == "VERB") or head.lower_ == "ineffective":
        return True
    scant = [c for c in near if c.lower_ in ("little", "few") and c.left_edge == c]
    few = any(c.dep_ in ("attr", "nsubj", "dobj") or (c.dep_ == "advmod" and c.lower_ == "little") for c in scant)
    return few or _left_undone(head, near)


def _denies_part(head: Token, near: list[Token]) -> bool:
    """Whether the subject, an object or a phrase of the verb is denied: "no attack", "none of them", "to nobody"."""
    parts = [c for c in near if c.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "pobj")]
    phrases = [c for c in near if c.dep_ == "prep" and c.lower_ not in _COMPARES]
    deeper = [g for c in phrases for g in c.children if g.dep_ == "pobj" and g.lemma_.lower() not in _WANT]
    verbless = [head] if head.pos_ == "NOUN" else []
    return any(_negative_noun(c) for c in (*verbless, *parts, *deeper))


def _negative_noun(noun: Token) -> bool:
    if noun.lower_ == "nothing" and noun.i + 1 < len(noun.doc) and noun.nbor(1).lower_ in ("but", "more", "less"):
        return False
    if noun.lower_ in _NEGATORS or noun.lemma_.lower() in _WANT:
        return True
    if _is_at_least(noun):
        return False
    kinds = ("det", "neg", "preconj", "nummod", "advmod", "cc", "amod")
    words = [c for c in noun.children if c.dep_ in kinds and not (c.dep_ == "neg" and _sets_apart(c))]
    if any(w.lower_ == "not" for w in words) or any(w.lower_ == "not" for c in words for w in c.children):
        return not any(w.lower_ == "only" for c in words for w in (c, *c.children))
    return any(w.lower_ in _NEGATORS for w in words)


def _is_at_least(noun: Token) -> bool:
    """As in "no fewer than sixty men", "no less than half"."""
    words = noun.doc[noun.left_edge.i : noun.i + 1].text.lower()
    return words.startswith(("no fewer than", "no less than", "not less than", "not fewer than", "nothing less than"))


def _sets_apart(word: Token) -> bool:
    """As in "the rebels, not the army, hold the road": a negation that only tells whom the claim is not about."""
    return (
        word.i > 0
        and word.nbor(-1).text == ","
        and word.i + 1 < len(word.doc)
        and word.nbor(1).pos_ in ("DET", "PROPN", "NOUN")
    )


def concedes(head: Token) -> bool:
    """As in "I have no doubt that", "it cannot be excluded that", "I don't hide that": what follows is put forward."""
    refused = any(c.dep_ == "neg" for c in head.children)
    if refused and head.lemma_ in _CONTESTS:
        return any(c.dep_ in ("ccomp", "csubj") for c in head.children)
    nouns = [c for c in head.children if c.dep_ in ("dobj", "attr", "nsubj") and c.lower_ in _DOUBTS]
    return any(
        any(d.lower_ in ("no", "little") for d in noun.children)
        and any(c.dep_ in ("acl", "ccomp") for c in noun.children)
        for noun in nouns
    )


def _left_undone(head: Token, near: list[Token]) -> bool:
    """As in "went unpaid", "remain unpublished", "left three letters unanswered", "kept silent", "went a year without a raid"."""
    states = [t for c in near for t in (c, *c.children)] if head.lemma_ == "leave" else near
    if head.lemma_ in _STAYS and any(_UNDONE.fullmatch(c.lower_) and c.dep_ in _STATES for c in states):
        return True
    if head.lemma_ in ("keep", "stay", "remain") and any(c.lower_ == "silent" for c in near):
        return True
    return head.lemma_ == "go" and any(c.lower_ == "without" for c in near)


def _says_unproven(clause: Clause) -> bool:
    inside = [c for c in clause.head.children if clause.first <= c.i <= clause.last]
    words = [c.lower_ for c in inside if c.dep_ in ("acomp", "oprd", "attr", "advcl", "acl", "xcomp")]
    return bool(set(words) & (cues.DISPUTED | {"lacking", "ineffective", "impossible", "unverifiable", "unverified"}))
