"""The same evidence under a sceptical, a flat and an enthusiastic prior: three priors, always.

The sceptic thinks an effect as large as claimed has one chance in twenty, the enthusiast that there is none or a
contrary one has (Spiegelhalter, Freedman & Parmar 1994). Effects are on the log scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtr, ndtri

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

DOUBT = 0.05
"""The chance that the sceptic gives the claimed effect, and the enthusiast its absence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief:
    """A normal belief about a log effect; an infinite ``sd`` is the flat prior."""

    name: str
    mean: float
    sd: float

    def prob_below(self, effect: float) -> float:
        """P(log effect < ``effect``); one half everywhere for the flat prior."""
        return float(ndtr((effect - self.mean) / self.sd)) if math.isfinite(self.sd) else 0.5

    def updated(self, mean: float, se: float) -> Belief:
        """The belief after a normal estimate with this mean and standard error (precisions add)."""
        weight = 1 / given.positive(se, name="the standard error") ** 2
        own = 1 / self.sd**2
        total = weight + own
        middle = (weight * mean + own * (self.mean if own else 0.0)) / total
        return Belief(name=self.name, mean=middle, sd=math.sqrt(1 / total))


def three_priors(claimed: float) -> tuple[Belief, Belief, Belief]:
    """Sceptical, flat and enthusiastic about a ``claimed`` log effect; raises UnusableNumbers for a claimed effect of 0."""
    effect = float(given.series([claimed], name="the claimed effect")[0])
    if effect == 0:
        raise UnusableNumbers("no effect is claimed, so no prior can doubt it", hint="test equivalence instead")
    sd = abs(effect) / -float(ndtri(DOUBT))
    return (
        Belief(name="sceptical", mean=0.0, sd=sd),
        Belief(name="flat", mean=0.0, sd=math.inf),
        Belief(name="enthusiastic", mean=effect, sd=sd),
    )


def under_each(mean: float, se: float, *, claimed: float) -> tuple[Belief, Belief, Belief]:
    """What each of the three believes after an estimate of the log effect and its standard error."""
    sceptical, flat, enthusiastic = three_priors(claimed)
    return sceptical.updated(mean, se), flat.updated(mean, se), enthusiastic.updated(mean, se)
