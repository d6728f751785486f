"""Two rows that are one event, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class EventKey:
    """What names a row: its dataset, release and id."""

    dataset: str
    release: str
    id: str

    def __str__(self) -> str:
        return f"{self.dataset}@{self.release}:{self.id}"


class Decided(StrEnum):
    """How a pair came about: the score, the score of a part of a larger event, or the user."""

    SCORE = "score"
    SPLIT = "split"
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How well two rows agree in one dimension, from 0 to 1, and what was compared, in words."""

    dimension: str
    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two rows taken for one event; ``one`` is the lesser key, so that the order of the releases does not matter.

    ``score`` is the weighted mean of ``agreements``. A pair of the user's has them too: they show how far it is from what
    the score alone would have found.
    """

    one: EventKey
    other: EventKey
    score: float
    decided: Decided
    agreements: tuple[Agreement, ...]


def least_certain(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs by their scores, the least certain first."""
    return sorted(pairs, key=lambda pair: (pair.score, pair.one, pair.other))
