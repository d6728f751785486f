"""How many, of what: the amount that carries a claim, with the noun that it counts.

Of several numbers in a clause the first counts that is not in an aside: a relative clause, an apposition, brackets, or
the whole that a part is taken of ("Of the 340 families fewer than 50 remain").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from backing.claims.amounts import Amount, find_amounts, is_open
from backing.claims.claim import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RANK = {"ordinal": 1, "vague": 2, "soft": 3}
_LENGTH = re.compile(r"(?:square )?(?:kilo)?met(?:re|er)s?\b|kms?\b|miles?\b|yards?\b", re.IGNORECASE)
_YEARLY = re.compile(r"(?:19|20)\d\d")
_PERSONS = ("s", "men", "people", "children", "women")
_LABELS = frozenset(
    "day camp article resolution route zone sector point hill height block phase chapter section annex paragraph no "
    "number room berth year page post line level grade unit checkpoint protocol operation highway road".split()
)
"""Words before a number that names: "Camp Five", "Day 71"."""
_VERY = frozenset("day night thing another side hand way moment word point".split())
"""What "one" does not count: "one thing led to another"."""
_ASIDE = frozenset({"relcl", "acl", "advcl", "appos"})


def find_quantity(tokens: Sequence[Token], taken: list[tuple[int, int]]) -> Quantity | None:
    """The amount that carries a run of tokens; ``taken`` are code-point ranges of dates and names, which are no amounts."""
    if not tokens:
        return None
    doc, offset = tokens[0].doc, tokens[0].idx
    run = doc[tokens[0].i : tokens[-1].i + 1]
    free = _blank(run.text, [(start - offset, end - offset) for start, end in taken])
    counted = [(a, c) for a in find_amounts(free) if (c := _counted(a, doc, offset, tokens[-1].i)) is not None]
    if not counted:
        return None
    root = run.root
    whole = _whole(run[0])
    amount, quantity = min(
        counted,
        key=lambda pair: (
            max(_RANK.get(pair[0].form, 0), _measures(pair[1], free[pair[0].end :])),
            (word := _token_at(doc, offset + pair[0].start)).i in whole or _is_aside(word, root),
            pair[0].start,
        ),
    )
    if is_open(quantity) and _is_denied(_token_at(doc, offset + amount.start), root):
        return replace(quantity, low=None, high=quantity.low)
    return quantity


def _blank(text: str, ranges: list[tuple[int, int]]) -> str:
    for first, last in ranges:
        start, end = max(0, first), min(len(text), last)
        if start < end:
            text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _token_at(doc: Doc, position: int) -> Token:
    return doc[max(0, bisect_right(doc, position, key=lambda token: token.idx) - 1)]


def _counted(amount: Amount, doc: Doc, offset: int, last: int) -> Quantity | None:
    """The amount with its unit; None where the words count nothing."""
    quantity, first = amount.quantity, _token_at(doc, offset + amount.start)
    unit = quantity.unit or _unit_at(doc, offset + amount.end, last)
    if amount.form == "odds":
        of = _unit_at(doc, offset + amount.end, last)
        return replace(quantity, unit=f"share of {of}" if of else "share")
    if amount.form == "bound" and first.dep_ == "prt":  # "handed over eleven"
        return Quantity(value=quantity.low or quantity.high, unit=unit)
    if amount.form == "bound":
        alone = unit is None and (quantity.value or quantity.low or quantity.high or 0) < 2
        return None if alone else replace(quantity, unit=unit)
    if amount.form == "number":
        return replace(quantity, unit=unit) if _counts(amount, first, unit) else None
    if amount.form == "ordinal":
        return replace(quantity, unit=unit) if _is_tally(first) else None
    if amount.form == "share" and quantity.unit == "share":
        final = _token_at(doc, offset + amount.end - 1)
        if final.head.i == final.i + 1 and final.dep_ in ("amod", "advmod"):
            return None  # "a third round", "half right"
    return replace(quantity, unit=unit)


def _counts(amount: Amount, token: Token, unit: str | None) -> bool:
    """Whether a plain number counts something, rather than naming a year, a place in a list or an hour."""
    words = token.text
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_ in _LABELS and (unit is None or token.text.istitle()):
        return False
    if unit is None and token.head.i < token.i and token.head.pos_ == "PROPN" and token.dep_ == "nummod":
        return False  # "Arctic LNG 2"
    if (unit or "").lower().startswith(("o'clock", "o’clock")):
        return False
    if token.lower_ == "one" and amount.quantity.value == 1:
        if unit is None:
            bare = token.tag_ == "CD" and not any(c.i < token.i and c.dep_ != "advmod" for c in token.children)
            return bare and token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")
        return token.head.lemma_.lower() not in _VERY
    if _YEARLY.fullmatch(words) and (unit is None or not unit.endswith(_PERSONS)):
        return False  # "the 2011 agreement"
    hour = before is not None and before.lower_ in ("after", "before", "at", "by", "until", "around")
    return not (hour and unit is None and (amount.quantity.value or 0) <= 12)


def _is_tally(token: Token) -> bool:
    """Whether an ordinal counts up to now: "it was the fourth attack", "a ninth clash since"; not "a third round"."""
    noun = token.head
    there = noun.dep_ == "attr" and any(c.dep_ == "expl" for c in noun.head.children)
    return noun.pos_ == "NOUN" and noun.dep_ in ("attr", "ROOT", "appos") and not there


def _measures(quantity: Quantity, following: str) -> int:
    """1 for what only measures something else: "a 750-kilovolt line", "300 metres from the river"."""
    return int(following.startswith("-") or bool(_LENGTH.match(quantity.unit or "")))


def _whole(first: Token) -> range:
    """The words at the head of a clause for the whole that it takes a part of: "Of the 340 families …"."""
    taken = first.lower_ in ("of", "out", "among")
    return range(first.i, first.right_edge.i + 1) if taken else range(0)


def _is_aside(token: Token, root: Token) -> bool:
    """Whether a word stands in a clause below the one that makes the claim, or in an apposition."""
    while token not in (root, token.head):
        if token.dep_ in _ASIDE:
            return True
        token = token.head
    return False


def _is_denied(token: Token, root: Token) -> bool:
    while True:
        if any(c.dep_ == "neg" for c in token.children):
            return True
        if token in (root, token.head):
            return False
        token = token.head


def _unit_at(doc: Doc, position: int, last: int) -> str | None:
    first = bisect_left(doc, position, key=lambda token: token.idx)
    return unit_after(doc, first, last) if first < len(doc) else None


def unit_after(doc: Doc, first: int, last: int) -> str | None:
    """The noun phrase that starts at a token: adjectives and nouns up to its head noun."""
    words: list[Token] = []
    if doc[first].text == "-" and first < last:
        return f"{doc[first + 1].text}s"
    for i in range(first, last + 1):
        token = doc[i]
        if token.lower_ in ("of", "the", "its", "their", "a", "an", "single", "one", "for") and not words:
            continue
        hyphened = i < last and doc[i + 1].text == "-"
        named = token.pos_ in ("NOUN", "PROPN", "ADJ") or token.tag_ in ("VBN", "VBG", "HYPH") or hyphened
        if not named or token.text in ",;:":
            break
        words.append(token)
    while words and words[-1].pos_ not in ("NOUN", "PROPN"):
        words.pop()
    return words[0].doc[words[0].i : words[-1].i + 1].text if words else None
