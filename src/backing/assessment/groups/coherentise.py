"""Judgements of several people made coherent: probabilities of exclusive hypotheses that sum to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backing.assessment.weighing.table import Real
from backing.errors import UnusableNumbers


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coherent:
    """Probabilities on the simplex, and what they summed to before: above 1 is subadditive judgement."""

    probabilities: Real
    total: float


def coherentise(judged: Sequence[float]) -> Coherent:
    """The nearest point of the probability simplex (Euclid), after Karvetski and others (2013).

    The projection is exact, by sorting (Held, Wolfe and Crowder 1974). Raises UnusableNumbers for an empty list and for
    numbers outside [0, 1].
    """
    values = np.asarray(judged, dtype=np.float64)
    if values.ndim != 1 or not len(values):
        raise UnusableNumbers("nothing was judged", hint="Give one probability for each hypothesis.")
    if not ((values >= 0) & (values <= 1)).all():
        raise UnusableNumbers("a probability is not between 0 and 1", hint="Write 0.3 for 30 %.")
    falling = np.sort(values)[::-1]
    excess = (np.cumsum(falling) - 1) / np.arange(1, len(values) + 1)
    shift = excess[falling > excess][-1]
    projected = np.maximum(values - shift, 0)
    return Coherent(probabilities=projected / projected.sum(), total=float(values.sum()))
