"""TruthFinder: a source is as trustworthy as its facts are certain (Yin, Han & Yu 2008, IEEE TKDE 20(6))."""

from __future__ import annotations

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, sum_by
from backing.assessment.sources.truth.estimate import Estimate, choose
from backing.assessment.sources.truth.sums import STEPS
from backing.errors import UnusableEvidence

TRUST = 0.9
"""The trust in every source at the start."""
DAMPING = 0.3
"""How far sources count as independent: without it two of trust .9 would make a fact 99 % certain."""
STILL = 1e-6
"""The largest change of a trust that stands still."""
_NEVER = 1e-12
"""No trust comes nearer to 1, since its logarithm would be infinite."""


def truthfinder(
    given: Assertions, *, trust: float = TRUST, damping: float = DAMPING, steps: int = STEPS, still: float = STILL
) -> Estimate:
    """Trust tau = -ln(1 - t) adds up over a fact's sources; belief is 1 / (1 + exp(-damping * sum)), in [0.5, 1).

    The paper's influence of similar values on each other is left out. Raises UnusableEvidence for a ``trust`` or
    ``damping`` that is not between 0 and 1.
    """
    for value, name in ((trust, "trust"), (damping, "damping")):
        if not 0 < value < 1:
            raise UnusableEvidence(f"the {name} is {value}", hint="give a number between 0 and 1")
    source, fact = given.pairs
    count = np.bincount(source)
    score, belief = np.full(len(given.sources), trust), np.zeros(len(given.item_of))
    done, change = 0, np.inf
    while done < steps and change > still:
        tau = -np.log(np.maximum(1 - score, _NEVER))
        belief = 1 / (1 + np.exp(-damping * sum_by(fact, tau[source])))
        new = sum_by(source, belief[fact]) / count
        change = float(np.abs(new - score).max())
        score, done = new, done + 1
    return Estimate(
        method="truthfinder",
        score=score,
        belief=belief,
        chosen=choose(belief, given),
        steps=done,
        settled=change <= still,
    )
