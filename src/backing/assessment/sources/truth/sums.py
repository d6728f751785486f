"""Methods that pass trust to facts and belief back to sources until both stand still.

Sums and AverageLog: Pasternack & Roth 2010, "Knowing what to believe", COLING; Sums is the hubs and authorities of Kleinberg
1999. Scores and beliefs are scaled so that the highest is 1: they rank, and are no probabilities.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, Floats, sum_by
from backing.assessment.sources.truth.estimate import Estimate, choose
from backing.errors import UnusableEvidence

STEPS = 100
"""Passes at most."""
STILL = 1e-8
"""Scores that change by less, summed over sources, stand still."""

Pass = Callable[[Floats, Floats], tuple[Floats, Floats]]


def sums(given: Assertions, *, steps: int = STEPS, still: float = STILL) -> Estimate:
    """A source is worth the sum of its facts, a fact the sum of its sources."""
    source, fact = given.pairs

    def once(_score: Floats, belief: Floats) -> tuple[Floats, Floats]:
        score = sum_by(source, belief[fact])
        return score, sum_by(fact, score[source])

    return _until_still("sums", given, once, np.full(len(given.item_of), 0.5), steps, still)


def average_log(given: Assertions, *, steps: int = STEPS, still: float = STILL) -> Estimate:
    """A source is worth the mean of its facts times the log of their number, so that who says little gains little.

    Raises UnusableEvidence where every source asserts one thing alone: each is then worth nothing.
    """
    source, fact = given.pairs
    count = np.bincount(source)
    if count.max() < 2:
        raise UnusableEvidence(
            "every source asserts one thing alone, and average_log then gives all of them 0", hint="use another method"
        )
    factor = np.log(count) / count

    def once(_score: Floats, belief: Floats) -> tuple[Floats, Floats]:
        score = factor * sum_by(source, belief[fact])
        return score, sum_by(fact, score[source])

    return _until_still("average_log", given, once, np.full(len(given.item_of), 0.5), steps, still)


def _until_still(method: str, given: Assertions, once: Pass, belief: Floats, steps: int, still: float) -> Estimate:
    score = np.ones(len(given.sources))
    done, change = 0, np.inf
    while done < steps and change > still:
        new, belief = once(score, belief)
        new, belief = new / new.max(), belief / belief.max()
        change = float(np.abs(new - score).sum())
        score, done = new, done + 1
    return Estimate(
        method=method, score=score, belief=belief, chosen=choose(belief, given), steps=done, settled=change <= still
    )
