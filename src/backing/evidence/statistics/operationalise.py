"""A vague word as a curve: P(the claim is true | what the word is taken to mean), and where the answer turns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.vocabulary.lexicon import Threshold


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """P(claim true | threshold) over rising thresholds, and at the lexicon's lenient, middle and strict meaning.

    ``turns`` is the threshold at which the probability passes one half, None where it does so nowhere on the curve.
    """

    points: tuple[tuple[float, float], ...]
    low: float
    central: float
    high: float
    turns: float | None

    @property
    def same_side(self) -> bool:
        """Whether the lenient, the middle and the strict meaning fall on the same side of one half."""
        return (self.low > 0.5) == (self.central > 0.5) == (self.high > 0.5)


def above(
    prob_below: Callable[[float], float], word: Threshold, *, thresholds: Sequence[float] = (), steps: int = 41
) -> Curve:
    """The curve of a claim that a quantity lies above the threshold of ``word`` ("significant presence"); it falls.

    ``prob_below`` gives P(quantity < x) from any posterior. ``thresholds`` are the points of the curve; without them,
    ``steps`` of them from half the least to twice the greatest meaning, equal on the log scale. A meaning not above 0, or
    probabilities that are none or do not rise with x, raise UnusableNumbers.
    """
    return _curve(lambda x: 1 - prob_below(x), word, thresholds, steps, rising=False)


def below(
    prob_below: Callable[[float], float], word: Threshold, *, thresholds: Sequence[float] = (), steps: int = 41
) -> Curve:
    """The curve of a claim that a quantity lies below the threshold of ``word`` ("only remnants"); it rises.

    Arguments and errors as ``above``.
    """
    return _curve(prob_below, word, thresholds, steps, rising=True)


def _curve(
    chance: Callable[[float], float], word: Threshold, thresholds: Sequence[float], steps: int, *, rising: bool
) -> Curve:
    meanings = [given.positive(value, name="a meaning of the word") for value in word.each()]
    places = sorted({*meanings, *(float(each) for each in thresholds or _spread(meanings, steps))})
    points = tuple((x, given.chance(chance(x), name="P(claim | threshold)")) for x in places)
    ways = [(later[1] - earlier[1]) * (1 if rising else -1) for earlier, later in pairwise(points)]
    if any(step < -1e-9 for step in ways):
        raise UnusableNumbers("P(claim | threshold) turns back as the threshold grows", hint="give P(quantity < x)")
    at = dict(points)
    return Curve(points=points, low=at[word.low], central=at[word.central], high=at[word.high], turns=_crossing(points))


def _spread(meanings: Sequence[float], steps: int) -> list[float]:
    first, last = min(meanings) / 2, max(meanings) * 2
    return [first * (last / first) ** (n / (steps - 1)) for n in range(max(2, steps))]


def _crossing(points: Sequence[tuple[float, float]]) -> float | None:
    """Where the curve passes one half, on the straight line between the two points around it."""
    for (x0, p0), (x1, p1) in pairwise(points):
        if (p0 - 0.5) * (p1 - 0.5) <= 0 and p0 != p1:
            return x0 + (0.5 - p0) / (p1 - p0) * (x1 - x0)
    return None
