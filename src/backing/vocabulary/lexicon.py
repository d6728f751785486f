"""The numbers that stand in for vague words, and the stems that tell what a claim counts and which way it points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from backing.vocabulary.tables import read_table, table_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The most lenient (``low``), the middle and the strictest (``high``) admissible meaning of a vague word."""

    low: float
    central: float
    high: float

    def each(self) -> tuple[float, ...]:
        """The distinct values, lenient first."""
        return tuple(dict.fromkeys((self.low, self.central, self.high)))


def threshold(name: str) -> Threshold:
    """The threshold of a lexicon entry; raises KeyError for an unknown name."""
    return Threshold(**_lexicon()[name])


def direction_of(text: str) -> str | None:
    """``down`` or ``up``, whichever stem comes first in the text; None when there is none."""
    text = text.lower()
    found = [(text.index(stem), way) for way in ("down", "up") for stem in _lexicon()["direction"][way] if stem in text]
    return min(found)[1] if found else None


def is_course(text: str) -> bool:
    """Whether a text speaks of a change that goes on ("growth", "declining"), and not of one level after another."""
    text = text.lower()
    return any(stem in text for stem in _lexicon()["course"]["stems"])


def measure_of(text: str) -> str | None:
    """What the text counts (``claims``, ``attacks``, ``strength`` …); None when no stem of the lexicon occurs."""
    text = text.lower()
    found = [
        (group["rank"], text.index(stem), group["name"])
        for group in _lexicon()["measure"]
        for stem in group["stems"]
        if stem in text
    ]
    return min(found)[2] if found else None


@cache
def scope_words(*groups: str) -> frozenset[str]:
    """The words, in lower case, that the named groups of the scope list (``function``, ``violence`` …) hold."""
    return frozenset(word for group in groups for word in _lexicon()["scope"][group].split())


def lexicon_digest() -> str:
    """SHA-256 of the lexicon's file: proof of which thresholds an assessment used."""
    return table_digest("lexicon.toml")


def _lexicon() -> dict[str, Any]:
    return read_table("lexicon.toml")
