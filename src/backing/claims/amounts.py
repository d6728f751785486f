"""The forms in which texts write an amount: shares, ranges, bounds, plain numbers, multiples, ordinals, vague words.

Every reader yields what it finds in a text, with the place of its words but without the noun that it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from backing.claims.claim import Quantity
from backing.claims.numbers import NUMBER_WORDS, read_fraction, read_number
from backing.claims.timewords import UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount in a text: where its words stand, what they say, and the unit if the words hold it.

    ``form`` is odds, share, range, bound, number, times, ordinal, vague or soft.
    """

    start: int
    end: int
    form: str
    quantity: Quantity


_SCALE = r"(?:hundred|thousand|million|billion)"
_ONE = rf"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_DIGITS = rf"(?<![\w:./-])\d(?!\d?:\d)[\d,]*(?:\.\d+)?(?![\d:])(?:\s*{_SCALE}\b|(?:bn|mn?|k)\b)?"
_AND = rf"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+{_ONE}\b"
_WORDED = rf"\b(?:{_ONE}|(?:a|half\s+a)\s+(?:dozen|{_SCALE}))\b(?:(?:-|\s+){_ONE}\b|{_AND})*"
_NUMBER = rf"(?:{_DIGITS}|{_WORDED})"
_MONEY = r"(?:US)?[$€£]\s?"

_LEAST = (
    r"at least|(?:well |far |slightly |little )?(?:more than|over|above)|upwards of|no fewer than|no less than"
    r"|not fewer than|not less than|a minimum of|in excess of"
)
_MOST = (
    r"up to|as many as|at most|no more than|not more than|(?:well )?(?:fewer than|less than|under|below)|a maximum of"
)
_ABOUT = (
    r"about|around|roughly|some|nearly|almost|approximately|an estimated|an average of|close to|only|just|exactly|fully|barely"
    r"|perhaps|maybe"
)
_OPEN = re.compile(r"above|over|more than|in excess of")
_VAGUE = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "thousands": 2_000, "hundreds": 200, "scores": 40,
    "dozens": 24, "several": 3, "a handful": 3, "a few": 3, "a couple": 2, "multiple": 2, "a number": 3,
    "several hundred": 300, "several thousand": 3_000, "a few hundred": 300, "a few dozen": 24, "several dozen": 36,
    "a few thousand": 3_000,
}  # fmt: skip
_LOOSE = (
    r"many|numerous|few|most|some|significant|substantial|large|heavy|countless|remnants|abundance"
    r"|robust|a lot|any"
)
_TIMES = {
    "doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "halved": 0.5, "twofold": 2, "threefold": 3, "fourfold": 4,
    "fivefold": 5, "tenfold": 10, "twice": 2,
}  # fmt: skip
_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), start=2)}

_RANGE = re.compile(
    rf"(?:\b(?P<q>between|from|ranging from|anywhere from)\s+)?(?:{_MONEY})?(?P<a>{_NUMBER})\s*(?:to|and|–|-|or)\s*"
    rf"(?:{_MONEY})?(?P<b>{_NUMBER})\b(?!\s*[/])",
    re.IGNORECASE,
)
_BOUND = re.compile(rf"\b(?P<q>{_LEAST}|{_MOST}|{_ABOUT})\s+(?P<m>{_MONEY})?(?P<a>{_NUMBER})(?![a-z])", re.IGNORECASE)
_PLAIN = re.compile(rf"(?P<m>{_MONEY})?(?P<a>{_NUMBER})(?![a-z])(?P<p>\s*(?:%|per\s?cent\b|percent\b))?", re.IGNORECASE)
_ODDS = re.compile(
    rf"(?P<a>{_NUMBER})\s+(?:(?!to\b|and\b|of\b)[a-z]+\s+)?(?:(?:out of|in)(?:\s+every)?)\s+(?P<b>{_NUMBER})\b"
    r"(?!\s+(?:day|week|month|year|hour|village|town|district|province|state|place|region|country|countries))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:(?P<b>up to|as many as|more than|over|at least|less than|under|nearly|almost|about|roughly|around|by)\s+)*"
    r"(?P<a>(?:an?|one|two|three|four)[\s-](?:third|quarter|fifth|tenth|half)s?|half)\b(?!-)(?!\s+an?\b)"
    r"(?:\s+(?:of\s+)?(?P<of>(?:the|its|their|his|her|our|all)(?:\s+\w+)?|(?<=of )\w+))?",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?P<a>" + "|".join(sorted(_VAGUE, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_TURNED = re.compile(
    r"\b(?P<q>(?:roughly |nearly |almost |more than )?(?P<a>" + "|".join(_TIMES) + r"))\b"
    rf"(?!\s+(?:an?|per|every|each|in\s+a)\s+(?:hour|{UNIT}|night)\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?P<a>" + "|".join(_ORDINALS) + r")\b(?!\s+(?:anniversary|brigade|division|region|army|corps|quarter|century))",
    re.IGNORECASE,
)
_SOFT = re.compile(rf"\b(?P<a>{_LOOSE})\b", re.IGNORECASE)


def _read_odds(text: str) -> Iterator[Amount]:
    """As in "four in ten police posts": a share."""
    for hit in _ODDS.finditer(text):
        part, whole = read_number(hit["a"]), read_number(hit["b"])
        if part is not None and whole and part < whole <= 100:
            yield _amount(hit, "odds", Quantity(value=round(part / whole, 3), unit="share", qualifier=hit.group()))


def _read_share(text: str) -> Iterator[Amount]:
    """As in "two thirds of the country", "up to half its men"; "a third was wounded" counts persons."""
    for hit in _SHARE.finditer(text):
        value = read_fraction(hit["a"])
        if value is None or (hit["of"] is None and re.match(r"\s+(?:was|were|is|are|has|had)\b", text[hit.end() :])):
            continue
        unit, qualifier = f"share of {hit['of']}" if hit["of"] else "share", hit.group().strip()
        bound = hit["b"] or ""
        yield _amount(hit, "share", bounded(round(value, 3), bound.lower(), unit, qualifier))


def _read_range(text: str) -> Iterator[Amount]:
    for hit in _RANGE.finditer(text):
        low, high = read_number(hit["a"]), read_number(hit["b"])
        if low is None or high is None:
            continue
        scale = re.search(rf"{_SCALE}\b", hit["b"], re.IGNORECASE)
        if scale and low < high and not re.search(rf"{_SCALE}|\d{{3}}", hit["a"], re.IGNORECASE):
            low *= read_number(scale.group()) or 1
        joined, opening = hit.group().lower(), (hit["q"] or "").lower()
        if opening == "from":
            continue  # "went from three to eleven" is a change, not a range
        if low < high and (opening or re.search(r" to | or |–|-", joined)):
            yield _amount(hit, "range", Quantity(low=low, high=high, qualifier=hit["q"]))


def _read_bound(text: str) -> Iterator[Amount]:
    for hit in _BOUND.finditer(text):
        value = read_number(hit["a"])
        if value is not None:
            yield _amount(hit, "bound", bounded(value, hit["q"].lower(), _money(hit), hit["q"].lower()))


def bounded(value: float, word: str, unit: str | None, qualifier: str) -> Quantity:
    """A number with the word before it: a lower bound, an upper bound, or about so many."""
    if re.fullmatch(_LEAST, word):
        return Quantity(low=value, unit=unit, qualifier=qualifier)
    if re.fullmatch(_MOST, word):
        return Quantity(high=value, unit=unit, qualifier=qualifier)
    return Quantity(value=value, unit=unit, qualifier=qualifier)


def is_open(quantity: Quantity) -> bool:
    """Whether an amount is a lower bound that a negation turns into an upper one: "never above 300"."""
    return quantity.low is not None and quantity.high is None and bool(_OPEN.search(quantity.qualifier or ""))


def _read_plain(text: str) -> Iterator[Amount]:
    for hit in _PLAIN.finditer(text):
        value = read_number(hit["a"])
        if value is not None:
            yield _amount(hit, "number", Quantity(value=value, unit="percent" if hit["p"] else _money(hit)))


def _money(hit: re.Match[str]) -> str | None:
    sign = (hit["m"] or "").strip()[-1:]
    return {"$": "dollars", "€": "euros", "£": "pounds"}.get(sign)


def _read_turned(text: str) -> Iterator[Amount]:
    for hit in _TURNED.finditer(text):
        value, words = _TIMES[hit["a"].lower()], hit["q"].lower()
        over = words.startswith("more than") and hit["a"].lower() != "halved"
        times = Quantity(low=value) if over else Quantity(value=value)
        yield _amount(hit, "times", replace(times, unit="times", qualifier=words))


def _read_ordinal(text: str) -> Iterator[Amount]:
    """As in "the fourth large attack": so many by now."""
    for hit in _ORDINAL.finditer(text):
        yield _amount(hit, "ordinal", Quantity(value=_ORDINALS[hit["a"].lower()], qualifier=hit["a"].lower()))


def _read_vague(text: str) -> Iterator[Amount]:
    for hit in _MANY.finditer(text):
        yield _amount(hit, "vague", Quantity(low=_VAGUE[hit["a"].lower()], qualifier=hit["a"].lower()))


def _read_soft(text: str) -> Iterator[Amount]:
    for hit in _SOFT.finditer(text):
        yield _amount(hit, "soft", Quantity(qualifier=hit["a"].lower()))


def _amount(hit: re.Match[str], form: str, quantity: Quantity) -> Amount:
    return Amount(start=hit.start(), end=hit.end(), form=form, quantity=quantity)


_READERS: tuple[Callable[[str], Iterator[Amount]], ...] = (
    _read_odds, _read_share, _read_vague, _read_range, _read_bound, _read_turned, _read_plain, _read_ordinal, _read_soft,
)  # fmt: skip


def find_amounts(text: str) -> list[Amount]:
    """The amounts in a text; where two share words, the form that says more. Numbers first, then ordinals, then words."""
    found: list[Amount] = []
    for read in _READERS:
        found += [a for a in read(text) if not any(a.start < b.end and b.start < a.end for b in found)]
    return found
