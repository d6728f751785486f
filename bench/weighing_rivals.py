"""How others score a matrix of evidence, after their published formulas; none of their code is here.

Each takes the cases of a condition as their analyst entered them and gives a score to every hypothesis, the higher the better.
Those that rank and give no probability are given one: the softmax of the score, at the temperature that suits them best on
clean cases, so that no rival is marked down for probabilities that it never stated.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from bench.weighing_cases import CENTRES, STATED, Cases, Floats

TIE = 1e-3
"""The weight of a second criterion that decides between hypotheses equal in the first."""
PARC_CREDIBILITY = np.array([1 / np.sqrt(2), 1.0, np.sqrt(2), np.sqrt(2)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Somebody's way to score hypotheses; ``ranks`` where the scores are no log-probabilities."""

    name: str
    score: Callable[[Cases], Floats]
    ranks: bool = True


def parc(cases: Cases) -> Floats:
    """ACH 1.1, technical description (PARC with Heuer): -- counts 2 and - counts 1, times credibility, times relevance.

    Credibility low, medium and high weighs 1/√2, 1 and √2; all items are of medium relevance.
    """
    against = np.maximum(-cases.letters, 0)
    return -(against * PARC_CREDIBILITY[cases.grade][:, :, None]).sum(axis=1)


def open_synthesis(cases: Cases) -> Floats:
    """Open Synthesis: the sum of the squared distances from neutral of what speaks against; equals by what speaks for.

    It takes no credibility. With one analyst the mean vote is the vote.
    """
    against = (np.minimum(cases.letters, 0) ** 2).sum(axis=1)
    return -against + TIE * (np.maximum(cases.letters, 0) ** 2).sum(axis=1)


def arkham_mirror(cases: Cases) -> Floats:
    """ArkhamMirror: fewest inconsistencies first; equals by the mean letter weighted by credibility (0 to 1)."""
    count = (cases.letters < 0).sum(axis=1)
    weight = np.array(STATED)[cases.grade][:, :, None]
    return -count + TIE * (cases.letters * weight).sum(axis=1) / weight.sum(axis=1)


def likelihood_map(cases: Cases) -> Floats:
    """Every letter is taken for a chance (.95, .80, .50, .20, .05), and Bayes' rule for independent items does the rest."""
    return np.log(CENTRES[cases.letters + 2]).sum(axis=1)


def majority(cases: Cases) -> Floats:
    """Every item has one vote, for the hypothesis that it is rated best against; equals share it."""
    best = cases.letters == cases.letters.max(axis=2, keepdims=True)
    return (best / best.sum(axis=2, keepdims=True)).sum(axis=1)


RIVALS = (
    Rival(name="PARC ACH", score=parc),
    Rival(name="Open Synthesis", score=open_synthesis),
    Rival(name="ArkhamMirror", score=arkham_mirror),
    Rival(name="letters as chances", score=likelihood_map, ranks=False),
    Rival(name="majority vote", score=majority),
)


def softmax(score: Floats) -> Floats:
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    return weight / weight.sum(axis=1, keepdims=True)


def best_temperature(score: Floats, truth: np.ndarray) -> float:
    """What to divide scores by so that their softmax foretells the truth best (log score)."""

    def loss(log_temperature: float) -> float:
        p = softmax(score / np.exp(log_temperature))
        return -float(np.log(np.take_along_axis(p, truth[:, None], axis=1) + 1e-12).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-4, 4), method="bounded").x))
