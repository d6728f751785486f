"""How good probabilities are: hits, Brier and log score, calibration, with standard errors, and two contenders held together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bench.weighing_cases import HYPOTHESES, Floats, Whole

LEAST = 0.001
"""What a contender is taken to have said where it gave the truth a smaller probability: a log score must stay finite."""
BINS = 10
DRAWS = 200
"""Resamples of the cases behind the standard error of the calibration error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Of one contender on some cases: one number a case each, but ``ece`` and its standard error, which are of all.

    ``hit`` is 1 where the likeliest hypothesis is the true one (shared by equals), ``brier`` the squared distance summed over
    the hypotheses (0 to 2; Brier 1950), ``log`` the log of the probability of the truth. ``ece`` is the expected calibration
    error of the likeliest hypothesis in ten bins.
    """

    hit: Floats
    brier: Floats
    log: Floats
    ece: float
    ece_error: float


def scores(p: Floats, truth: Whole) -> Scores:
    """The scores of some probabilities, shape (cases, 5): the four named hypotheses and none of them."""
    best = p >= p.max(axis=1, keepdims=True) - 1e-12
    so = np.eye(HYPOTHESES + 1)[truth]
    hit = (best * so).sum(axis=1) / best.sum(axis=1)
    draw = np.random.default_rng(7)
    again = (draw.integers(0, len(p), len(p)) for _ in range(DRAWS))
    sure = p.max(axis=1)
    return Scores(
        hit=hit,
        brier=((p - so) ** 2).sum(axis=1),
        log=np.log(np.maximum((p * so).sum(axis=1), LEAST)),
        ece=calibration_error(sure, hit),
        ece_error=float(np.std([calibration_error(sure[rows], hit[rows]) for rows in again])),
    )


def calibration_error(sure: Floats, hit: Floats) -> float:
    """Mean over bins, by their size, of how far the share of hits lies from the mean probability."""
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return float(np.abs(np.bincount(bins, weights=sure - hit, minlength=BINS)).sum() / len(sure))


def mean(values: Floats) -> tuple[float, float]:
    """The mean over the cases and its standard error; of a difference of two contenders they are paired."""
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))


def with_none(p: Floats, share: float) -> Floats:
    """Probabilities of the named hypotheses with a share put aside for none of them."""
    return np.column_stack([p * (1 - share), np.full(len(p), share)])
