"""Growth, none, decline, or cannot be told: the yearly growth of a count, held against a margin on both sides.

A log-linear model with a slope a month and exposure x detection as offset; the answer is that of two one-sided tests
(Schuirmann 1987), so that "no growth" has to be shown like growth, and a wide interval shows nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr, stdtr

from backing.evidence.statistics import given
from backing.evidence.statistics.power import Detectable, detectable
from backing.evidence.statistics.regression import CountFit, negative_binomial, quasi_poisson
from backing.evidence.statistics.serial import Serial, serial_check

MARGIN = 0.25
"""Growth a year that is not yet significant growth, and 1 / 1.25 the decline that is not yet one (assumption)."""

YEAR = 12.0
"""Periods a year of a monthly series."""

LEAST = 6
"""Periods that a slope and its error need at the least (assumption)."""


class Answer(StrEnum):
    """The three-way answer, and that there is none."""

    GROWTH = "growth"
    WITHIN = "within"
    DECLINE = "decline"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Yearly growth as a ratio: 1.5 is half as much again a year later.

    ``low`` and ``high`` are the 90 % interval that the two one-sided 5 % tests read; ``log_mean`` and ``log_se`` are of
    the log ratio, on ``spare`` degrees of freedom (infinite for the negative binomial); the error is widened by what
    ``serial`` correlation of the residuals does to a slope. ``detectable`` is the yearly
    growth that the series would have shown with 80 % power. Events stand for people only as a proxy.
    """

    model: str
    ratio: float
    low: float
    high: float
    log_mean: float
    log_se: float
    spare: float
    dispersion: float
    size: float
    serial: Serial
    margin: float
    answer: Answer
    detectable: Detectable

    def prob_below(self, growth: float) -> float:
        """P(yearly growth < ``growth``), 0.25 being 25 %, under a flat prior on the log slope; rises with ``growth``."""
        place = (math.log(given.positive(1 + growth, name="1 + growth")) - self.log_mean) / self.log_se
        return float(ndtr(place) if math.isinf(self.spare) else stdtr(self.spare, place))


def growth_models(
    counts: ArrayLike, *, exposures: ArrayLike | None = None, margin: float = MARGIN, year: float = YEAR
) -> tuple[Growth, Growth]:
    """Growth by quasi-Poisson and by negative binomial, in this order.

    ``counts`` are events a period, in order; ``exposures`` days (or people) times the chance of detection of each period;
    ``year`` is the number of periods a year; ``margin`` the growth a year that is not yet significant. Raises
    UnusableNumbers for fewer than ``LEAST`` periods, for counts that are all 0, negative or missing.
    """
    y = given.counts(counts, least=LEAST)
    given.positive(margin, name="the margin")
    places = np.arange(len(y)) - (len(y) - 1) / 2
    design = np.column_stack([np.ones(len(y)), places / given.positive(year, name="periods a year")])
    fits = quasi_poisson(y, design, exposures=exposures), negative_binomial(y, design, exposures=exposures)
    return _growth("quasi-Poisson", fits[0], margin), _growth("negative binomial", fits[1], margin)


def _growth(model: str, fit: CountFit, margin: float) -> Growth:
    serial = serial_check(fit.residuals, covariates=2)
    wider = math.sqrt(serial.inflation)
    low, high = (fit.coefficients[1] + wider * (end - fit.coefficients[1]) for end in fit.interval(1, level=0.9))
    return Growth(
        model=model,
        ratio=math.exp(fit.coefficients[1]),
        low=math.exp(low),
        high=math.exp(high),
        log_mean=fit.coefficients[1],
        log_se=wider * fit.se(1),
        spare=fit.spare if model == "quasi-Poisson" else math.inf,
        dispersion=fit.dispersion,
        size=fit.size,
        serial=serial,
        margin=margin,
        answer=three_way(low, high, margin=math.log1p(margin)),
        detectable=detectable(wider * fit.se(1)),
    )


def three_way(low: float, high: float, *, margin: float) -> Answer:
    """What an interval says of the region of practical equivalence from -``margin`` to ``margin``, all on the log scale.

    The region is symmetric on the log scale, so that a series read backwards gives the mirrored answer.
    """
    if low > margin:
        return Answer.GROWTH
    if high < -margin:
        return Answer.DECLINE
    return Answer.WITHIN if -margin <= low and high <= margin else Answer.INCONCLUSIVE


def without_growth(answer: Answer) -> bool | None:
    """Whether "no significant growth" holds: a decline is none either; None where the series cannot tell."""
    return None if answer is Answer.INCONCLUSIVE else answer is not Answer.GROWTH
