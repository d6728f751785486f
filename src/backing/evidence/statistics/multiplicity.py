"""Many tests in one dossier: which p values still count when all of them were looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control

from backing.evidence.statistics import given

LEVEL = 0.05
"""The share of false discoveries, or the chance of a single one, that is accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """One adjusted p value for each test in the order given, and which stay at or below ``level``."""

    p: tuple[float, ...]
    rejected: tuple[bool, ...]
    level: float


def benjamini_hochberg(p: Sequence[float], *, level: float = LEVEL) -> Adjusted:
    """Holds the expected share of false discoveries (Benjamini & Hochberg 1995).

    For flags of frequentist tests over a dossier; never for posteriors. An empty dossier gives an empty answer; a value
    outside [0, 1] or missing raises UnusableNumbers.
    """
    values = _checked(p)
    return _adjusted(false_discovery_control(values, method="bh") if len(values) else values, level)


def holm(p: Sequence[float], *, level: float = LEVEL) -> Adjusted:
    """Holds the chance of a single false rejection (Holm 1979); arguments and errors as ``benjamini_hochberg``."""
    values = _checked(p)
    order = np.argsort(values, kind="stable")
    steps = np.maximum.accumulate(values[order] * np.arange(len(values), 0, -1))
    back = np.empty(len(values))
    back[order] = steps
    return _adjusted(back, level)


def bonferroni(p: Sequence[float], *, level: float = LEVEL) -> Adjusted:
    """Every p value times their number (Dunn 1961); arguments and errors as ``benjamini_hochberg``."""
    values = _checked(p)
    return _adjusted(values * len(values), level)


def _checked(p: Sequence[float]) -> NDArray[np.float64]:
    return np.array([given.chance(value, name="a p value") for value in p], dtype=float)


def _adjusted(values: NDArray[np.float64], level: float) -> Adjusted:
    given.chance(level, name="the level")
    found = np.minimum(values, 1.0)
    return Adjusted(p=tuple(found.tolist()), rejected=tuple((found <= level).tolist()), level=level)
