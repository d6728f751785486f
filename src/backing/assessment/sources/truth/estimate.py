"""What a method of truth discovery makes of assertions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, Floats, Ints, sum_by

UNDECIDED = -1
"""Stands for the fact of an item whose best facts are believed alike."""

_ALIKE = 1e-9
"""Beliefs that differ by less, relative to the item's best, are a tie: no order of names may decide it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Estimate:
    """Scores of sources, beliefs in facts, and the fact of each item that is believed most.

    ``score`` (sources,) and ``belief`` (facts,) rise with what they stand for; only the methods that say so give
    probabilities. ``chosen`` (items,) is a fact, or UNDECIDED on a tie. ``number`` (items,) is the estimated number of an
    item that has numbers, NaN for others; None where the method estimates none. ``settled`` is False where the limit of
    ``steps`` came first.
    """

    method: str
    score: Floats
    belief: Floats
    chosen: Ints
    steps: int
    settled: bool
    number: Floats | None = None
    log_likelihood: float | None = None


def choose(belief: Floats, given: Assertions) -> Ints:
    """The fact of each item that is believed most; UNDECIDED where two are."""
    starts = given.starts
    best = np.maximum.reduceat(belief, starts)
    top = belief >= (best - _ALIKE * np.abs(best))[given.item_of]
    number = np.add.reduceat(top.astype(np.int64), starts)
    place = np.where(top, np.arange(len(belief)), len(belief))
    return np.where(number == 1, np.minimum.reduceat(place, starts), UNDECIDED)


def shares(belief: Floats, given: Assertions) -> Floats:
    """Beliefs (facts,) scaled to sum to 1 within each item; alike where all of an item's are 0."""
    total = sum_by(given.item_of, belief)[given.item_of]
    count = np.bincount(given.item_of, minlength=len(given.items))[given.item_of]
    return np.divide(belief, total, out=1.0 / count, where=total > 0)
