"""CRH: truths and weights of sources that lose least together, over words and numbers at once (Li and others 2014, SIGMOD)."""

from __future__ import annotations

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, Floats, Ints, sum_by
from backing.assessment.sources.truth.estimate import UNDECIDED, Estimate, choose, shares
from backing.assessment.sources.truth.sums import STEPS

STILL = 1e-6
"""Weights of which none changes by more, relative to the largest, stand still."""
DOUBT = 0.5
"""Assertions that are wrong by one half, added to what a source said: nobody's loss is 0 and nobody's weight infinite."""
_ALIKE = 1e-9


def crh(given: Assertions, *, doubt: float = DOUBT, steps: int = STEPS, still: float = STILL) -> Estimate:
    """A source's weight is -ln of its part in all losses; a truth is the value with most weight, or the weighted median.

    The loss is 0 or 1 for words (less on a tie, by the number of values that share it), and for numbers the distance from
    the truth over the standard deviation of the item's assertions. Losses are means over what a source said. ``score``
    holds the weights, ``belief`` a value's share of the weight.
    """
    source, fact = given.pairs
    count = np.bincount(source)
    numbers = _Numbers(given, fact) if given.number is not None else None
    weight, done, change = np.ones(len(given.sources)), 0, np.inf
    while done < steps and change > still:
        behind = sum_by(fact, weight[source])
        loss = _loss_of_words(behind, given)
        if numbers is not None:
            loss = np.where(numbers.there, numbers.loss(numbers.medians(behind)), loss)
        mean = (sum_by(source, loss[fact]) + doubt * 0.5) / (count + doubt)
        new = np.maximum(-np.log(mean / mean.sum()), _ALIKE)
        change = float(np.abs(new - weight).max() / new.max())
        weight, done = new, done + 1
    belief = sum_by(fact, weight[source])
    median = None if numbers is None else numbers.medians(belief)
    return Estimate(
        method="crh",
        score=weight,
        belief=shares(belief, given),
        chosen=choose(belief, given) if median is None else _nearest(median, choose(belief, given), given),
        steps=done,
        settled=change <= still,
        number=median,
    )


def _loss_of_words(behind: Floats, given: Assertions) -> Floats:
    best = np.maximum.reduceat(behind, given.starts)[given.item_of]
    top = behind >= best * (1 - _ALIKE)
    tied = sum_by(given.item_of, top.astype(float))[given.item_of]
    return 1.0 - top / tied


class _Numbers:
    """The facts of items that have numbers, in the order of these."""

    def __init__(self, given: Assertions, fact: Ints) -> None:
        number = given.number if given.number is not None else np.full(len(given.item_of), np.nan)
        self.there = ~np.isnan(number)
        self.value = np.where(self.there, number, 0.0)
        self.item_of, self.size = given.item_of, len(given.items)
        self.order = np.lexsort((self.value, self.item_of))
        self.starts = given.starts
        said = np.bincount(fact).astype(float)
        total = sum_by(self.item_of, said)
        mean = sum_by(self.item_of, said * self.value) / total
        square = sum_by(self.item_of, said * (self.value - mean[self.item_of]) ** 2) / total
        self.spread = np.where(square > 0, np.sqrt(square), 1.0)

    def medians(self, behind: Floats) -> Floats:
        """The weighted median of each item (items,), the middle of two where the weight splits evenly; NaN without numbers."""
        ordered = behind[self.order]
        run = np.cumsum(ordered)
        before = np.concatenate(([0.0], run))[self.starts]
        total = sum_by(self.item_of, behind)
        part = (run - before[self.item_of]) / total[self.item_of]
        place = np.arange(len(run))
        low, high = (
            np.minimum.reduceat(np.where(part >= limit, place, len(run)), self.starts)
            for limit in (0.5 - _ALIKE, 0.5 + _ALIKE)
        )
        values = self.value[self.order]
        middle = (values[low] + values[np.minimum(high, len(run) - 1)]) / 2
        return np.where(self.there[self.starts], middle, np.nan)

    def loss(self, median: Floats) -> Floats:
        """How far each fact is from its item's median (facts,), in standard deviations of the item."""
        return np.abs(self.value - np.nan_to_num(median)[self.item_of]) / self.spread[self.item_of]


def _nearest(median: Floats, chosen: Ints, given: Assertions) -> Ints:
    """The chosen fact of each item; where it has numbers the one that is the median, undecided where none is."""
    number = given.number if given.number is not None else np.full(len(given.item_of), np.nan)
    equal = number == median[given.item_of]
    place = np.minimum.reduceat(np.where(equal, np.arange(len(equal)), len(equal)), given.starts)
    return np.where(given.numeric, np.where(place < len(equal), place, UNDECIDED), chosen)
