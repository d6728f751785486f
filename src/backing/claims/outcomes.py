"""Claims about what comes of raising a matter: in which form it was raised, and whether that is said to work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from backing.claims.claim import Claim, Kind

_RAISED = {
    "public shaming": (
        r"sham(?:e|es|ed|ing)\b|mud-?sling\w*|condemn\w*|denounc\w*|scold\w*|public(?:ly)? (?:critici\w+|pressur\w+|blam\w+)"
    ),
    "public allegation": r"public(?:ly)? (?:allegation|alleging|accus)\w*",
    "engagement": r"(?:constructive|diplomatic|political) engagement|dialogue",
    "quiet demand": r"demand(?:s|ing)?\b|quiet diplomacy|behind closed doors",
}
"""Words for a way of raising a matter, by the form that a table of responses has for it."""
_EFFECT = re.compile(
    r"\b(?:(?:in)?effective\w*|counter-?productive|backfir\w+|work(?:s|ed)?|lead\w* to|led to|push\w*|obtain\w*|achieve\w*"
    r"|fail\w*|result\w*|useless|futile|in vain)\b",
    re.IGNORECASE,
)
"""Words for what came of it."""
_FAILS = re.compile(
    r"\b(?:ineffective\w*|ineffectual|useless|futile|fail(?:s|ed)?|in vain)\b"
    r"|\b(?:no|little|without) (?:effect|result|success)\b",
    re.IGNORECASE,
)
_WORKS = re.compile(r"\b(?:effective\w*|work(?:s|ed)?|succeed\w*|pa(?:ys|id) off)\b", re.IGNORECASE)
_AHEAD = (Kind.NORMATIVE, Kind.PREDICTION, Kind.CONDITIONAL)
"""Kinds that speak of what is to come, which no past case can tell."""
_NOT = re.compile(r"\b(?:not|never|hardly|rarely|seldom|neither|nor|nobody|no longer)\b|n['’]t\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\b(?:than|more|less|most|least|better|worse|best|worst|sometimes|often|usually|mostly|partly|partially|always|only|if|when"
    r"|unless|until|because|as)\b|\d|%",
    re.IGNORECASE,
)
"""Words for a comparison, a number or a condition, which are another question than whether a form works."""


def is_about_responses(claim: Claim) -> bool:
    """Whether a claim says what comes of shaming, accusing or demanding."""
    return bool(_forms(claim.text) and _EFFECT.search(claim.text))


def open_to_test(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims as they are where a table of past responses is at hand.

    That a form works, or does not, is then checkable, though it may be a cause without a stated time or a judgement.
    """
    return tuple(
        replace(claim, checkable=True, checkability="partial", reason=None)
        if not claim.checkable and claim.kind not in _AHEAD and judges_a_form(claim.text)
        else claim
        for claim in claims
    )


def form_of(text: str) -> str | None:
    """The one form that a text speaks of; None where it speaks of none or sets several against each other."""
    found = _forms(text)
    return found[0] if len(found) == 1 else None


def judges_a_form(text: str) -> bool:
    """Whether a text says of one form that it works, or that it does not, and nothing beyond that.

    "Counterproductive" says more than that conduct does not change, and a table of what followed cannot tell it.
    """
    one = form_of(text) is not None and not _QUALIFIED.search(text)
    return one and bool(_FAILS.search(text)) != bool(_WORKS.search(text))


def says_it_works(claim: Claim) -> bool:
    """Whether a claim that judges a form says that it works; "not ineffective" does, "not effective" does not.

    A claim that is negative without a word for it in its text was denied by the words around it.
    """
    fails = bool(_FAILS.search(claim.text))
    denied = bool(_NOT.search(_FAILS.sub(" ", claim.text))) or (claim.negative and not fails)
    return fails == denied


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form for form, words in _RAISED.items() if re.search(rf"\b(?:{words})", text, re.IGNORECASE))
