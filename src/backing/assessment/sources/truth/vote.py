"""One source, one vote: what every other method has to beat."""

from __future__ import annotations

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, sum_by
from backing.assessment.sources.truth.estimate import Estimate, choose, shares


def vote(given: Assertions) -> Estimate:
    """The value that most sources give. ``belief`` is its share of them, ``score`` how often a source is with the most."""
    source, fact = given.pairs
    votes = np.bincount(fact).astype(float)
    chosen = choose(votes, given)
    item = given.item_of[fact]
    decided = chosen[item] >= 0
    right = sum_by(source, ((chosen[item] == fact) & decided).astype(float))
    number = sum_by(source, decided.astype(float))
    score = np.divide(right, number, out=np.full(len(right), 0.5), where=number > 0)
    return Estimate(method="vote", score=score, belief=shares(votes, given), chosen=chosen, steps=1, settled=True)
