"""Clauses that say why: one thing brought about by another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import joined

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

_PHRASES = re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in cues.CAUSE_PHRASES) + r")\b")
_EFFECTS = frozenset(
    "make keep break cost turn leave drive push bring cut send put help shut close empty block stop end save buy give "
    "hold pull force let raise lower scare change shape deny win free ruin wreck teach persuade encourage convince".split()
)

_SCALING = frozenset("reduce increase halve double lower raise harden".split())


def is_causal(clause: Clause) -> bool:
    """Whether a clause names a cause and its effect."""
    if clause.role == "result":
        return True
    head = clause.head
    verbs = {v.lemma_ for v in joined(head)}
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)
    if modal:
        return bool(verbs & {"influence", "affect", "shape", "limit"})
    if (
        _PHRASES.search(clause.lower)
        or _is_due(clause)
        or _by_means(clause)
        or _is_cleft(clause)
        or bool(verbs & {"stem"})
    ):
        return True
    if any(c.dep_ == "auxpass" for c in head.children):
        return bool(verbs & {"cause", "trigger", "drive", "prompt", "provoke", "spark", "fuel"}) and any(
            c.dep_ == "agent" for c in head.children
        )
    return _brings_about(head, verbs)


def _brings_about(head: Token, verbs: set[str]) -> bool:
    """Whether a verb of effect has an event or a thing as its subject and something that it works on."""
    verbs -= {v.lemma_ for v in joined(head) if any(c.dep_ == "prt" and c.lower_ in ("down", "in") for c in v.children)}
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "csubj")), None)
    objects = any(
        c.dep_ in ("dobj", "ccomp", "prep", "dative", "acomp", "oprd")
        for v in joined(head)
        for c in v.children
        if c.i > v.i
    )
    if not objects or subject is None:
        return False
    # "deaths have halved in a year" has no object: a trend, not a cause
    if verbs & _SCALING and any(c.dep_ == "dobj" for c in head.children):
        return _is_thing(subject)
    # "the truce has held since October" has no object either
    direct = any(
        c.dep_ in ("dobj", "ccomp", "dative", "acomp", "oprd") for v in joined(head) for c in v.children if c.i > v.i
    )
    effect = bool(verbs & cues.CAUSE_VERBS) or (direct and bool(verbs & _EFFECTS))
    return bool(verbs & cues.STRONG_CAUSES) or (effect and _is_thing(subject))


def _is_due(clause: Clause) -> bool:
    """As in "due to the rains", but not "due to leave in May"."""
    return bool(re.search(r"\bdue to\b", clause.lower)) and not any(
        t.lower_ == "due" and any(c.dep_ == "xcomp" for c in t.children) for t in clause.tokens
    )


def _is_thing(subject: Token) -> bool:
    """Whether a subject is an event or a circumstance rather than somebody."""
    lemma = subject.lemma_.lower()
    if subject.dep_ == "csubj":
        return True
    if subject.pos_ != "NOUN" or lemma in cues.COLLECTIVE_NOUNS | cues.ROLE_NOUNS | {"fighting", "village", "agency"}:
        return False
    return lemma in cues.EVENT_NOUNS | cues.ABSTRACT_NOUNS | cues.TREND_NOUNS or bool(
        cues.ABSTRACT_ENDING.search(lemma)
    )


def _by_means(clause: Clause) -> bool:
    """As in "By cutting the road, the army …"."""
    return any(
        c.dep_ == "prep"
        and c.lower_ == "by"
        and any(g.dep_ == "pcomp" for g in c.children)
        and clause.first <= c.i < clause.head.i
        for c in clause.head.children
    )


def _is_cleft(clause: Clause) -> bool:
    """As in "It was the drones that turned the war", "what ended the siege was hunger"."""
    head = clause.head
    if head.lemma_ != "be":
        return False
    effects = cues.CAUSE_VERBS | _EFFECTS | cues.DOWN_VERBS | cues.UP_VERBS
    it = clause.lower.startswith("it ") and any(
        t.lemma_ in effects and t.dep_ in ("relcl", "advcl", "ccomp", "acl") for t in clause.tokens
    )
    what = clause.lower.startswith("what ") and any(
        t.dep_ == "csubj" and t.lemma_ in effects | {"achieve", "do"} for t in head.children
    )
    return it or what
