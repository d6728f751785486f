"""Two rates as a finding shows them: a reading for each meaning of the word, the exact test, three priors, the power."""

from __future__ import annotations

import math
from collections.abc import Iterator

from scipy.special import ndtr

from backing.evidence.finding import P_VALUE, ModelResult, Reading
from backing.evidence.statistics.exact_tests import rate_tests
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.power import Detectable
from backing.evidence.statistics.priors import under_each
from backing.evidence.statistics.rates import TwoRates
from backing.vocabulary.lexicon import Threshold, threshold


def limits_of(*, fall: bool) -> Threshold:
    """The ratios that a fall must lie below, or a rise above."""
    return threshold("reduction" if fall else "growth")


def ratio_readings(rates: TwoRates, name: str, *, fall: bool, central: bool) -> Iterator[Reading]:
    """How strongly two counts bear on "it fell" (or "it rose"), for each meaning of the word."""
    limits = limits_of(fall=fall)
    for limit in limits.each():
        below = rates.prob_below(limit)
        yield Reading(
            name=f"{name}: ratio {_side(fall=fall)} {limit:g}",
            log_lr=log_odds(below if fall else 1 - below),
            central=central and limit == limits.central,
        )


def ratio_model(rates: TwoRates, name: str) -> ModelResult:
    """The ratio with the interval that allows for clumped events."""
    return ModelResult(
        name=name,
        measure="rate ratio, later over earlier",
        value=rates.ratio if math.isfinite(rates.ratio) else None,
        interval=rates.interval(),
        assumptions=f"variance {rates.overdispersion:.3g} × mean, Jeffreys prior",
    )


def exact_models(rates: TwoRates, name: str) -> tuple[ModelResult, ...]:
    """The exact interval of two Poisson counts and the p value of no difference: single events, none tied to another."""
    found = rate_tests(rates.later, rates.later_exposure, rates.earlier, rates.earlier_exposure)
    ratio, low, high, p = (float(value) for value in (found.ratio, found.low, found.high, found.p))
    return (
        ModelResult(
            name=name,
            measure="rate ratio, later over earlier",
            value=ratio if math.isfinite(ratio) else None,
            interval=(low, high),
            assumptions="exact and conditional on the sum, Poisson counts",
        ),
        ModelResult(name=f"{name}: no difference", measure=P_VALUE, value=p, assumptions="exact, Poisson counts"),
    )


def clumped_p(rates: TwoRates, name: str) -> ModelResult:
    """The p value of no difference where events clump, by the normal distribution of the log ratio."""
    mean, se = rates.log_normal()
    return ModelResult(
        name=f"{name}: no difference",
        measure=P_VALUE,
        value=2 * float(ndtr(-abs(mean) / se)),
        assumptions=f"two-sided, variance {rates.overdispersion:.3g} × mean",
    )


def priors_models(mean: float, se: float, *, fall: bool) -> tuple[ModelResult, ...]:
    """What a sceptic, somebody without a view and an enthusiast believe after an estimate of the log ratio."""
    claimed = limits_of(fall=fall).central
    return tuple(
        ModelResult(
            name=f"{belief.name.capitalize()} prior",
            measure=f"P(ratio {_side(fall=fall)} 1)",
            value=belief.prob_below(0.0) if fall else 1 - belief.prob_below(0.0),
            assumptions=f"normal on the log scale, about a claimed ratio of {claimed:g}",
        )
        for belief in under_each(mean, se, claimed=math.log(claimed))
    )


def detectable_in_words(found: Detectable, what: str = "A ratio") -> str:
    """The smallest change that would probably have shown, so that "no difference" cannot be read into a short record."""
    return (
        f"{what} above {found.ratio:.3g} or below {1 / found.ratio:.2g} would have been found with 80 % power; "
        "a smaller one need not show."
    )


def _side(*, fall: bool) -> str:
    return "below" if fall else "above"
