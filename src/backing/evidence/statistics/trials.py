"""By how much does having looked everywhere weaken a silence? The chance in one window and anywhere, model by model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.absence import DISCOUNTS, thinned, zero_poisson, zero_weekly
from backing.evidence.statistics.base import Base
from backing.evidence.statistics.held_out import recorded
from backing.evidence.statistics.rungs import POISSON, SPELLS, YARDSTICK, in_part, predictive
from backing.evidence.statistics.runs import any_run, any_run_by_state
from backing.evidence.statistics.spells import Spells

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

    Raises UnusableNumbers where the record has no event, and where the run does not fit.
    """
    return trials_at(recorded(counts, run), run=run, weeks=weeks)


def trials_at(base: Base, *, run: int, weeks: int, claimed: tuple[float, ...] = ()) -> tuple[Trial, ...]:
    """The same from what is known of a ``base``, and thinned by each share of its events that is ``claimed``.

    The models and their names are those of ``rungs.py``, without the gamma rate of one window, which says nothing of a
    window beside it. Raises UnusableNumbers where the base has no event, and where the run does not fit.
    """
    length = given.whole(run, name="run")
    if base.spells is None:
        raise UnusableNumbers("the record has no event, and so no rate", hint="give the weeks of a longer record")
    rate, sure = base.events / base.weeks, np.ones(1)
    rows = [
        (POISSON, zero_poisson(rate)[None], sure),
        *(
            (YARDSTICK + c.name, zero_weekly(rate, weeks=1, dispersion=c.sizes), np.asarray(c.shares))
            for c in base.by_week
        ),
        *((predictive(discount), *_rates(base, discount, length)) for discount in DISCOUNTS),
        *((in_part(share), zero_poisson(thinned(rate, claimed=share))[None], sure) for share in claimed),
    ]
    found = [_trial(name, zero, share, length, weeks) for name, zero, share in rows]
    return (*found, _spells(base.spells, length, weeks))


def _trial(name: str, zero: Array, share: Array, run: int, weeks: int) -> Trial:
    """The mean over the points of what is not known, each with its ``share``."""
    anywhere = float(share @ any_run(zero, run=run, weeks=weeks))
    return Trial(name=name, asserted=float(share @ zero**run), anywhere=anywhere)


def _rates(base: Base, discount: float, run: int) -> tuple[Array, Array]:
    """P(a silent week) at points of the weekly rate, and the share of each under Gamma(1/2 + w y, w T0)."""
    shape, exposure = 0.5 + discount * base.events, discount * base.weeks
    # the rate is centred on the first of these, and on the second given the silence
    usual, silent, width = np.log(shape / exposure), np.log(shape / (exposure + run)), 1 / np.sqrt(shape)
    log_rate = np.linspace(silent - 12 * width - 40 / shape, usual + min(12 * width, 6.0), POINTS)
    log_share = shape * (log_rate + np.log(exposure)) - exposure * np.exp(log_rate) - gammaln(shape)
    share = np.exp(log_share)
    return np.exp(-np.exp(log_rate)), share / share.sum()


def _spells(chain: Spells, run: int, weeks: int) -> Trial:
    """The chain of active and silent weeks from its long run."""
    rate, leave, resume = float(chain.rate[0]), float(chain.leave[0]), float(chain.resume[0])
    zeros, passages = (np.exp(-rate), 1.0), ((1 - leave, leave), (resume, 1 - resume))
    start = (resume / (leave + resume), leave / (leave + resume))
    asserted, anywhere = (any_run_by_state(zeros, passages, start, run=run, weeks=length) for length in (run, weeks))
    return Trial(name=SPELLS, asserted=asserted, anywhere=anywhere)
