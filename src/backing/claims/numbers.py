"""Numbers as people write them: digits, words, fractions and multiples."""

from __future__ import annotations

import re

_UNITS = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {name: 10 * n for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1_000,
    "m": 1_000_000,
}
_WHOLE = {"a": 1, "an": 1, "dozen": 12, "half": 0.5, "several": 3, "few": 3, "couple": 2}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 2 / 3,
    "quarter": 1 / 4,
    "quarters": 3 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
}

NUMBER_WORDS = frozenset({*_UNITS, *_TENS, "hundred", "thousand", "million", "billion", "dozen"})


def read_number(text: str) -> float | None:
    """The value of "7,000", "eleven", "twenty-five", "two dozen", "4.5 thousand", "1.2 million"; None when it is no number."""
    words = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", text.lower())
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word[0].isdigit():
            current, seen = current + float(word.replace(",", "")), True
        elif word in _UNITS or word in _TENS:
            current, seen = current + _UNITS.get(word, _TENS.get(word, 0)), True
        elif word == "hundred":
            current, seen = (current or 1) * 100, True
        elif word in _SCALES:
            total, current, seen = total + (current or 1) * _SCALES[word], 0.0, True
        elif word == "dozen":
            current, seen = (current or 1) * 12, True
        elif word in _WHOLE:
            current, seen = current or float(_WHOLE[word]), True
        elif word not in ("and", "of"):
            return None
    return total + current if seen else None


def read_fraction(text: str) -> float | None:
    """The value of "a third", "two thirds", "half", "three-quarters"; None when it is no fraction."""
    words = re.findall(r"[a-z]+", text.lower())
    if not words or words[-1] not in _FRACTIONS:
        return None
    base = words[-1].rstrip("s") if words[-1] != "half" else "half"
    times = read_number(" ".join(words[:-1])) if words[:-1] else 1
    return (times or 1) * _FRACTIONS[base]
