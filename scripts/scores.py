"""How good were the probabilities? Scores of probabilities against what was so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from backing.evidence.statistics.share import share_of

BINS = 10
Judged = Sequence[tuple[float, bool]]
"""Probabilities with what was so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """``brier`` is the mean squared error (Brier 1950), ``log`` the mean of -ln of the probability of what was so (Good 1952).

    ``ece`` is the mean distance between what was said and how often it was so, over ``BINS`` bins of equal width weighted by
    their claims (Naeini, Cooper & Hauskrecht 2015).
    """

    claims: int
    brier: float
    log: float
    ece: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Claims with like probabilities: their mean, the share that was so, and its 95 % interval (Jeffreys)."""

    said: float
    so: float
    low: float
    high: float
    claims: int


def scores_of(judged: Judged) -> Scores:
    number = len(judged)
    return Scores(
        claims=number,
        brier=sum((p - so) ** 2 for p, so in judged) / number,
        log=-sum(math.log(p if so else 1 - p) for p, so in judged) / number,
        ece=sum(each.claims * abs(each.said - each.so) for each in reliability(judged)) / number,
    )


def reliability(judged: Judged) -> list[Bin]:
    """The bins that hold a claim, from the least probable on."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, so in judged:
        bins.setdefault(min(int(p * BINS), BINS - 1), []).append((p, so))
    return [_bin(bins[place]) for place in sorted(bins)]


def _bin(inside: Judged) -> Bin:
    number, right = len(inside), sum(so for _, so in inside)
    share = share_of(right, number)
    return Bin(
        said=sum(p for p, _ in inside) / number, so=right / number, low=share.low, high=share.high, claims=number
    )
