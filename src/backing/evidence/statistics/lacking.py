"""What there was in all, where a known share of the events is missing from the record by chance.

The number of events behind n recorded ones, each recorded with chance g, is n + NB(n + 1, g) under a flat prior (Huso, Dalthorp
et al. 2015, USGS DS-881; ``unseen`` is the same). Where each event adds an amount, such as its deaths, the missing sum is a
compound of that number and of amounts like the recorded ones: nothing with the chance that no event is missing, else a gamma with
the mean and the variance of the compound, the error of the mean amount included.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import gamma, nbinom

from backing.evidence.statistics import given

Array = NDArray[np.float64]
PARTS = 2_000
"""Equal parts of probability by which a distribution is told: no chance is told more finely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """The sum in all: ``levels`` are its quantiles in the middles of ``PARTS`` equal parts."""

    recorded: float
    levels: Array

    def over(self, exposure: float) -> Total:
        """The same per unit of an exposure."""
        days = given.positive(exposure, name="the exposure")
        return Total(recorded=self.recorded / days, levels=self.levels / days)

    def prob_within(self, low: float, high: float) -> float:
        """P(low <= total <= high); amounts that are no whole numbers may differ by half a one."""
        return float(((self.levels >= low - 1e-9) & (self.levels <= high + 1e-9)).mean())

    def tail(self, number: float) -> float:
        """Twice the chance of lying as far out as ``number`` on its side, at most 1: small where the number is no likely one."""
        below, above = self.prob_within(-np.inf, number), self.prob_within(number, np.inf)
        return min(1.0, 2 * min(below, above))

    def prob_above(self, *others: Total) -> float:
        """P(the total is above all of the others), independent of each other."""
        below = [np.searchsorted(other.levels, self.levels, side="left") / len(other.levels) for other in others]
        return float(np.prod(below, axis=0).mean()) if below else 1.0


def total(amounts: ArrayLike, *, missing: float) -> Total:
    """What there was behind recorded ``amounts`` (1 for an event, or its deaths), where a share is ``missing``.

    Levels are whole numbers, as amounts are. Raises UnusableNumbers for negative or missing amounts and a share outside 0 to 1.
    """
    recorded = given.counts(amounts, name="amounts", least=0)
    share = given.chance(missing, name="the missing share")
    given.positive(1 - share, name="the share on record")
    at = (np.arange(PARTS) + 0.5) / PARTS
    unseen = _unseen(recorded, 1 - share, at) if share > 0 else np.zeros(PARTS)
    return Total(recorded=float(recorded.sum()), levels=np.asarray(recorded.sum() + unseen, dtype=float))


def _unseen(recorded: Array, detection: float, at: Array) -> Array:
    number = nbinom(len(recorded) + 1, detection)
    mean, square = (float(recorded.mean()), float((recorded**2).mean())) if len(recorded) else (1.0, 1.0)
    if mean == square == 1.0:
        return np.asarray(number.ppf(at), dtype=float)
    none = float(number.pmf(0))
    expected = number.mean() * mean / (1 - none)
    square_of_number = number.var() + number.mean() ** 2
    of_mean = (square - mean**2) / len(recorded)  # how deadly a missing one is is told by so many recorded ones alone
    compound = number.mean() * (square - mean**2) + square_of_number * (mean**2 + of_mean)
    spread = compound / (1 - none) - expected**2
    if expected <= 0 or spread <= 0:
        return np.asarray(number.ppf(at) * mean, dtype=float)
    inside = np.clip((at - none) / (1 - none), 0.0, 1.0)
    drawn = gamma.ppf(inside, expected**2 / spread, scale=spread / expected)
    return np.asarray(np.where(at <= none, 0.0, np.round(drawn)), dtype=float)
