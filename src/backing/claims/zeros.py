"""Zero: what a clause denies of a thing that can be counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from backing.claims.claim import Kind, Quantity
from backing.claims.numbers import read_number
from backing.claims.quantities import unit_after
from backing.claims.timewords import NUMBER, UNIT

if TYPE_CHECKING:
    from spacy.tokens import Token

_NONE = frozenset({"no", "none", "zero"})
_LOOSE = _NONE | {"neither", "nobody", "single", "absence"}
_UNCOUNTED = frozenset("doubt reason link".split())
_COUNTED = (Kind.COUNT, Kind.PRESENCE)
_TOLD = (Kind.EVENT, Kind.OTHER, Kind.PREDICTION, Kind.CAUSAL)
_LASTED = re.compile(
    rf"\b(?:for|within|lasted|lasting)\s+(?:(?:about|some|nearly|only|just)\s+)?(?P<n>{NUMBER})\s+"
    rf"(?P<u>hour|minute|{UNIT})(?P<s>s?)\b(?:\s+and\s+(?P<f>a half|a quarter))?",
    re.IGNORECASE,
)


def amount_of(kind: Kind, quantity: Quantity | None, tokens: Sequence[Token], *, negative: bool) -> Quantity | None:
    """The amount that a claim of a kind states: zero where it denies, none where it advises or relays."""
    if kind in (Kind.ATTRIBUTION, Kind.NORMATIVE):
        return None
    if kind is Kind.SUBSTANTIATION:
        return _zero(tokens, _NONE)
    if negative and (one := _not_one(tokens)):
        return one
    stated = quantity is not None and (quantity.value, quantity.low, quantity.high) != (None, None, None)
    if kind is Kind.ABSENCE or (negative and not stated and kind in _COUNTED):
        words = _LOOSE | {"any"} if kind is Kind.ABSENCE else _LOOSE
        return _zero(tokens, words) or (_not_a(tokens) if kind is Kind.ABSENCE and not stated else None) or quantity
    if negative and not stated and kind in (Kind.EVENT, Kind.OTHER):
        return _zero(tokens, _NONE) or quantity
    return quantity if stated or kind not in _TOLD else _lasting(tokens) or quantity


def _lasting(tokens: Sequence[Token]) -> Quantity | None:
    """How long, where a clause has no other amount: "for two weeks", "within ten days", "lasted an hour and a half"."""
    hit = _LASTED.search(tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text)
    value = read_number(hit["n"]) if hit else None
    if (
        hit is None
        or value is None
        or hit["n"].lower() in ("several", "few", "couple of")
        or not (hit["s"] or hit["f"])
    ):
        return None
    if hit["f"] and hit["u"].lower() == "hour":
        return Quantity(value=60 * value + (15 if "quarter" in hit["f"] else 30), unit="minutes")
    return Quantity(value=value + (0.5 if hit["f"] else 0), unit=f"{hit['u'].lower()}s")


def _zero(tokens: Sequence[Token], words: frozenset[str]) -> Quantity | None:
    """Zero of what a clause denies: "no attacks", "not one soldier", "none of its men", "refrained from any attacks"."""
    found = _not_one(tokens)
    if found is not None:
        return found
    first = next((t for t in tokens if t.lower_ in words and _is_zero(t)), None)
    if first is None:
        return None
    return Quantity(value=0, unit=unit_after(first.doc, first.i + 1, tokens[-1].i), qualifier=first.lower_)


def _not_one(tokens: Sequence[Token]) -> Quantity | None:
    one = next((t for t in tokens if t.lower_ in ("one", "single") and _denies_one(t)), None)
    if one is None:
        return None
    return Quantity(value=0, unit=unit_after(one.doc, one.i + 1, tokens[-1].i), qualifier=f"not {one.lower_}")


def _not_a(tokens: Sequence[Token]) -> Quantity | None:
    """As in "has never published a list", "there has not been an attack": none of what stands there as one."""
    root = tokens[0].doc[tokens[0].i : tokens[-1].i + 1].root
    if not any(c.dep_ == "neg" for c in root.children):
        return None
    nouns = [c for c in root.children if c.dep_ in ("dobj", "attr") and c.pos_ == "NOUN"]
    single = [n for n in nouns if any(d.lower_ in ("a", "an") and d.dep_ == "det" for d in n.children)]
    if not single:
        return None
    return Quantity(value=0, unit=unit_after(root.doc, single[0].left_edge.i, tokens[-1].i), qualifier="not a")


def _denies_one(token: Token) -> bool:
    """As in "not one soldier", "without a single shot", "hasn't charged one man", "did not stop even one column"."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    if before and before[-1] in ("a", "even"):
        before.pop()
    if before and before[-1] in ("not", "n't", "without"):
        return True
    noun = token.head if token.dep_ in ("nummod", "amod") else token
    return noun.dep_ in ("dobj", "nsubjpass") and any(c.dep_ == "neg" for c in noun.head.children)


def _is_zero(token: Token) -> bool:
    """Not "no longer", "no fewer than", "nothing but a well", "is no part of it", "there is no M23 here"."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in ("no", "nothing") and following in ("longer", "fewer", "less", "more", "but", "matter"):
        return False
    if following == "one" or token.head.lemma_.lower() in _UNCOUNTED:
        return False
    if token.lower_ == "nobody" or (token.lower_ == "neither" and token.dep_ != "det"):
        return token.dep_ == "nsubjpass"  # "nobody was hurt" counts the hurt; "nobody denies it" counts none
    subjects = {c.dep_ for c in token.head.head.children} if token.head.dep_ == "attr" else set()
    return "nsubj" not in subjects and not ("expl" in subjects and token.head.pos_ == "PROPN")
