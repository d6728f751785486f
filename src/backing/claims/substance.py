"""Clauses about backing: that evidence for what was said is missing, or that it is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backing.claims import cues
from backing.claims.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from backing.claims.clauses import Clause

_SUBSTANCE = "|".join(sorted(cues.SUBSTANCE_NOUNS))
_MISSING = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|without|no|any|scant|little|not a single|not one|zero|devoid of|shred of"
    r"|scrap of)\s+(?:a\s+)?(?:\w+[\s-]+){0,2}"
    rf"(?:{_SUBSTANCE})s?\b"
    r"|\bnothing (?:to|that (?:would |could )?)\s*(?:back|support|prove|show|substantiate|confirm|corroborate)"
)
_UNPROVEN = re.compile(
    r"\b(?:unsubstantiated|unproven|unconfirmed|baseless|unfounded|groundless|unverified|uncorroborated|unsupported|fabricat\w+"
    r"|(?:wildly|grossly|vastly|hugely|much|greatly|heavily|badly) (?:exaggerated|inflated|overstated)"
    r"|rests? (?:solely |only |entirely )?on (?:a |one |the )?(?:single|sole|unnamed|anonymous))\b"
    r"|\b(?:not|never|neither|nor|none|cannot|n't|no one|nobody)\b[^,;]{0,40}\b(?:verif|corroborat|substantiat"
    r"|proven|confirmed independently|backed (?:up )?by|supported by)\w*"
)
_OFFERS = frozenset("give offer provide produce name present cite show supply publish share release come rest".split())
_SHOWING = _OFFERS - {"come", "rest"} | frozenset(
    "put bring identify specify submit table document disclose elaborate exhibit adduce lay quote attach".split()
)
"""Verbs by which particulars are laid before the public."""
_RESTING = frozenset("rest rely hinge hang depend base lean stand".split())
_BEARING_OUT = frozenset(
    "back support corroborate bear substantiate confirm verify underpin contradict undercut match".split()
)
_SAYINGS = cues.STORY_NOUNS | frozenset("testimony dossier tally toll number statistic thesis".split())
"""What can be backed: words for what was said."""
_PARTICULARS = frozenset(
    "evidence proof witness crater photograph photo image footage video document paper record name date coordinate figure "
    "detail source intercept serial list transcript receipt manifest grave body map invoice".split()
)
"""What backs: things that can be shown."""


def is_unproven(text: str) -> bool:
    """Whether words say that something lacks evidence."""
    return bool(_MISSING.search(text.lower()) or _UNPROVEN.search(text.lower()))


def is_about_backing(clause: Clause) -> bool:
    """Whether a clause says that what was said has evidence behind it, or has none."""
    return _lacks_substance(clause) or _shows_nothing(clause) or _rests(clause) or bears_out(clause)


def bears_out(clause: Clause) -> bool:
    """As in "intercepted calls back up the residents' account": evidence that is there."""
    objects = [c for c in clause.head.children if c.dep_ == "dobj" and c.lemma_.lower() in _SAYINGS]
    subject = _subject(clause.head)
    return (
        bool(objects)
        and clause.head.lemma_ in _BEARING_OUT
        and clause.role == "main"
        and subject is not None
        and subject.lemma_.lower() not in cues.ROLE_NOUNS
    )


def _subject(head: Token) -> Token | None:
    return next((c for c in head.children if c.dep_ in SUBJECTS), None)


def _shows_nothing(clause: Clause) -> bool:
    """As in "He named no unit", "Not one witness is named", "No paper was put before the press", "gives no dates"."""
    head = clause.head
    if head.lemma_ not in _SHOWING:
        return False
    parts = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]
    named = head.lemma_ in ("name", "specify", "identify", "elaborate")
    return any(_is_none(part) and (named or _particulars(part) & _PARTICULARS) for part in parts)


def _particulars(noun: Token) -> set[str]:
    """A noun and those joined to it; a name or a source stands for whatever it is of."""
    return {t.lemma_.lower() for t in noun.subtree if t == noun or t.dep_ in ("conj", "appos")}


def _is_none(noun: Token) -> bool:
    words = [c for c in noun.subtree if c.i <= noun.i]
    return any(w.lower_ in ("no", "none", "neither", "nothing") for w in words) or (
        any(w.lower_ == "not" for w in words) and any(w.lower_ in ("one", "single", "a") for w in words)
    )


def _rests(clause: Clause) -> bool:
    """As in "The charge rests entirely on a press release"."""
    subject = _subject(clause.head)
    return (
        clause.head.lemma_ in _RESTING
        and subject is not None
        and subject.lemma_.lower() in _SAYINGS
        and any(c.dep_ == "prep" and c.lower_ in ("on", "upon") for c in clause.head.children)
    )


def _lacks_substance(clause: Clause) -> bool:
    """Whether a clause says that a claim lacks proof, not only something about a claim that does."""
    text, head = clause.lower, clause.head
    subject = next((c for c in head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    start = subject.right_edge.i + 1 if subject is not None and subject.right_edge.i < head.i else head.i
    predicate = head.doc[start : clause.last + 1].text.lower()
    opening = " ".join(t.lower_ for t in subject.subtree) if subject is not None else ""
    denied = subject is not None and any(
        t.lower_ in ("no", "none", "neither", "nobody", "not") for t in subject.subtree
    )
    if _UNPROVEN.search(predicate) or (denied and _UNPROVEN.search(text)):
        return True
    if not (_MISSING.search(predicate) or (denied and _MISSING.search(opening))):
        return bool(clause.role == "main" and "lacking" in text and _MISSING.search(text) and "potential" not in text)
    proof = any(
        word in text for word in ("evidence", "proof", "backing", "basis", "corroborat", "substantiat", "verif")
    )
    return proof or (head.lemma_ in _OFFERS and clause.role == "main")
