"""Growth, none or decline over the months of a period: a course of its own, and not one level after another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date

from backing.evidence.families.changes.months import Months
from backing.evidence.families.changes.part import Part
from backing.evidence.families.changes.two_rates import detectable_in_words, limits_of
from backing.evidence.finding import P_VALUE, Exhibit, ModelResult, Reading
from backing.evidence.statistics.odds import log_odds
from backing.evidence.statistics.trend import Answer, Growth, growth_models

ANSWERS = {
    Answer.GROWTH: "it grew by more than that",
    Answer.WITHIN: "it stayed within that",
    Answer.DECLINE: "it declined by more than that",
    Answer.INCONCLUSIVE: "the months cannot tell",
}


def growth_part(months: Months, *, fall: bool, central: bool) -> Part:
    """Growth a year over the months from the date on, by both models; a reading for each meaning of the word.

    Raises UnusableNumbers for too few months, and where none has an event.
    """
    counts, days = months.counts[months.index :], months.days[months.index :]
    both = growth_models(counts, exposures=days, margin=_margin())
    return Part(
        models=(*map(_model, both), _p_value(both[0])),
        readings=tuple(reading for growth in both for reading in _readings(growth, fall=fall, central=central)),
        explanation=(_answered(both[0]), detectable_in_words(both[0].detectable, "A yearly ratio")),
        exhibits=(_picture(months.starts[months.index :], counts, days, both[0]),),
    )


def _margin() -> float:
    """The middle meaning of "grew": less growth a year than this is not yet significant."""
    return limits_of(fall=False).central - 1


def _model(growth: Growth) -> ModelResult:
    size = f"size {growth.size:.2g}" if math.isfinite(growth.size) else f"variance {growth.dispersion:.2g} × mean"
    return ModelResult(
        name=f"Course of the months, {growth.model}",
        measure="ratio of one year over the year before",
        value=growth.ratio,
        interval=(growth.low, growth.high),
        assumptions=f"90 % interval, for two one-sided tests; {size}, widened by serial correlation",
    )


def _p_value(growth: Growth) -> ModelResult:
    below = growth.prob_below(0.0)
    return ModelResult(
        name="Course of the months, no growth and no decline",
        measure=P_VALUE,
        value=2 * min(below, 1 - below),
        assumptions=f"{growth.model}, two-sided",
    )


def _readings(growth: Growth, *, fall: bool, central: bool) -> Iterator[Reading]:
    limits = limits_of(fall=fall)
    for limit in limits.each():
        below = growth.prob_below(limit - 1)
        yield Reading(
            name=f"ratio a year {'below' if fall else 'above'} {limit:g}, {growth.model}",
            log_lr=log_odds(below if fall else 1 - below),
            central=central and limit == limits.central,
        )


def _answered(growth: Growth) -> str:
    return (
        f"Over the months, a year has {growth.ratio:.2f} times the events of the year before (between {growth.low:.2f} and "
        f"{growth.high:.2f}). Held against {growth.margin:.0%} a year on both sides: {ANSWERS[growth.answer]}."
    )


def _picture(starts: Sequence[date], counts: Sequence[int], days: Sequence[int], growth: Growth) -> Exhibit:
    middle, rate = (len(counts) - 1) / 2, sum(counts) / sum(days)
    slope = [math.exp(growth.log_mean * (number - middle) / 12) * length for number, length in enumerate(days)]
    scale = rate * sum(days) / sum(slope)
    return Exhibit(
        kind="before_after",
        title="Events a month, and the course that fits them best",
        data=tuple(
            {"date": start.isoformat(), "value": count, "fitted": scale * expected}
            for start, count, expected in zip(starts, counts, slope, strict=True)
        ),
        notes={"measure": "events a month"},
    )
