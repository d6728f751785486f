"""The step beyond trend and season as a part of a finding: models, readings, placebo dates, the picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scipy.special import ndtr, ndtri

from backing.evidence.families.changes.interruption import Interruption
from backing.evidence.families.changes.months import Months
from backing.evidence.families.changes.part import Part
from backing.evidence.families.changes.two_rates import detectable_in_words, limits_of
from backing.evidence.finding import P_VALUE, Exhibit, ModelResult, Reading
from backing.evidence.report import day
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.segmented import Impact, Segmented, Step
from backing.vocabulary.anchor import Anchor

MEASURE = "step ratio, after over before"
REACH = float(ndtri(0.975))

PLACEBOS = 19
"""Other dates from which on the rank of the asserted one is a p value: with fewer it cannot come down to 0.05."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A log ratio with its standard error, and where the error comes from."""

    name: str
    mean: float
    se: float
    assumptions: str


def step_part(found: Interruption, months: Months, near: Sequence[Anchor], *, fall: bool) -> Part:
    """The step by every estimate, with a reading for each meaning of the word; ``near`` are events too close to tell apart."""
    estimates = tuple(_estimates(found))
    return Part(
        models=(*map(_model, estimates), *_controlled(found), *_p_value(found)),
        readings=tuple(reading for each in estimates for reading in _readings(each, fall=fall)),
        explanation=(*_explained(found), *_confounders(found, near)),
        exhibits=(_picture(months, found),),
    )


def prob_step_below(step: Step, limit: float) -> float:
    """P(the step is a ratio below ``limit``), normal on the log scale with the wider of its two errors."""
    return float(ndtr((math.log(limit) - step.log_ratio) / _widest(step)))


def _widest(step: Step) -> float:
    wider = max(math.log(step.high / step.low), math.log(step.robust_high / step.robust_low))
    return wider / (2 * REACH)


def _estimates(found: Interruption) -> Iterator[Estimate]:
    """The step by both models with their own errors, and with the scatter of the steps at all other dates as its error.

    The last needs no model to be right about how counts of one month hang together with those of the next.
    """
    beyond = f"Step beyond {_season(found.impact)}"
    for fit in found.fits:
        step = found.step(fit)
        yield Estimate(
            name=f"{beyond}, {fit.model}",
            mean=step.log_ratio,
            se=_widest(step),
            assumptions=f"{_spread(fit)}, the wider of model and robust errors",
        )
    others = [effect for _, effect in found.placebos.others]
    if len(others) >= PLACEBOS:
        yield Estimate(
            name=f"{beyond}, beside other dates",
            mean=found.placebos.log_ratio,
            se=math.sqrt(sum(effect**2 for effect in others) / len(others)),
            assumptions=f"errors as large as the steps at {len(others)} other dates",
        )


def _model(estimate: Estimate) -> ModelResult:
    low, high = (math.exp(estimate.mean + sign * REACH * estimate.se) for sign in (-1, 1))
    return ModelResult(
        name=estimate.name,
        measure=MEASURE,
        value=math.exp(estimate.mean),
        interval=(low, high),
        assumptions=estimate.assumptions,
    )


def _controlled(found: Interruption) -> Iterator[ModelResult]:
    if found.controlled:
        yield ModelResult(
            name="Step over that of all other actors in the country",
            measure=MEASURE,
            value=found.controlled.ratio,
            interval=(found.controlled.low, found.controlled.high),
            assumptions="without the date both would have moved alike",
        )


def _p_value(found: Interruption) -> Iterator[ModelResult]:
    if len(found.placebos.others) >= PLACEBOS:
        yield ModelResult(
            name="Rank among other dates",
            measure=P_VALUE,
            value=found.placebos.share,
            assumptions="any month could have been named",
        )


def _readings(estimate: Estimate, *, fall: bool) -> Iterator[Reading]:
    for limit in limits_of(fall=fall).each():
        below = float(ndtr((math.log(limit) - estimate.mean) / estimate.se))
        yield Reading(
            name=f"{estimate.name}: ratio {'below' if fall else 'above'} {limit:g}",
            log_lr=log_odds(below if fall else 1 - below),
        )


def _explained(found: Interruption) -> Iterator[str]:
    first, step = found.fits[0], found.step(found.fits[0])
    yield (
        f"Beyond {_season(found.impact)}, the step at the date is a ratio of {step.ratio:.2f}; a step as large is found at "
        f"{found.placebos.share:.0%} of the {len(found.placebos.others) + 1} months at which one can be estimated."
    )
    yield detectable_in_words(step.detectable, "Such a step")
    if first.serial.correlated:
        yield "A month's count tells something of the next one's, so the interval is the one that allows for this."
    if found.shifted:
        ratios = [moved.ratio for _, moved in found.shifted]
        yield (
            f"With the date moved by up to {max(abs(shift) for shift, _ in found.shifted)} months, "
            f"the step is a ratio from {min(ratios):.2f} to {max(ratios):.2f}."
        )


def _confounders(found: Interruption, near: Sequence[Anchor]) -> Iterator[str]:
    if found.also:
        named = "; ".join(f"{anchor.name}, {day(anchor.start)}" for _, anchor in found.also)
        yield f"Other dated events have steps of their own in the model: {named}."
    if near:
        named = "; ".join(f"{anchor.name}, {day(anchor.start)}" for anchor in near)
        yield f"Too near to the date to be told apart from it: {named}."


def _season(impact: Impact) -> str:
    return "a trend and a season" if impact.harmonics else "a trend"


def _spread(fit: Segmented) -> str:
    if math.isfinite(fit.size):
        return f"size {fit.size:.2g}"
    return f"variance {fit.dispersion:.2g} × mean"


def _picture(months: Months, found: Interruption) -> Exhibit:
    fitted = dict(zip(found.fits[0].used, found.fits[0].fitted, strict=True))
    return Exhibit(
        kind="before_after",
        title="Events a month, before and after the date, beside every other date",
        data=tuple(
            {"date": start.isoformat(), "value": count, "fitted": fitted.get(number)}
            for number, (start, count) in enumerate(zip(months.starts, months.counts, strict=True))
        ),
        notes={
            "break": months.starts[months.index].isoformat(),
            "placebo": [
                {"date": months.starts[index].isoformat(), "effect": effect} for index, effect in found.placebos.others
            ],
            "effect": found.placebos.log_ratio,
            "rank": found.placebos.share,
            "measure": "events a month",
        },
    )
