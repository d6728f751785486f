"""By how much does having looked everywhere weaken a silence? The chance in one window and anywhere, model by model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.absence import DISCOUNTS, SWITCH, zero_weekly
from backing.evidence.statistics.dispersion import FEW, sizes
from backing.evidence.statistics.runs import any_run, any_run_by_state
from backing.evidence.statistics.spells import fit_spells

Array = NDArray[np.float64]

POINTS = 2000
"""Points over log rates for a rate that is not known: the sum agrees with the closed form to eight digits with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One model: the chance of a silent run in the asserted window, and of one as long anywhere in the weeks watched.

    ``factor`` is the second over the first, None where the first is 0.
    """

    name: str
    asserted: float
    anywhere: float

    @property
    def factor(self) -> float | None:
        """The trial factor (Gross & Vitells 2010)."""
        return self.anywhere / self.asserted if self.asserted else None


def trials(counts: ArrayLike, *, run: int, weeks: int) -> tuple[Trial, ...]:
    """The chances of a silence of ``run`` weeks in one window and anywhere in ``weeks``, at the rate of weekly ``counts``.

    The models and their names are those of ``held_out.py``, without the gamma rate of one window, which says nothing of a
    window beside it. Raises UnusableNumbers where the record has no event, and where the run does not fit.
    """
    series, length = given.whole_counts(counts).astype(np.int64), given.whole(run, name="run")
    if not series.any():
        raise UnusableNumbers("the record has no event, and so no rate", hint="give the weeks of a longer record")
    points, weight = (values[0] for values in sizes(series[None]))
    rows = [
        ("Poisson", np.exp(-series.mean())[None], np.ones(1)),
        ("Negative binomial, weeks independent", zero_weekly(series.mean(), weeks=1, dispersion=points), weight),
        *(
            (f"Gamma-Poisson predictive, weight {discount:g}", *_rates(series, discount, length))
            for discount in DISCOUNTS
        ),
    ]
    found = [_trial(name, zero, share, length, weeks) for name, zero, share in rows]
    return (*found, _spells(series, length, weeks))


def _trial(name: str, zero: Array, share: Array, run: int, weeks: int) -> Trial:
    """The mean over the points of what is not known, each with its ``share``."""
    anywhere = float(share @ any_run(zero, run=run, weeks=weeks))
    return Trial(name=name, asserted=float(share @ zero**run), anywhere=anywhere)


def _rates(series: NDArray[np.int64], discount: float, run: int) -> tuple[Array, Array]:
    """P(a silent week) at points of the weekly rate, and the share of each under Gamma(1/2 + w y, w T0)."""
    shape, exposure = 0.5 + discount * float(series.sum()), discount * len(series)
    # the rate is centred on the first of these, and on the second given the silence
    usual, silent, width = np.log(shape / exposure), np.log(shape / (exposure + run)), 1 / np.sqrt(shape)
    log_rate = np.linspace(silent - 12 * width - 40 / shape, usual + min(12 * width, 6.0), POINTS)
    log_share = shape * (log_rate + np.log(exposure)) - exposure * np.exp(log_rate) - gammaln(shape)
    share = np.exp(log_share)
    return np.exp(-np.exp(log_rate)), share / share.sum()


def _spells(series: NDArray[np.int64], run: int, weeks: int) -> Trial:
    """The chain of active and silent weeks from its long run; fitted where the record is long."""
    rate, leave, resume = 2 * float(series.mean()), SWITCH, SWITCH
    if len(series) >= FEW:
        chain = fit_spells(series[None])
        rate, leave, resume = float(chain.rate[0]), float(chain.leave[0]), float(chain.resume[0])
    zeros, passages = (np.exp(-rate), 1.0), ((1 - leave, leave), (resume, 1 - resume))
    start = (resume / (leave + resume), leave / (leave + resume))
    asserted, anywhere = (any_run_by_state(zeros, passages, start, run=run, weeks=length) for length in (run, weeks))
    return Trial(name="Active and quiet spells", asserted=asserted, anywhere=anywhere)
