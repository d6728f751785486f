"""What the evidence on a claim says of hypotheses that make the claim more or less likely."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from backing.assessment.combine import Weight
from backing.assessment.hypotheses.hypothesis import HypothesisSet
from backing.assessment.weighing.likelihoods import Leaves
from backing.assessment.weighing.table import IMPOSSIBLE, Real
from backing.assessment.weighing.testimony import log


def chances_of(hypotheses: HypothesisSet, claim: str, leaves: Leaves) -> tuple[float | None, ...]:
    """P(claim | hypothesis) for each column; None where it is left open."""
    by_id = {each.id: each.claims for each in hypotheses.hypotheses}
    return tuple(next((by_id[name][claim] for name in names if claim in by_id[name]), None) for names in leaves)


def through(chances: Sequence[float | None], weight: Weight) -> Real:
    """ln(q W + 1 - q) for each column at the low end, the centre and the high end; shape (3, H).

    A claim that a hypothesis leaves open has a q anywhere, and of a half at the centre.
    """
    return np.asarray([[_mixed(chance, weight, end) for chance in chances] for end in (min, None, max)])


def _mixed(chance: float | None, weight: Weight, end: Callable[[Sequence[float]], float] | None) -> float:
    if end is None:
        return _mixture(0.5 if chance is None else chance, weight.central)
    over = (0.0, 1.0) if chance is None else (chance,)
    return end([_mixture(q, w) for q in over for w in (weight.low, weight.high)])


def _mixture(q: float, w: float) -> float:
    return float(max(np.logaddexp(log(q) + w, log(1 - q)), IMPOSSIBLE))
