"""Ceased, or merely quiet? Tests on the dates of what was seen, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

FEWEST = 3
"""Sightings without which the shape of their end cannot be estimated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cessation:
    """How well a steady rate of sightings up to ``end`` fits a silence since the last.

    ``p`` is the chance of a silence as long if nothing ceased. ``bayes_factor`` is for going on against having ceased:
    below 1 it speaks for an end; None where a single sighting allows none.
    """

    sightings: int
    p: float
    bayes_factor: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDate:
    """When the last event was, seen or unseen: the estimate, its two-sided interval and its one-sided upper end.

    In the unit of the sightings (years, days), all at ``level``; ``high`` and ``upper`` are None where so few sightings set
    no limit. ``shape`` is the shape of the extreme-value distribution.
    """

    estimate: float
    low: float
    high: float | None
    upper: float | None
    shape: float
    level: float


def cessation(sightings: Sequence[float], *, end: float, start: float | None = None) -> Cessation:
    """Solow (1993): p = (t_n / T)^n, and the Bayes factor (n - 1) / ((T / t_n)^(n - 1) - 1), from sightings in time.

    ``sightings`` are times in one unit, in any order; watching went on from ``start`` to ``end``. Without a ``start`` the
    first sighting starts the clock and is not counted. Raises UnusableNumbers where no sighting is left or one lies outside
    the watch.
    """
    times = np.sort(given.series(sightings, name="sightings"))
    begin = float(times[0]) if start is None else float(given.series([start], name="start")[0])
    counted = times[1:] if start is None else times
    last = float(given.series([end], name="end")[0])
    if not len(counted) or counted[-1] <= begin:
        raise UnusableNumbers("no sighting lies after the start of the watch", hint="give when the watch began")
    if counted[0] < begin or counted[-1] > last:
        raise UnusableNumbers(
            "a sighting lies outside the watch", hint="the watch starts before the first, ends after the last"
        )
    share, number = (counted[-1] - begin) / (last - begin), len(counted)
    return Cessation(
        sightings=number, p=float(share**number), bayes_factor=_going_on(float(share), number) if number > 1 else None
    )


def _going_on(share: float, number: int) -> float:
    """The Bayes factor; it grows without limit as the last sighting nears the end of the watch."""
    log_odds = -(number - 1) * math.log(share)
    if log_odds == 0:
        return math.inf
    return (number - 1) / math.expm1(log_odds) if log_odds < 700 else 0.0


def last_date(sightings: Sequence[float], *, level: float = 0.95) -> LastDate:
    """Optimal linear estimation of the end (Roberts & Solow 2003): the latest sightings follow a Weibull extreme value.

    ``sightings`` are the latest k times in one unit, in any order. Raises UnusableNumbers for fewer than ``FEWEST``, and
    where the last two coincide: then no distance to the end can be estimated.
    """
    times = np.sort(given.series(sightings, name="sightings", least=FEWEST))[::-1]
    number, latest, reach = len(times), float(times[0]), float(times[0] - times[-1])
    if times[0] == times[1]:
        raise UnusableNumbers("the last two sightings have one date", hint="count sightings of one day once")
    shape = float(np.log(reach / (latest - times[1:-1])).sum()) / (number - 1)
    if shape <= 0:
        raise UnusableNumbers("all sightings but the last have one date", hint="count sightings of one day once")
    weight = np.linalg.solve(_spread(number, shape), np.ones(number))
    error = 1 - given.level(level)
    return LastDate(
        estimate=float(weight @ times / weight.sum()),
        low=latest + reach / math.expm1(shape * _log_wait(1 - error / 2, number)),
        high=_latest_end(latest, reach, shape * _log_wait(error / 2, number)),
        upper=_latest_end(latest, reach, shape * _log_wait(error, number)),
        shape=shape,
        level=level,
    )


def _spread(number: int, shape: float) -> NDArray[np.float64]:
    """The covariance of the k latest order statistics: G(2v + i) G(v + j) / (G(v + i) G(j)) for j <= i."""
    index = np.arange(1, number + 1)
    later, earlier = np.maximum.outer(index, index), np.minimum.outer(index, index)
    log_spread = gammaln(2 * shape + later) - gammaln(shape + later) + gammaln(shape + earlier) - gammaln(earlier)
    return np.asarray(np.exp(log_spread - log_spread[0, 0]))


def _log_wait(chance: float, number: int) -> float:
    """ln(k / -ln(chance)): times the shape, the log of how far the whole record reaches over its part since the last one."""
    return math.log(number / -math.log(chance))


def _latest_end(latest: float, reach: float, log_ratio: float) -> float | None:
    return latest + reach / math.expm1(log_ratio) if log_ratio > 0 else None
