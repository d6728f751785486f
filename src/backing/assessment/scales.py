"""Words for probabilities (ICD 203, PHIA) and for Bayes factors (Kass and Raftery 1995); decibans (Good 1950)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A word and the probabilities that it stands for, both ends among them unless they are ``open_below``, ``open_above``."""

    word: str
    low: float
    high: float
    open_below: bool = False
    open_above: bool = False

    def holds(self, p: float) -> bool:
        above = p > self.low if self.open_below else p >= self.low
        below = p < self.high if self.open_above else p <= self.high
        return above and below


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Words for probabilities as one standard has them, in rising order. Bands may touch, or leave gaps."""

    title: str
    source: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The word for one probability, None where the scale has none, and what is to be said of it: an edge, a gap, no word."""

    word: str | None
    note: str = ""


class ScaleName(StrEnum):
    """What ``--words`` takes."""

    ICD_203 = "icd203"
    ICD_203_ALTERNATIVE = "icd203-alternative"
    PHIA = "phia"


_DIGITS = 9
"""Probabilities that are the same to so many digits are one: 1 - 0.8 is on the edge at 0.2."""

_ICD_203_EDGES = (0.01, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 0.99)
_ICD_203_WORDS = (
    "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain",
)  # fmt: skip
_ICD_203_OTHER_WORDS = (
    "remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable", "nearly certain",
)  # fmt: skip


def _touching(words: tuple[str, ...], edges: tuple[float, ...]) -> tuple[Band, ...]:
    return tuple(Band(word=word, low=low, high=high) for word, (low, high) in zip(words, pairwise(edges), strict=True))


SCALES = {
    ScaleName.ICD_203: Scale(
        title="US Intelligence Community Directive 203",
        source="Office of the Director of National Intelligence, 2 January 2015",
        bands=_touching(_ICD_203_WORDS, _ICD_203_EDGES),
    ),
    ScaleName.ICD_203_ALTERNATIVE: Scale(
        title="US Intelligence Community Directive 203, second row",
        source="Office of the Director of National Intelligence, 2 January 2015",
        bands=_touching(_ICD_203_OTHER_WORDS, _ICD_203_EDGES),
    ),
    ScaleName.PHIA: Scale(
        title="UK PHIA probability yardstick",
        source="Professional Head of Intelligence Assessment, gov.uk, 24 March 2025",
        bands=(
            Band(word="remote chance", low=0.0, high=0.05, open_below=True),
            Band(word="highly unlikely", low=0.10, high=0.20),
            Band(word="unlikely", low=0.25, high=0.35),
            Band(word="realistic possibility", low=0.40, high=0.50, open_above=True),
            Band(word="likely or probable", low=0.55, high=0.75),
            Band(word="highly likely", low=0.80, high=0.90),
            Band(word="almost certain", low=0.95, high=1.0, open_above=True),
        ),
    ),
}

KASS_RAFTERY = (
    (3.0, "hardly worth mentioning"),
    (20.0, "positive"),
    (150.0, "strong"),
)
"""Upper ends of the bands of Bayes factors from 1 on; what is beyond them is very strong."""

DECIBANS_PER_NAT = 10 / math.log(10)


def term(scale: Scale, p: float) -> Term:
    """The word for a probability in [0, 1]; raises ValueError outside it.

    On an edge where two bands touch the word is that of the band above; in a gap it is that of the nearest band, and half
    way that of the one above. Both are noted. Beyond the outermost bands there is no word.
    """
    if not 0 <= p <= 1:
        raise ValueError(f"not a probability: {p}")
    p = round(p, _DIGITS)
    holding = [band for band in scale.bands if band.holds(p)]
    if not holding:
        return _beyond(scale, p) or _in_gap(scale, p)
    word = holding[-1].word
    if len(holding) > 1:
        return Term(word=word, note=f"on the edge to {holding[0].word}")
    ends = (scale.bands[0].low, scale.bands[-1].high)
    beyond = [words for end, words in zip(ends, _none(scale), strict=True) if p == end]
    return Term(word=word, note=f"on the edge: {beyond[0]}" if beyond else "")


def factor_word(decibans_for: float) -> str:
    """The term of Kass and Raftery for a Bayes factor, given in decibans; the same for a thing and its opposite."""
    factor = 10 ** (min(abs(decibans_for), 300.0) / 10)
    return next((word for upper, word in KASS_RAFTERY if factor <= upper), "very strong")


def decibans(log_lr: float) -> float:
    """10 log10 of a likelihood ratio whose natural log is given."""
    return log_lr * DECIBANS_PER_NAT


def _beyond(scale: Scale, p: float) -> Term | None:
    below, above = _none(scale)
    if p <= scale.bands[0].low:
        return Term(word=None, note=below)
    return Term(word=None, note=above) if p >= scale.bands[-1].high else None


def _none(scale: Scale) -> tuple[str, str]:
    """Where a scale has no word: below its first band, above its last; at 0 and at 1 where these are open."""
    first, last = scale.bands[0], scale.bands[-1]
    return (
        f"no word {'at' if first.open_below else 'below'} {first.low:.0%}",
        f"no word {'at' if last.open_above else 'above'} {last.high:.0%}",
    )


def _in_gap(scale: Scale, p: float) -> Term:
    below, above = next((lower, upper) for lower, upper in pairwise(scale.bands) if lower.high <= p < upper.low)
    nearest = below if round(p - below.high, _DIGITS) < round(above.low - p, _DIGITS) else above
    return Term(word=nearest.word, note=f"in the gap between {below.word} and {above.word}")
