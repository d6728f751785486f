"""Clauses that no record can settle: advice, forecasts, judgements; and suppositions ("if X, we would see Y")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import SUBJECTS, joined

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

_FUTURE = re.compile(
    r"\b(?:going to|set to|bound to|about to|due to \w+ (?:in|by|on)|poised to|likely to|expected to|potential to"
    r"|risks? \w+ing"
    r"|threatens? to|stands to)\b"
)
_ADVICE = re.compile(
    r"\b(?:had better|would do well to|high time|time to|time for|time that|cannot afford to|can't afford to"
    r"|no excuse for|ought to|needs? to be"
    r"|would be wise|would be foolish|is overdue|are overdue|we need|deserves? (?:to|a)|owes? (?:us|it to))\b"
)
_WAYS = frozenset("course way option answer remedy solution path choice".split())
_COPULAS = frozenset(
    {"be", "appear", "remain", "seem", "look", "sound", "demonstrate", "become", "feel", "mean", "make"}
)
_TRAIT = re.compile(r"(?:ism|ness|cy|ice|ogance|esty|idity|age)$")
"""Nouns that name a trait of character."""
_WITNESSING = frozenset({"see", "find", "count", "hear", "record", "know"})
_SIZE = re.compile(
    r"\b(?:(?:that|this) (?:size|strength|magnitude)|such a|that many|that kind"
    r"|that scale|of \d[\d,]*|\d[\d,]* (?:men|fighters|troops|militants))\b"
)


def is_advice(clause: Clause) -> bool:
    """Whether a clause says what somebody should do."""
    head = clause.head
    auxiliaries = {c.lower_ for v in joined(head)[:1] for c in v.children if c.dep_ == "aux"}
    unsurprised = head.lemma_ == "surprise"
    if auxiliaries & {"should", "must", "ought", "shall"} and not unsurprised:
        past = any(c.dep_ == "aux" and c.lower_ == "have" for c in head.children)
        return not (past and auxiliaries & {"must"})
    if head.lemma_ in ("need", "ought") and any(c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX") for c in head.children):
        return True
    adjectives = {c.lemma_.lower() for c in head.children if c.dep_ in ("acomp", "attr", "oprd")}
    it = any(c.dep_ in ("nsubj", "expl") and c.lower_ == "it" for c in head.children)
    if it and adjectives & cues.OBLIGATION_ADJECTIVES:
        return True
    if is_imperative(head):
        return head.lemma_ not in cues.FORESEEING | cues.SUPPOSING
    only_way = any(c.dep_ == "attr" and c.lemma_.lower() in _WAYS and _is_only(c) for c in head.children)
    return only_way or bool(_ADVICE.search(clause.lower))


def _is_only(noun: Token) -> bool:
    """As in "the only sane course"."""
    return any(c.lower_ in ("only", "best", "sole") for c in noun.children)


def is_imperative(head: Token) -> bool:
    """As in "Read the report", "Don't take it at face value"."""
    if head.tag_ not in ("VB", "VBP") or any(c.dep_ in SUBJECTS for c in head.children):
        return False
    if head.dep_ not in ("ROOT", "conj", "parataxis", "ccomp"):
        return False
    auxiliaries = [c for c in head.children if c.dep_ == "aux"]
    before = [t for t in head.doc[head.sent.start : head.i] if not t.is_space and not t.is_punct]
    opening = all(
        t.dep_ in ("advmod", "cc", "intj", "neg", "aux", "punct", "appos", "mark") for t in before if t.head == head
    )
    return opening and all(a.lower_ in ("do", "please") for a in auxiliaries)


def is_supposition(clause: Clause) -> bool:
    """Whether a clause says what would follow if something were so, without an "if"."""
    if clause.head.lemma_ in cues.SUPPOSING and is_imperative(clause.head):
        return True
    modals = {c.lower_ for c in clause.head.children if c.dep_ == "aux" and c.tag_ == "MD"}
    if not modals & {"would", "'d", "could"}:
        return False
    subjects = {c.lower_ for c in clause.head.children if c.dep_ == "nsubj"}
    if subjects & {"one", "you", "we"} and clause.head.lemma_ in ("expect", "see", "find", "notice", "hear"):
        return True
    opening = clause.head.doc[clause.head.sent.start : clause.head.i].text.lower().strip(' ,"“')
    past = any(c.dep_ == "aux" and c.lower_ == "have" for c in clause.head.children)
    return bool(_SIZE.search(clause.lower)) or (
        past and (opening.startswith(("without", "with ", "but for")) or not past)
    )


def is_forecast(clause: Clause) -> bool:
    """Whether a clause says what will or may come."""
    head = clause.head
    auxiliaries = [c for v in joined(head) for c in v.children if c.dep_ == "aux"]
    modals = {a.lower_ for a in auxiliaries if a.tag_ == "MD"}
    subjects = {c.lower_ for c in head.children if c.dep_ == "nsubj"}
    if subjects & {"i", "we"} and modals & {"would", "'d"}:
        return False
    if head.lemma_ in cues.FORESEEING and is_imperative(head):
        return True
    if head.tag_ == "MD" and head.lower_ in ("will", "wo", "'ll"):  # "It won't."
        return True
    looks_back = any(a.lower_ == "have" and a.tag_ == "VB" for a in auxiliaries) and "will" not in modals
    if looks_back or head.lemma_ in (
        "verify",
        "confirm",
        "corroborate",
    ):
        return False
    if subjects & {"i", "we"} and head.lemma_ in ("expect", "foresee", "anticipate") and not clause.voice:
        return True
    staying = ("exist", "remain", "be", "live", "operate", "hide", "reside", "hold")
    standing = any(c.dep_ == "expl" for c in head.children) or head.lemma_ in staying
    able = modals == {"can"} and not subjects & {"we", "you", "it", "this", "that"} and not clause.modality
    if modals & {"may", "might", "could", "can"} and not standing and not able:
        return True
    if modals & {"may", "might"} and "yet" in clause.lower:
        return True
    if modals & {"will", "would", "'ll", "wo", "'d"}:
        return True
    if head.tag_ == "VB" and head.dep_ in ("ccomp", "xcomp") and not modals and clause.role == "content":
        return True
    return bool(_FUTURE.search(clause.lower)) and head.tag_ != "VBD"


def is_judgement(clause: Clause, *, named: bool) -> bool:
    """Whether a clause praises, blames, or speaks of the author; ``named`` says that it names somebody, a place or a time."""
    head = clause.head
    subjects = [c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")]
    own = clause.voice is None and any(s.lower_ in ("i", "we") for s in subjects)
    if (own and head.lemma_ not in _WITNESSING) or _ascribes_trait(head):
        return True
    if head.lemma_ in cues.ATTITUDE_VERBS or (head.pos_ in ("NOUN", "PROPN", "ADJ", "ADV") and clause.role == "main"):
        return True
    if any(c.dep_ == "aux" and c.lower_ == "should" for c in head.children):
        return True
    if head.lemma_ not in _COPULAS:
        return (
            not named
            and not any(s.lemma_.lower() in cues.EVENT_NOUNS for s in subjects)
            and is_simple_present(head)
            and head.lemma_ not in cues.STATE_VERBS
            and not any(c.dep_ == "expl" for c in head.children)
        )
    return is_valuation(clause)


def _ascribes_trait(head: Token) -> bool:
    """As in "shows their cowardice"."""
    traits = [c for c in head.children if c.dep_ == "dobj" and _TRAIT.search(c.lemma_)]
    return head.lemma_ in cues.SIGN_VERBS and any(o.dep_ == "poss" for c in traits for o in c.children)


def is_simple_present(head: Token) -> bool:
    """Whether a predicate is in the simple present: "drives", "does not drive"."""
    if head.tag_ in ("VBZ", "VBP"):
        return not any(c.dep_ in ("aux", "auxpass") for c in head.children)
    return head.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ in ("do", "does") for c in head.children)


def is_general(clause: Clause) -> bool:
    """As in "6,000 men leave traces": a rule about any such thing, with an object or a condition."""
    head = clause.head
    subject = next((c for c in head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    if subject is None or not is_simple_present(head) or head.lemma_ in cues.STATE_VERBS | cues.REPORT_VERBS:
        return False
    if subject.lemma_.lower() in cues.EVENT_NOUNS:
        return False
    definite = any(c.lower_ in ("the", "this", "these", "that", "those") or c.dep_ == "poss" for c in subject.children)
    return not definite and any(c.dep_ in ("dobj", "prep") for c in head.children)


def is_valuation(clause: Clause) -> bool:
    """Whether a clause says what something is worth, not what it is."""
    head = clause.head
    if head.lemma_ not in _COPULAS:
        return False
    subjects = [c for c in head.children if c.dep_ in SUBJECTS]
    complements = [c for c in head.children if c.dep_ in ("acomp", "attr", "oprd", "dobj", "ccomp", "advcl")]
    words = {c.lemma_.lower() for c in complements}
    words |= {t.lemma_.lower() for c in complements if c.dep_ == "attr" for t in c.children if t.pos_ == "ADJ"}
    if words & cues.EVALUATIVE:
        return True
    pointing = any(s.lower_ in ("this", "that", "it") or s.dep_ == "csubj" for s in subjects)
    if pointing and not any(c.ent_type_ for c in clause.tokens):
        return True
    adjectives = [c for c in complements if c.pos_ == "ADJ" and c.dep_ in ("acomp", "oprd")]
    if any(c.dep_ == "prep" and c.lower_ in ("in", "inside", "on", "near") for c in head.children) and not adjectives:
        return False
    stated = {a.lemma_.lower() for a in adjectives} & cues.STATE_ADJECTIVES
    compared = any(a.tag_ in ("JJR", "RBR") for a in adjectives)
    if adjectives and not stated and not compared:
        return True
    generic = [c for c in complements if c.dep_ == "attr" and any(d.lower_ in ("a", "an") for d in c.children)]
    return bool(generic) and not any(t.ent_type_ or t.like_num for c in generic for t in c.subtree)
