"""The step at a date beyond trend and season, by both error models, at every other date, and against a control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backing.errors import UnusableNumbers
from backing.evidence.families.changes.months import Months
from backing.evidence.statistics.placebo import Controlled, Placebos, against_control, placebo_steps, shifted_steps
from backing.evidence.statistics.segmented import MARGIN, PER_COVARIATE, Impact, Model, Segmented, Step, segmented
from backing.vocabulary.anchor import Anchor
from backing.vocabulary.anchors import anchors

CONTROLS_NOTHING = 100.0
"""A comparison that would not have shown even such a ratio with 80 % power is left out (assumption)."""

Dated = tuple[int, Anchor]
"""A dated public event, and the month of the series that it lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interruption:
    """The fits of a series by both models, and what the step at ``index`` is held against.

    ``also`` are other dated events that are steps of the same models; ``shifted`` are steps at the date moved by some
    months. ``controlled`` is None where no other series can be fitted.
    """

    index: int
    impact: Impact
    fits: tuple[Segmented, ...]
    also: tuple[Dated, ...]
    placebos: Placebos
    shifted: tuple[tuple[int, Step], ...]
    controlled: Controlled | None

    def step(self, fit: Segmented) -> Step:
        """The step at the date in one of the fits."""
        return next(step for step in fit.steps if step.index == self.index)


def interruption(months: Months, *, control: Sequence[int] = (), also: Sequence[Dated] = ()) -> Interruption:
    """The step by segmented models of ``months``, their impact fixed by the length of the series alone.

    ``control`` are the counts of another series in the same months, empty where there is none. Raises UnusableNumbers where
    the series is too short for a trend, or has no event on one side.
    """
    impact = impact_for(len(months.counts))
    fits, dated = _fits(months, tuple(also), impact)
    moved = shifted_steps(months.counts, months.index, impact=impact, exposures=months.days)
    return Interruption(
        index=months.index,
        impact=impact,
        fits=fits,
        also=dated,
        placebos=placebo_steps(months.counts, months.index, impact=impact, exposures=months.days),
        shifted=tuple((shift, fit.steps[0]) for shift, fit in moved if shift),
        controlled=_controlled(months, control, impact),
    )


def impact_for(months: int) -> Impact:
    """A step beside a trend, and as much of a season as ``PER_COVARIATE`` months for each covariate allow.

    Raises UnusableNumbers where not even the trend is allowed.
    """
    spare = months // PER_COVARIATE - 2
    if spare < 0:
        raise UnusableNumbers(
            f"{months} months cannot tell a step from a trend", hint=f"{2 * PER_COVARIATE} months may answer"
        )
    return Impact(harmonics=min(2, spare // 2))


def other_dates(country: str | None, months: Months) -> tuple[tuple[Dated, ...], tuple[Anchor, ...]]:
    """Other dated events in the country: those far enough away for a step of their own, and those too near for that."""
    apart, near = [], []
    for anchor in anchors():
        if country is None or (anchor.place or "").partition(":")[0] != country:
            continue
        place = sum(start <= anchor.start for start in months.starts) - 1
        if anchor.start == months.starts[months.index] or not 0 <= place < len(months.counts) - 1:
            continue
        if abs(place - months.index) < MARGIN:
            near.append(anchor)
        elif MARGIN <= place <= len(months.counts) - MARGIN:
            apart.append((place, anchor))
    return tuple(apart), tuple(near)


def _fits(months: Months, also: tuple[Dated, ...], impact: Impact) -> tuple[tuple[Segmented, ...], tuple[Dated, ...]]:
    """Both models with all dates in one; with the date alone where the series cannot carry the others."""
    breaks = [months.index, *(place for place, _ in also)]
    try:
        fits = tuple(
            segmented(months.counts, breaks, impact=impact, exposures=months.days, model=model) for model in Model
        )
    except UnusableNumbers:
        if not also:
            raise
        return _fits(months, (), impact)
    return _fits(months, (), impact) if also and any(fit.crowded for fit in fits) else (fits, also)


def _controlled(months: Months, control: Sequence[int], impact: Impact) -> Controlled | None:
    if not control:
        return None
    try:
        treated, other = (
            segmented(counts, [months.index], impact=impact, exposures=months.days)
            for counts in (months.counts, control)
        )
    except UnusableNumbers:
        return None
    found = against_control(treated, other)
    return found if found.detectable.ratio < CONTROLS_NOTHING else None
