"""Interrupted time series: the step at a date, beside season and trend, other dates, and a series that nothing happened to.

log mu = level + slope t + season + for every interruption a step and, where the impact model says so, a change of slope
(Lopez Bernal, Cummins & Gasparrini 2017). The impact model is fixed before the data are seen. A step after a date is
not yet a step because of it: co-interventions are named by the caller.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.power import Detectable, detectable
from backing.evidence.statistics.regression import CountFit, negative_binomial, quasi_poisson
from backing.evidence.statistics.serial import Serial, robust_errors, serial_check

MARGIN = 6
"""Months that must lie on each side of an interruption."""

PER_COVARIATE = 10
"""Periods that one covariate should have at the least: fewer and the model is crowded (assumption)."""


class Model(StrEnum):
    """The two error models; both are run, and neither is chosen by its answer."""

    QUASI_POISSON = "quasi-Poisson"
    NEGATIVE_BINOMIAL = "negative binomial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What an interruption may do, fixed beforehand: a step, and a change of slope where ``slope`` is set.

    ``harmonics`` are pairs of sine and cosine in a season of ``period`` periods. ``anticipation`` and ``delay`` are periods
    before and after each date that are left out of the fit, because the effect may come early or late there.
    """

    slope: bool = False
    harmonics: int = 2
    period: float = 12.0
    anticipation: int = 0
    delay: int = 0


STEP = Impact()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The step at ``index`` as a rate ratio with its 95 % interval.

    ``low`` and ``high`` are by the model's errors, ``robust_low`` and ``robust_high`` by the larger of two that allow for serial
    correlation (Newey-West, and first-order autoregression);
    ``slope_ratio`` is the change of slope a period, where it was modelled.
    """

    index: int
    log_ratio: float
    se: float
    ratio: float
    low: float
    high: float
    robust_low: float
    robust_high: float
    slope_ratio: float | None
    detectable: Detectable


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """One model of the whole series: its steps in the order of their dates, and what was checked.

    ``fitted`` are expected counts of the ``used`` periods; ``crowded`` says that the model has more covariates than the
    series can carry.
    """

    model: Model
    steps: tuple[Step, ...]
    dispersion: float
    size: float
    serial: Serial
    fitted: tuple[float, ...]
    used: tuple[int, ...]
    crowded: bool


def segmented(
    counts: ArrayLike,
    breaks: Sequence[int],
    *,
    impact: Impact = STEP,
    exposures: ArrayLike | None = None,
    model: Model = Model.QUASI_POISSON,
) -> Segmented:
    """Fit every interruption of ``breaks`` (index of the first period after each) in one model.

    ``counts`` are events a period; ``exposures`` one positive number for each. Raises UnusableNumbers where a date has fewer
    than ``MARGIN`` periods or no event on a side of it, or where the model cannot be fitted.
    """
    y = given.counts(counts, least=2 * MARGIN)
    dates = _checked_breaks(y, breaks)
    design, used = _design(len(y), dates, impact)
    fit_model = quasi_poisson if model is Model.QUASI_POISSON else negative_binomial
    watched = given.exposures(exposures, size=len(y))[used]
    fit = fit_model(y[used], design[used], exposures=watched)
    serial = serial_check(fit.residuals, covariates=design.shape[1])
    wider = math.sqrt(serial.inflation)
    robust = [
        max(error, wider * fit.se(column)) for column, error in enumerate(robust_errors(fit, y[used], design[used]))
    ]
    first = 2 + 2 * impact.harmonics
    width = 2 if impact.slope else 1
    return Segmented(
        model=model,
        steps=tuple(
            _step(date, fit, robust, first + width * place, slope=impact.slope) for place, date in enumerate(dates)
        ),
        dispersion=fit.dispersion,
        size=fit.size,
        serial=serial,
        fitted=fit.fitted,
        used=tuple(np.flatnonzero(used).tolist()),
        crowded=PER_COVARIATE * (design.shape[1] - 1) > int(used.sum()),
    )


def _checked_breaks(y: NDArray[np.float64], breaks: Sequence[int]) -> list[int]:
    dates = sorted(set(breaks))
    if not dates:
        raise UnusableNumbers("no interruption is named", hint="look for a change point instead")
    ends = [0, *dates, len(y)]
    for start, end in pairwise(ends):
        if end - start < MARGIN:
            raise UnusableNumbers(
                f"between period {start} and {end} lie fewer than {MARGIN} periods",
                hint="a record that reaches further on both sides of the date may answer",
            )
        if not y[start:end].any():
            raise UnusableNumbers(
                f"no event lies between period {start} and {end}, so the step there has no size",
                hint="ask what a silence tells instead",
            )
    return dates


def _design(size: int, dates: Sequence[int], impact: Impact) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Intercept, trend, season, then step and slope of each date; and which periods are fitted."""
    time = np.arange(size, dtype=float)
    columns = [np.ones(size), (time - (size - 1) / 2) / size]
    for order in range(1, impact.harmonics + 1):
        angle = 2 * math.pi * order * time / given.positive(impact.period, name="the period of the season")
        columns += [np.sin(angle), np.cos(angle)]
    used = np.ones(size, dtype=np.bool_)
    for date in dates:
        after = time >= date
        columns.append(after.astype(float))
        if impact.slope:
            columns.append(np.where(after, time - date, 0.0))
        used &= (time < date - impact.anticipation) | (time >= date + impact.delay)
    return np.column_stack(columns), used


def _step(date: int, fit: CountFit, robust: Sequence[float], column: int, *, slope: bool) -> Step:
    effect, (low, high) = fit.coefficients[column], fit.interval(column)
    reach = (high - low) / 2 * robust[column] / fit.se(column)
    return Step(
        index=date,
        log_ratio=effect,
        se=fit.se(column),
        ratio=math.exp(effect),
        low=math.exp(low),
        high=math.exp(high),
        robust_low=math.exp(effect - reach),
        robust_high=math.exp(effect + reach),
        slope_ratio=math.exp(fit.coefficients[column + 1]) if slope else None,
        detectable=detectable(fit.se(column)),
    )
