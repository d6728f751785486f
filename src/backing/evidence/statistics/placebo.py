"""Would another date, or another series, have shown as much? What a step at the asserted date is held against."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from numpy.typing import ArrayLike
from scipy.special import ndtri

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.power import Detectable, detectable
from backing.evidence.statistics.segmented import MARGIN, STEP, Impact, Model, Segmented, segmented


@dataclass(frozen=True, slots=True, kw_only=True)
class Placebos:
    """The log step at every feasible date but the asserted one, and how the asserted step ranks among them all.

    ``share`` counts the asserted date among the dates with a step at least as large in size: (1 + placebos as large) /
    (1 + placebos), which is never 0 (Phipson & Smyth 2010). ``unfit`` dates could not be estimated. Where there are no
    placebos the share is 1.
    """

    index: int
    log_ratio: float
    others: tuple[tuple[int, float], ...]
    share: float
    unfit: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Controlled:
    """The step of the series over the step of its control: the ratio of their ratios with a 95 % interval."""

    ratio: float
    low: float
    high: float
    log_ratio: float
    se: float
    detectable: Detectable


def placebo_steps(
    counts: ArrayLike,
    index: int,
    *,
    impact: Impact = STEP,
    exposures: ArrayLike | None = None,
    model: Model = Model.QUASI_POISSON,
) -> Placebos:
    """The same model at every date that has ``MARGIN`` periods on both sides, ranked by the size of the step.

    Arguments and errors as ``segmented`` for the asserted ``index``.
    """
    y = given.counts(counts)
    asserted = segmented(y, [index], impact=impact, exposures=exposures, model=model).steps[0].log_ratio
    others, unfit = [], []
    for date in range(MARGIN, len(y) - MARGIN + 1):
        if date == index:
            continue
        try:
            fitted = segmented(y, [date], impact=impact, exposures=exposures, model=model)
        except UnusableNumbers:
            unfit.append(date)
        else:
            others.append((date, fitted.steps[0].log_ratio))
    as_large = sum(abs(effect) >= abs(asserted) * (1 - 1e-9) for _, effect in others)
    return Placebos(
        index=index,
        log_ratio=asserted,
        others=tuple(others),
        share=(1 + as_large) / (1 + len(others)),
        unfit=tuple(unfit),
    )


def shifted_steps(
    counts: ArrayLike,
    index: int,
    shifts: Sequence[int] = range(-MARGIN, MARGIN + 1),
    *,
    impact: Impact = STEP,
    exposures: ArrayLike | None = None,
) -> tuple[tuple[int, Segmented], ...]:
    """The model with the date moved by each of ``shifts`` periods: an effect that came early or late fits better there.

    Shifts that leave too little on a side are left out; none left raises UnusableNumbers.
    """
    found = []
    for shift in shifts:
        try:
            found.append((shift, segmented(counts, [index + shift], impact=impact, exposures=exposures)))
        except UnusableNumbers:
            continue
    if not found:
        raise UnusableNumbers("no date near the asserted one can be estimated", hint="give a longer series")
    return tuple(found)


def against_control(treated: Segmented, control: Segmented) -> Controlled:
    """Ratio of the first step of two series: a controlled interrupted time series (Lopez Bernal et al. 2018).

    The two fits share no parameter, so their errors add; the larger of model and robust error is taken on each side.
    """
    effects = [fit.steps[0] for fit in (treated, control)]
    reach = float(ndtri(0.975))
    errors = [max(step.se, math.log(step.robust_high / step.robust_low) / (2 * reach)) for step in effects]
    effect, se = effects[0].log_ratio - effects[1].log_ratio, math.hypot(*errors)
    return Controlled(
        ratio=math.exp(effect),
        low=math.exp(effect - reach * se),
        high=math.exp(effect + reach * se),
        log_ratio=effect,
        se=se,
        detectable=detectable(se),
    )
