"""Sources that err in two ways, saying what is not so and leaving out what is (Zhao and others 2012, PVLDB 5(6)).

The latent truth model of the paper; its sampler is replaced by mean-field variational Bayes, which has no seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.sources.truth.assertions import Assertions, Floats, sum_by
from backing.assessment.sources.truth.estimate import Estimate, choose
from backing.errors import UnusableEvidence

SENSITIVITY = (5.0, 5.0)
"""Prior counts: true facts that a source states, and leaves out."""
FALSE_POSITIVES = (1.0, 9.0)
"""Prior counts: false facts that a source states, and leaves out."""
TRUE_FACTS = (1.0, 1.0)
"""Prior counts of facts that are true, and false."""
STEPS = 200
"""Rounds at most."""
STILL = 1e-6
"""The largest change of a belief that stands still."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TwoSided(Estimate):
    """An estimate with both errors of each source: P(states a fact of an item it speaks of | true), and given false.

    ``sensitivity`` and ``false_positives`` (sources,) are posterior means, ``belief`` (facts,) probabilities; the facts of an
    item do not exclude each other. ``score`` is the mean belief in what a source states.
    """

    sensitivity: Floats
    false_positives: Floats


def ltm(
    given: Assertions,
    *,
    sensitivity: tuple[float, float] = SENSITIVITY,
    false_positives: tuple[float, float] = FALSE_POSITIVES,
    true_facts: tuple[float, float] = TRUE_FACTS,
    steps: int = STEPS,
    still: float = STILL,
) -> TwoSided:
    """Each source that speaks of an item is taken to deny those of the item's facts that it does not state.

    Raises UnusableEvidence for prior counts that are not above 0.
    """
    from scipy.special import digamma, expit

    if not all(0 < count < np.inf for prior in (sensitivity, false_positives, true_facts) for count in prior):
        raise UnusableEvidence("a prior count is not above 0", hint="give two positive numbers for each prior")
    source, fact = given.pairs
    spoken = np.unique(source * len(given.items) + given.item_of[fact])
    speaker, item = spoken // len(given.items), spoken % len(given.items)
    ahead = float(np.log(true_facts[0] / true_facts[1]))
    belief = np.bincount(fact) / np.bincount(item)[given.item_of]
    done, change = 0, np.inf
    while done < steps and change > still:
        stated = [sum_by(source, part[fact]) for part in (belief, 1 - belief)]
        whole = [sum_by(given.item_of, part) for part in (belief, 1 - belief)]
        could = [sum_by(speaker, part[item]) for part in whole]
        a, b = (
            [yes + prior[0], could_say - yes + prior[1]]
            for yes, could_say, prior in zip(stated, could, (sensitivity, false_positives), strict=True)
        )
        silent = digamma(a[1]) - digamma(a[0] + a[1]) - digamma(b[1]) + digamma(b[0] + b[1])
        states = digamma(a[0]) - digamma(a[0] + a[1]) - digamma(b[0]) + digamma(b[0] + b[1])
        odds = ahead + sum_by(item, silent[speaker])[given.item_of]
        odds = odds + sum_by(fact, (states - silent)[source])
        new = expit(odds)
        change = float(np.abs(new - belief).max())
        belief, done = new, done + 1
    return TwoSided(
        method="ltm",
        score=sum_by(source, belief[fact]) / np.bincount(source),
        belief=belief,
        chosen=choose(belief, given),
        steps=done,
        settled=change <= still,
        sensitivity=a[0] / (a[0] + a[1]),
        false_positives=b[0] / (b[0] + b[1]),
    )
