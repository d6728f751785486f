"""How many? Statements in several units become one distribution of fighters: pooled, or side by side where they contradict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from backing.evidence.statistics.mixture import Estimate, Mixture, side_by_side
from backing.evidence.statistics.random_effects import RandomEffects, bayes_pool, random_effects
from backing.evidence.statistics.units import Roots, Stated, roots_of

PRIOR = (math.log(2000), 1.0)
"""Mean and standard deviation of log fighters of an armed group before any estimate is seen (assumption)."""

HETEROGENEOUS = 75.0
"""Above this I² (percent) sources are shown side by side instead of pooled."""

FEWEST = 3
"""With fewer roots than this they are shown side by side as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnitude:
    """The number of fighters by every way to combine the roots.

    ``pooled`` is the frequentist pool of log fighters, None for one root; ``posterior`` that of Bayes and ``predictive`` a
    new source's true value; ``apart`` the roots side by side. ``shown`` is the one to show first: ``apart`` where the roots
    are few or contradict each other, else ``posterior``.
    """

    roots: Roots
    pooled: RandomEffects | None
    posterior: Mixture
    predictive: Mixture
    apart: Mixture
    together: bool

    @property
    def shown(self) -> Mixture:
        """The distribution of fighters that is shown first."""
        return self.posterior if self.together else self.apart


def magnitude(stated: Sequence[Stated], *, prior: tuple[float, float] = PRIOR) -> Magnitude:
    """Bring statements to fighters, count copies and blocs once, and combine them.

    ``prior`` is mean and standard deviation of log fighters. No statement, or a number not above 0, raises
    UnusableNumbers.
    """
    roots = roots_of(stated)
    means, covariance = np.array(roots.means), np.array(roots.covariance)
    pooled = random_effects(means, covariance) if len(means) > 1 else None
    posterior, predictive = bayes_pool(means, covariance, prior=prior)
    alone = [Estimate(label=label, mean=m, sd=s) for label, (m, s) in zip(roots.labels, _each(roots), strict=True)]
    return Magnitude(
        roots=roots,
        pooled=pooled,
        posterior=posterior,
        predictive=predictive,
        apart=side_by_side(alone, prior=prior),
        together=pooled is not None and pooled.roots >= FEWEST and pooled.i2 <= HETEROGENEOUS,
    )


def _each(roots: Roots) -> list[tuple[float, float]]:
    return [roots.alone(place) for place in range(len(roots.means))]
