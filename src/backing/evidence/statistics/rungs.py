"""The range over models of one silence, from whatever is known of the time before it: a count, or a series of weeks."""

from __future__ import annotations

import numpy as np

from backing.evidence.statistics import given
from backing.evidence.statistics.absence import (
    DISCOUNTS,
    thinned,
    zero_poisson,
    zero_predictive,
    zero_shared,
    zero_weekly,
)
from backing.evidence.statistics.base import Base
from backing.evidence.statistics.ladder import Ladder, Rung, ladder
from backing.evidence.statistics.spells import zero_ahead

POISSON = "Poisson"
YARDSTICK = "Negative binomial, weeks independent"
"""The model that always stands: it holds the Poisson, and any clumping within a week."""
SHARED = "One gamma rate for the window"
SPELLS = "Active and quiet spells"


def predictive(discount: float) -> str:
    """The name of the predictive model in which the base period keeps ``discount`` of its weight."""
    return f"Gamma-Poisson predictive, weight {discount:g}"


def in_part(share: float) -> str:
    """The name of the Poisson model of which only a ``share`` comes to light."""
    return f"{POISSON}, {share:.0%} of events claimed"


def silence_range(base: Base, weeks: float, *, share: float = 1.0, claimed: tuple[float, ...] = ()) -> Ladder:
    """Every model of a silent window of ``weeks``, at the rate of the ``base``.

    ``share`` thins every model (see ``absence.thinned``). ``claimed`` adds the Poisson model once for each share of the events
    that may come to light in the window. Models are weighed, and may be set aside, where the base has held-out scores.
    Raises UnusableNumbers for a window that is not above 0 and for shares of 0 or outside 0 to 1.
    """
    lasting = given.positive(weeks, name="the window")
    part = given.positive(given.chance(share, name="the share"), name="the share that comes to light")
    found = (*_rungs(base, lasting, part), *(_claimed(base, lasting, each) for each in claimed if base.events))
    return ladder(found, yardstick=base.scores.get(YARDSTICK, ()))


def _rungs(base: Base, weeks: float, share: float) -> tuple[Rung, ...]:
    seen = "" if share == 1 else f"; {share:.0%} of the window's events come to light"
    predicted = tuple(
        _rung(
            base,
            predictive(discount),
            float(zero_predictive(base.events, base.weeks, weeks * share, discount=discount)),
            f"counted at weight {discount:g}; prior a = 0.5, b = 0{seen}",
        )
        for discount in DISCOUNTS
    )
    if base.spells is None:
        return predicted
    mean = base.events / base.weeks * weeks * share
    whole = max(1, round(weeks))
    return (
        _rung(base, POISSON, float(zero_poisson(mean)), f"events independent of each other{seen}"),
        *(
            _rung(
                base,
                YARDSTICK + c.name,
                _mean(zero_weekly(mean, weeks=weeks, dispersion=c.sizes), c.shares),
                c.note + seen,
            )
            for c in base.by_week
        ),
        *(
            _rung(base, SHARED + c.name, _mean(zero_shared(mean, dispersion=c.sizes), c.shares), c.note + seen)
            for c in base.by_window
        ),
        *predicted,
        _rung(base, SPELLS, float(zero_ahead(base.spells, weeks=whole, share=share)[0]), base.passages + seen),
    )


def _claimed(base: Base, weeks: float, share: float) -> Rung:
    mean = thinned(base.events / base.weeks * weeks, claimed=share)
    return _rung(base, in_part(share), float(zero_poisson(mean)), f"only {share:.0%} of them are claimed")


def _rung(base: Base, name: str, zero: float, note: str) -> Rung:
    return Rung(name=name, zero=zero, scores=base.scores.get(name, ()), assumptions=f"{base.note}; {note}")


def _mean(values: np.ndarray, shares: tuple[float, ...]) -> float:
    """The mean over what is not known of the clumping; at most 1, which rounding could exceed."""
    return min(float(values @ np.asarray(shares)), 1.0)
