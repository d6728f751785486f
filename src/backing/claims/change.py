"""Clauses about change: trends, before and after an event, one period against another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import joined
from backing.claims.numbers import NUMBER_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|comparing|in comparison (?:with|to)|as against|against \d+"
    r"|against (?:\w+ ){0,3}(?:a year|last year|in \d{4})"
    r"|than (?:in|during|it|they|there|at|a|the|under|before|last|for|between|from)\b|times as many|times more"
    r"|times (?:what|the (?:number|rate|level|toll|total))"
    r"|(?:down|up) from|"
    r"(?:twice|half|three times) (?:as many|as often|what|the number)|half of what|"
    r"from \d[\d,]* in .* to \d[\d,]* in|same (?:months?|period|time|weeks?|quarter|season) (?:of|in|last|a year)"
    r"|year[- ]on[- ]year|where there were)\b"
)
_MIRRORED = re.compile(
    r"\b(?:in|during) (?:the )?\w+(?: \w+)?,? (?:and|but) (?:only |just )?\w+ (?:in|during) (?:the )?\w+"
)
_EVENT = re.compile(
    rf"\b(?:since|after|following|in the wake of|once|from the day|in the \w+ (?:since|after))\s+"
    rf"(?!then\b|(?:year|month|week|day|season|decade)s?\b"
    rf"|(?:the\s+|early\s+|late\s+|mid-?)*(?:{_MONTH}\b|\d|the past|last\b|spring\b|summer\b|autumn\b"
    rf"|winter\b))"
)
_TURNED = re.compile(
    r"\b(?:before|prior to|until)\b(?! (?:now|then|long)\b).*[;,:]\s*(?:and |but )?"
    r"(?:now(?:adays)?|today|afterwards?|since(?: then)?|thereafter)\b"
    r"|\buntil then\b.*\b(?:after|since)\b|\b(?:after|since)\b.*\b(?:whereas|while|but)\b.*\bbefore\b"
    r"|\b(?:was|were|been) (?:always |soon |often )?followed by\b"
)
"""As in "Before the raid jets flew daily; afterwards they were rarely seen"."""
_FIGURE = re.compile(rf"\d|\b(?:none|{'|'.join(sorted(NUMBER_WORDS))})s?\b")
_WHEN = re.compile(
    rf"\b(?:{_MONTH}|(?:19|20)\d\d|before|after|since|now|today|then|last|this|earlier|later|previous|same|quarter"
    r"|weeks?|months?|years?|spring|summer|autumn|winter)\b"
)
_AGAINST = re.compile(r"\b(?:beside|next to|against|alongside|compare)\b")
_BECOMING = frozenset("get grow become be".split())
_NOW = re.compile(r"\b(?:now|today|than (?:ever|before|last|a year)|this year|since)\b")
_STEPPING = frozenset("increase expand reduce widen intensify escalate halve double triple treble".split())
_STOPS = frozenset("stop cease end resume vanish disappear return restart".split())


def compares_periods(clause: Clause) -> bool:
    """Whether a clause sets two periods against each other."""
    text = clause.lower
    if (
        clause.head.tag_ == "VB"
        and clause.head.lemma_ in ("set", "compare", "put", "hold", "weigh", "take")
        and _AGAINST.search(text)
    ):
        return True
    if sets_halves_apart(text):
        return True
    numbers = any(t.like_num for t in clause.tokens)
    comparatives = any(t.tag_ in ("JJR", "RBR") for t in clause.tokens) or bool(
        re.search(r"\b(?:than|compar|same|against|half|twice|times)", text)
    )
    if _COMPARED.search(text) and (comparatives or numbers):
        return (
            not re.search(r"\b(?:more|less|fewer|rather) than (?:a|the|that|one|just)\b(?!.*\bthan\b.*\bthan\b)", text)
            or "than in" in text
        )
    # a year is no figure: "took Goma in January 2025 and Bukavu in February" compares nothing
    return bool(_MIRRORED.search(text)) and any(t.like_num and t.ent_type_ != "DATE" for t in clause.tokens)


def compares_event(clause: Clause) -> bool:
    """Whether the two periods are those before and after one event."""
    both = r"\b(?:after|since)\b.*\bbefore\b|\bbefore\b.*\b(?:after|since)\b|\bthan \w+ (?:was|were|did|had been) before the\b"
    both += r"|\bwhat (?:it|they|there) (?:was|were|had been) before (?!(?:last|this)\b|\d)"
    return bool(re.search(both, clause.lower))


def sets_halves_apart(text: str) -> bool:
    """As in "In May there were 20; in June, only five": each half of a sentence has its time and its figure."""
    first, _, second = text.lower().partition(";")
    if not second or ";" in second:
        return False
    figures = all(_FIGURE.search(half) for half in (first, second))
    return (figures and all(_WHEN.search(half) for half in (first, second))) or bool(_TURNED.search(text.lower()))


def turns_on_event(clause: Clause) -> bool:
    """Whether a clause says how things were before an event and how they are after it."""
    return bool(_TURNED.search(clause.lower))


def is_trend(clause: Clause) -> bool:
    """Whether a clause says that something grew, shrank, or changed its pace."""
    head, lower = clause.head, clause.lower
    if any(phrase in lower for phrase in cues.TREND_PHRASES):
        return True
    if re.search(r"\b(?:gone|went) from\b", lower) and any(t.like_num for t in clause.tokens):
        return True
    verbs = joined(head)
    raised = [
        c
        for v in verbs
        if v.lemma_ in ("continue", "begin", "start", "keep", "appear", "seem", "tend")
        for c in v.children
        if c.dep_ == "xcomp"
    ]
    for verb in (*verbs, *raised):
        if verb.lemma_ in cues.UP_VERBS | cues.DOWN_VERBS and _moves(verb, head):
            return True
        if (
            verb.lemma_ in _BECOMING
            and (verb.lemma_ != "be" or _NOW.search(clause.lower))
            and any(c.dep_ in ("acomp", "attr", "oprd") and c.tag_ == "JJR" for c in verb.children)
        ):
            return True
    if any(v.lemma_ == "pick" and not any(c.dep_ == "dobj" for c in v.children) for v in verbs):
        return True
    objects = [c for c in head.children if c.dep_ in ("dobj", "attr") or (c.dep_ == "nsubj" and head.lemma_ == "be")]
    return any(o.lemma_.lower() in cues.TREND_NOUNS for o in objects)


def hangs_on_event(clause: Clause) -> bool:
    """Whether a change is dated by an event: "fell after the raid"."""
    return bool(_EVENT.search(clause.lower))


def ends_with_event(clause: Clause) -> bool:
    """As in "After the ceasefire, shelling stopped": a change that is all or nothing."""
    return bool({v.lemma_ for v in joined(clause.head)} & _STOPS) and hangs_on_event(clause)


def peters_out(clause: Clause) -> bool:
    """As in "the missiles have stopped": what is said to happen no more."""
    head = clause.head
    subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    whole = not any(c.dep_ in ("dobj", "xcomp", "prt") for c in head.children)
    acts = subject is not None and subject.pos_ == "NOUN" and subject.lemma_.lower() not in cues.COLLECTIVE_NOUNS
    refused = any(c.dep_ == "neg" or c.lower_ == "never" for c in head.children)
    return whole and acts and not refused and head.lemma_ in ("stop", "cease", "vanish", "disappear")


def is_partial(clause: Clause) -> bool:
    """As in "have almost ceased": a fall short of nothing."""
    return bool(re.search(r"\b(?:almost|nearly|all but|largely|mostly|practically)\b", clause.lower))


def _moves(verb: Token, head: Token) -> bool:
    """Whether a verb of change has a measure as subject: "prices fell", not "Goma fell", "the army collapsed the tunnel"."""
    subject = next((c for c in (*verb.children, *head.children) if c.dep_ in ("nsubj", "nsubjpass")), None)
    named = (
        subject is not None
        and (
            (subject.pos_ == "PROPN" and not cues.ABSTRACT_ENDING.search(subject.lower_))
            or subject.lemma_.lower() in cues.BODIES | {"town", "city", "base", "capital"}
        )
        and verb.lemma_ in ("fall", "drop", "collapse", "recover", "mount", "contract")
    )
    acting = (
        any(c.dep_ == "dobj" for c in verb.children)
        and subject is not None
        and (
            subject.pos_ == "PROPN"
            or subject.lemma_.lower() in cues.COLLECTIVE_NOUNS | cues.ABSTRACT_NOUNS | {"blockade"}
        )
        and verb.lemma_ not in _STEPPING
    )
    return not named and not acting
