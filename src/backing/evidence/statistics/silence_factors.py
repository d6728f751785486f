"""Did it go on, slow down or stop? What a window without an event says for each, as Bayes factors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import roots_jacobi

from backing.evidence.statistics import given

NODES = 400
"""Points of the quadrature: for means up to 10,000 it agrees with the closed forms to nine digits."""

REDUCTION = (1.0, 1.0)
"""Beta prior of the share of its rate that a group keeps when it slows down: even over 0 to 1 (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceFactors:
    """P(no event in the window) if the rate is unchanged, and if it is reduced by an unknown share; 1 if it ceased.

    ``unchanged_to_reduced`` and ``reduced_to_ceased`` are the Bayes factors: the first below 1 speaks for a reduction. The
    second cannot exceed 1, because a silence never speaks against having ceased; near 1 it cannot tell the two apart.
    """

    unchanged: float
    reduced: float

    @property
    def unchanged_to_reduced(self) -> float:
        """P(0 | unchanged) / P(0 | reduced)."""
        return self.unchanged / self.reduced

    @property
    def reduced_to_ceased(self) -> float:
        """P(0 | reduced) / P(0 | ceased), and the latter is 1."""
        return self.reduced


def silence_factors(
    events: float, exposure: float, window: float, *, reduction: tuple[float, float] = REDUCTION, discount: float = 1.0
) -> SilenceFactors:
    """The factors for a silent ``window`` after ``events`` in ``exposure`` (same unit): the rate is Gamma(1/2 + w y, w T0).

    E[exp(-L T)] against E[exp(-R L T)] with R ~ Beta(a, b): the rate is integrated out in closed form, (B / (B + R T))^A,
    and R by Gauss-Jacobi quadrature, whose weight is the Beta density itself. ``discount`` is w, what the base period keeps
    of its weight. Raises UnusableNumbers for negative counts, and for spans and prior parameters of 0 or less.
    """
    weight = given.positive(given.chance(discount, name="discount"), name="discount")
    shape = 0.5 + weight * given.count(events, name="events")
    rate = weight * given.positive(exposure, name="the base period")
    length = given.count(window, name="the window") / rate
    kept, share = _beta_nodes(*reduction)
    return SilenceFactors(
        unchanged=float(np.exp(-shape * np.log1p(length))),
        reduced=float(share @ np.exp(-shape * np.log1p(kept * length))),
    )


def silence_factors_at(mean: float, *, reduction: tuple[float, float] = REDUCTION) -> SilenceFactors:
    """The same where the rate is known: ``mean`` events are expected in the window if nothing changed."""
    expected = given.count(mean, name="the mean")
    kept, share = _beta_nodes(*reduction)
    return SilenceFactors(unchanged=float(np.exp(-expected)), reduced=float(share @ np.exp(-expected * kept)))


def _beta_nodes(a: float, b: float) -> tuple[np.ndarray, np.ndarray]:
    """Points in 0 to 1 and weights that sum to 1, for means under Beta(a, b); a and b count to six decimals."""
    first, second = given.positive(a, name="the reduction prior"), given.positive(b, name="the reduction prior")
    # next to a = b = 1/2, and not at it, scipy's points lose their digits
    return _jacobi(max(round(first, 6), 1e-6), max(round(second, 6), 1e-6))


@lru_cache(maxsize=32)
def _jacobi(first: float, second: float) -> tuple[np.ndarray, np.ndarray]:
    with np.errstate(
        divide="ignore", invalid="ignore"
    ):  # at a + b = 1 scipy divides 0 by 0 in a term that it then replaces
        node, weight = roots_jacobi(NODES, second - 1, first - 1)
    return (node + 1) / 2, weight / weight.sum()
