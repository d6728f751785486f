"""What a claim says beyond what the record can answer: the words that no part of the question expresses.

A query asks for an actor, a place, a period and a measure. Whatever else a claim says ("on police", "suicide", "planned",
"every month", "in Asia") would be dropped without a trace, and the answer would be to another claim. So every word is
accounted for, and a claim with a remainder gets no verdict from the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from backing.claims.claim import AUTHOR, Claim, Kind, Period, Quantity
from backing.evidence.link import Link
from backing.vocabulary.lexicon import scope_words
from backing.vocabulary.places import find_place

UNREAL = ("possible", "conditional", "hypothetical", "obligation")
"""Modalities in which a claim does not say that the thing is so; what an author supposes and disputes, somebody else does."""

_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d[\d,.]*", re.UNICODE)
_EVER = re.compile(r"\b(?:ever|never|so far|to date|anywhere|at all)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:false|untrue|not true|wrong|myth|nobody|no one|none|doubt|doubts|den(?:y|ies|ied)|saw|see|hoax|fake|pretend)\b",
    re.IGNORECASE,
)
_BOUNDS = frozenset(
    "at least most than up over under about around some roughly nearly almost approximately exactly".split()
)


def remainder(claim: Claim, link: Link, *groups: str, counted: bool = False) -> tuple[str, ...]:
    """The claim's words that neither its linked parts nor the ``groups`` of the scope list express.

    ``counted`` says that the claim's number is part of the question; otherwise a number is a word like any other.
    """
    text = _without(claim.text, _linked(claim, link))
    known = scope_words("function", *groups) | (_BOUNDS | scope_words("numbers") if counted else frozenset())
    words = [word.strip(".,'’-") for word in _WORD.findall(text)]
    left = [w for w in words if w and _plain(w) not in known and not (counted and _is_its_number(w, claim.quantity))]
    return tuple(dict.fromkeys(left + list(_targets(claim, link))))


def beyond(claim: Claim, link: Link, lead: str, *groups: str, counted: bool = False) -> tuple[str, ...]:
    """Why a question on these groups of words cannot decide the claim, one reason a line; empty when it can.

    ``lead`` are the words of the sentence before the claim, which may take it back ("it is false that").
    """
    reasons = []
    left = remainder(claim, link, *groups, counted=counted)
    if left:
        reasons.append(f"the record does not tell: {', '.join(left[:6])}")
    reasons += taken_back(claim, lead)
    if claim.kind is Kind.ABSENCE and not _timed(claim.period) and not _EVER.search(claim.text):
        reasons.append("the claim names no period that could be placed")
    return tuple(reasons)


def taken_back(claim: Claim, lead: str) -> tuple[str, ...]:
    """Why a claim is not simply said to be so: by its modality, or by the words of the sentence before it."""
    reasons = []
    if claim.modality in UNREAL and claim.author_stance != "disputes":
        reasons.append(f"the claim is {claim.modality}: it does not say that it is so")
    if claim.asserter == AUTHOR and _DENIED.search(lead):
        reasons.append("the sentence around it takes the claim back, or stands between it and its author")
    return tuple(reasons)


def _timed(period: Period | None) -> bool:
    return period is not None and bool(period.start or period.end or period.length_days)


def _linked(claim: Claim, link: Link) -> Iterable[str]:
    """The phrases that the question expresses: the actor asked for, the place and its country, the periods."""
    if link.actor:
        yield from (link.actor.name, *link.actor.aliases)
    if link.place:
        country = find_place(link.place.country)
        yield from (link.place.name, *link.place.aliases)
        yield from (country.name, *country.aliases) if country else ()
    comparison = claim.comparison
    for period in (claim.period, comparison and comparison.a, comparison and comparison.b):
        if period and period.text:
            yield period.text


def _without(text: str, phrases: Iterable[str]) -> str:
    for phrase in sorted(set(phrases), key=len, reverse=True):
        if phrase:
            text = re.sub(rf"(?<!\w){re.escape(phrase)}(?:['’]s?)?(?!\w)", " ", text, flags=re.IGNORECASE)
    return text


def _targets(claim: Claim, link: Link) -> Iterable[str]:
    """The actor itself, where the claim is about attacks on it and not by it."""
    if link.actor is None:
        return
    names = "|".join(re.escape(name) for name in (link.actor.name, *link.actor.aliases))
    if re.search(
        rf"\b(?:attacks?|assaults?|violence|killings?)\s+(?:on|against)\s+(?:the\s+)?(?:{names})\b",
        claim.text,
        re.IGNORECASE,
    ):
        yield f"against {link.actor.name}"


def _is_its_number(word: str, quantity: Quantity | None) -> bool:
    """Whether digits are the claim's own number, and not a year or a second number."""
    digits = word.replace(",", "")
    if quantity is None or not digits.replace(".", "", 1).isdigit():
        return False
    return float(digits) in (quantity.value, quantity.low, quantity.high)


def _plain(word: str) -> str:
    return re.sub(r"'s?$", "", word.lower().replace("’", "'"))
