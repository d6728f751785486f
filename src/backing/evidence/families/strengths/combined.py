"""Every way to combine estimates of strength, held against the number of a claim: the range over models of a magnitude."""

from __future__ import annotations

import math
from dataclasses import dataclass

from backing.claims.claim import Quantity
from backing.evidence.bounds import Bounds, bounds_of
from backing.evidence.finding import ModelResult, Reading
from backing.evidence.statistics.magnitude import PRIOR, Magnitude
from backing.evidence.statistics.mixture import Estimate, Mixture, prob_between, side_by_side
from backing.evidence.statistics.odds import log_bayes_factor
from backing.vocabulary.lexicon import threshold

APART, POOLED = "sources side by side", "sources pooled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The number of a claim, and the ``bounds`` that its wording sets."""

    number: float
    bounds: Bounds

    def band(self, margin: float) -> Bounds:
        """The numbers that would make the claim right, if a round number may be off by ``margin``, a share of it.

        A bound ("at least") is none that is rounded, and stays open on its other side.
        """
        low, high = self.bounds
        return (low * (1 - margin), high * (1 + margin)) if low and math.isfinite(high) else self.bounds


def asked_by(quantity: Quantity | None) -> Asked | None:
    """What a claim's quantity asks; None where it names no number above 0."""
    bounds = bounds_of(quantity)
    number = (quantity.value or quantity.low or quantity.high) if quantity else None
    return Asked(number=number, bounds=bounds) if bounds and number else None


def ways(found: Magnitude) -> tuple[tuple[str, Mixture], ...]:
    """The number of fighters after the prior and: all roots side by side, all pooled by Bayes, each root by itself."""
    roots = found.roots
    each = [roots.alone(place) for place in range(len(roots.labels))]
    alone = [
        (f"{label} alone", side_by_side([Estimate(label=label, mean=mean, sd=sd)], prior=PRIOR))
        for label, (mean, sd) in zip(roots.labels, each, strict=True)
    ]
    return ((APART, found.apart), (POOLED, found.posterior), *alone)


def readings_of(found: Magnitude, asked: Asked) -> list[Reading]:
    """Bayes factors of the claimed band against the prior, for every margin and every way."""
    limits = threshold("around")
    central = POOLED if found.together else APART
    readings = []
    for margin in limits.each():
        band = asked.band(margin)
        prior = prob_between(*band, mean=PRIOR[0], sd=PRIOR[1])
        readings += [
            Reading(
                name=f"{name}, within {margin:.0%}",
                log_lr=log_bayes_factor(fighters.prob_between(*band), prior),
                central=margin == limits.central and name == central,
            )
            for name, fighters in ways(found)
        ]
    return readings


def models_of(found: Magnitude, asked: Asked) -> tuple[ModelResult, ...]:
    """P(the claimed band) under every way, and the number of fighters by every pool."""
    band = asked.band(threshold("around").central)
    top = f"{band[1]:,.0f}" if math.isfinite(band[1]) else "more"
    measure = f"P({band[0]:,.0f} to {top} fighters)"
    chances = [ModelResult(name=name, measure=measure, value=p.prob_between(*band)) for name, p in ways(found)]
    return (*chances, *_pools(found))


def _pools(found: Magnitude) -> list[ModelResult]:
    apart = _fighters("Side by side", found.apart, "every root weighs the same; 95 % of the mixture")
    pooled = found.pooled
    if pooled is None:
        return [apart]
    about = f"{pooled.roots} roots, I² = {pooled.i2:.0f} %"
    return [
        ModelResult(
            name="Pooled estimate",
            measure="fighters",
            value=math.exp(pooled.mean),
            interval=(math.exp(pooled.low), math.exp(pooled.high)),
            assumptions=f"restricted maximum likelihood, Hartung-Knapp interval; {about}",
        ),
        ModelResult(
            name="A further source like these",
            measure="fighters",
            value=math.exp(pooled.mean),
            interval=(math.exp(pooled.predictive_low), math.exp(pooled.predictive_high)),
            assumptions=f"the prediction interval of the same pool; {about}",
        ),
        _fighters("Pooled by Bayes", found.posterior, f"prior of median {math.exp(PRIOR[0]):,.0f}; {about}"),
        apart,
    ]


def _fighters(name: str, fighters: Mixture, assumptions: str) -> ModelResult:
    return ModelResult(
        name=name,
        measure="fighters",
        value=fighters.quantile(0.5),
        interval=fighters.interval(),
        assumptions=assumptions,
    )
