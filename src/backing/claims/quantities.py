"""How many, of what: exact numbers, bounds, ranges and vague amounts, each with the noun that it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from backing.claims.claim import Quantity
from backing.claims.numbers import NUMBER_WORDS, read_fraction, read_number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DIGITS = r"(?<![\d:./-])\d(?!\d?:\d)[\d,]*(?:\.\d+)?(?:\s*(?:thousand|million|billion|hundred))?"
_ONE = "|".join(
    sorted(
        (w for w in NUMBER_WORDS if w not in ("hundred", "thousand", "million", "billion", "dozen")),
        key=len,
        reverse=True,
    )
)
_WORDED = (
    rf"(?:(?:{_ONE})(?:[\s-](?:{_ONE}))?(?:\s+(?:hundred|thousand|million|dozen))?(?:\s+and\s+(?:{_ONE}))?|(?:a"
    rf"|half a)\s+(?:hundred|thousand|million|dozen))"
)
_NUMBER = rf"(?:{_DIGITS}|{_WORDED})"
_LEAST = r"at least|more than|over|upwards of|no fewer than|no less than|not less than|a minimum of|in excess of|above"
_MOST = r"up to|as many as|at most|no more than|not more than|fewer than|less than|under|below|a maximum of"
_ABOUT = r"about|around|roughly|some|nearly|almost|approximately|an estimated|close to|only|just|exactly|fully"
_VAGUE = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "thousands": 2_000, "hundreds": 200, "scores": 40,
    "dozens": 24, "several": 3, "a handful": 3, "a few": 3, "a couple": 2, "multiple": 2, "a number": 3,
}  # fmt: skip
_LOOSE = (
    r"many|numerous|few|most|some|significant|substantial|large|heavy|countless|remnants|abundance"
    r"|robust|a lot|any"
)
_TIMES = {
    "doubled": 2,
    "tripled": 3,
    "trebled": 3,
    "quadrupled": 4,
    "halved": 0.5,
    "twofold": 2,
    "threefold": 3,
    "twice": 2,
}

_RANGE = re.compile(
    rf"\b(?:(?P<q>between|from)\s+)?(?P<a>{_NUMBER})\s*(?:to|and|–|-|or)\s*(?P<b>{_NUMBER})\b(?!\s*[/])", re.IGNORECASE
)
_BOUND = re.compile(rf"\b(?P<q>{_LEAST}|{_MOST}|{_ABOUT})\s+(?P<a>{_NUMBER})\b", re.IGNORECASE)
_PLAIN = re.compile(rf"\b(?P<a>{_NUMBER})(?![a-z])(?P<p>\s*(?:%|per\s?cent\b|percent\b))?", re.IGNORECASE)
_ODDS = re.compile(
    rf"\b(?P<a>{_NUMBER})\s+(?:(?:out of|in)(?:\s+every)?)\s+"
    r"(?P<b>three|four|five|six|eight|ten|twenty|fifty|a hundred|10|20|100)\b"
    r"(?!\s+(?:day|week|month|year|hour|village|town|district|province|state|place|region|country|countries))",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?:19|20)\d\d")
_SHARE = re.compile(
    r"\b(?P<q>by\s+)?(?P<a>(?:a|one|two|three)[\s-](?:third|quarter|fifth|half)s?"
    r"|half)\b(?:\s+of\s+(?P<of>(?:the\s+|its\s+|their\s+)?\w+))?",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?P<a>" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?P<q>(?:roughly |nearly |almost |more than )?(?P<a>" + "|".join(_TIMES) + r"))\b", re.IGNORECASE
)
_ORDINALS = {w: n for n, w in enumerate("third fourth fifth sixth seventh eighth ninth tenth".split(), start=3)}
_ORDINAL = re.compile(
    r"\b(?P<a>" + "|".join(_ORDINALS) + r")\b(?!\s+(?:anniversary|brigade|division|region|army|corps|quarter|century))",
    re.IGNORECASE,
)
_SOFT = re.compile(rf"\b(?P<a>{_LOOSE})\b", re.IGNORECASE)


def find_quantity(tokens: list[Token], taken: list[tuple[int, int]]) -> Quantity | None:
    """The first amount in a run of tokens; ``taken`` are code-point ranges of dates and names, which are no amounts."""
    if not tokens:
        return None
    doc, offset = tokens[0].doc, tokens[0].idx
    text = doc[tokens[0].i : tokens[-1].i + 1].text
    free = _blank(text, [(start - offset, end - offset) for start, end in taken])
    last = tokens[-1].i
    for read in (
        _read_odds,
        _read_range,
        _read_bound,
        _read_turned,
        _read_plain,
        _read_ordinal,
        _read_share,
        _read_vague,
        _read_soft,
    ):
        found = read(free, doc, offset, last)
        if found is not None:
            return found
    return None


def nothing(tokens: list[Token]) -> Quantity | None:
    """Zero of what a clause denies: "no attacks", "not one soldier", "none of its men", "refrained from any attacks"."""
    for token in tokens[1:]:
        if token.lower_ == "one" and token.nbor(-1).lower_ == "not":
            return Quantity(value=0, unit=_unit_after(token.doc, token.i + 1, tokens[-1].i), qualifier="not one")
    negators = [
        t
        for t in tokens
        if t.lower_ in ("no", "none", "zero", "nobody", "neither", "any", "single", "absence", "nothing")
    ]
    if not negators:
        return None
    first = negators[0]
    unit = _unit_after(first.doc, first.i + 1, tokens[-1].i)
    return Quantity(value=0, unit=unit, qualifier=first.lower_)


def _blank(text: str, ranges: list[tuple[int, int]]) -> str:
    for first, last in ranges:
        start, end = max(0, first), min(len(text), last)
        if start < end:
            text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _read_odds(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    """As in "four in ten police posts": a share."""
    hit = _ODDS.search(text)
    part, whole = (read_number(hit["a"]), read_number(hit["b"])) if hit else (None, None)
    if hit is None or part is None or not whole or part > whole:
        return None
    unit = _unit_at(doc, offset + hit.end(), last)
    return Quantity(value=round(part / whole, 3), unit=f"share of {unit}" if unit else "share", qualifier=hit.group())


def _read_range(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    for hit in _RANGE.finditer(text):
        low, high = read_number(hit["a"]), read_number(hit["b"])
        if low is None or high is None:
            continue
        scale = re.search(r"(hundred|thousand|million|billion)\b", hit["b"], re.IGNORECASE)
        if scale and low < high and not re.search(r"hundred|thousand|million|billion|\d{3}", hit["a"], re.IGNORECASE):
            low *= read_number(scale.group()) or 1
        joined = hit.group().lower()
        if low < high and (" to " in joined or "–" in joined or "-" in joined or hit["q"] or " or " in joined):
            return Quantity(low=low, high=high, unit=_unit_at(doc, offset + hit.end(), last), qualifier=hit["q"])
    return None


def _read_bound(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    for hit in _BOUND.finditer(text):
        value = read_number(hit["a"])
        unit = _unit_at(doc, offset + hit.end(), last)
        word = hit["q"].lower()
        if value is None or (unit is None and value < 2):
            continue
        if re.fullmatch(_LEAST, word):
            return Quantity(low=value, unit=unit, qualifier=word)
        if re.fullmatch(_MOST, word):
            return Quantity(high=value, unit=unit, qualifier=word)
        return Quantity(value=value, unit=unit, qualifier=word)
    return None


def _read_plain(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    for hit in _PLAIN.finditer(text):
        value = read_number(hit["a"])
        if value is None or hit["a"].lower() in ("a", "an"):
            continue
        if hit["p"]:
            return Quantity(value=value, unit="percent")
        unit = _unit_at(doc, offset + hit.end(), last)
        if unit is None and (hit["a"].lower() == "one" or _YEARLY.fullmatch(hit["a"])):
            continue
        if unit is not None and _YEARLY.fullmatch(hit["a"]) and not unit.endswith(("s", "men", "people", "children")):
            continue  # "the 2011 agreement"
        return Quantity(value=value, unit=unit)
    return None


def _read_ordinal(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    """As in "the fourth large attack": so many by now."""
    hit = _ORDINAL.search(text)
    if hit is None:
        return None
    return Quantity(
        value=_ORDINALS[hit["a"].lower()], unit=_unit_at(doc, offset + hit.end(), last), qualifier=hit["a"].lower()
    )


def _read_share(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    hit = _SHARE.search(text)
    value = read_fraction(hit["a"]) if hit else None
    if hit is None or value is None:
        return None
    return Quantity(
        value=round(value, 3), unit=f"share of {hit['of']}" if hit["of"] else "share", qualifier=hit.group().strip()
    )


def _read_vague(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    hit = _MANY.search(text)
    if hit is None:
        return None
    return Quantity(
        low=_VAGUE[hit["a"].lower()], unit=_unit_at(doc, offset + hit.end(), last), qualifier=hit["a"].lower()
    )


def _read_turned(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    hit = _TURNED.search(text)
    return Quantity(value=_TIMES[hit["a"].lower()], unit="times", qualifier=hit["q"].lower()) if hit else None


def _read_soft(text: str, doc: Doc, offset: int, last: int) -> Quantity | None:
    hit = _SOFT.search(text)
    return Quantity(unit=_unit_at(doc, offset + hit.end(), last), qualifier=hit["a"].lower()) if hit else None


def _unit_at(doc: Doc, position: int, last: int) -> str | None:
    first = bisect_left(doc, position, key=lambda token: token.idx)
    return _unit_after(doc, first, last) if first < len(doc) else None


def _unit_after(doc: Doc, first: int, last: int) -> str | None:
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
