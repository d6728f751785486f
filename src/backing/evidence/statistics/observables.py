"""If there were that many, what would be seen? Attacks that a number of fighters implies, by a reference class of groups.

Such a class is weak: a few periods of a few groups, whose sources mean different things by an attack and by a fighter. Its
spread is therefore widened, and silence is read together with the chance of a quiet spell, on which everything hangs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, pdtr

from backing.evidence.statistics import given
from backing.evidence.statistics.mixture import Mixture

WIDENED = 1.0
"""Log standard deviation of attacks a fighter-year that is used: more than the class shows, for it is weak (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttackRate:
    """Attacks a fighter-year as a log-normal: ``median``, and standard deviation on the log scale."""

    median: float
    log_sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """Attacks that would be seen: 95 % of the time between ``low`` and ``high``, half the time at most ``median``.

    ``none`` is the chance of seeing none at all.
    """

    median: int
    low: int
    high: int
    none: float


def attack_rate(rates: Sequence[float], *, log_sd: float = WIDENED) -> AttackRate:
    """The geometric mean of a class of at least two rates; the larger of its spread and ``log_sd``.

    A rate that is not above 0 raises UnusableNumbers.
    """
    values = given.series(rates, name="rates", least=2)
    logs = np.log([given.positive(value, name="a rate of the reference class") for value in values])
    spread = max(float(logs.std(ddof=1)), given.positive(log_sd, name="the spread"))
    return AttackRate(median=math.exp(float(logs.mean())), log_sd=spread)


def implied_attacks(fighters: Mixture, years: float, *, rate: AttackRate, seen: float = 1.0) -> Implied:
    """Attacks by a number of fighters over ``years`` of which a share ``seen`` comes to light.

    Poisson around fighters x rate x years x seen, both uncertain (on a grid over the log of the mean). Years not above
    0 and shares outside [0, 1] raise UnusableNumbers.
    """
    scale = math.log(given.positive(years, name="the years") * rate.median)
    visible = given.chance(seen, name="the share seen")
    if visible == 0:
        return Implied(median=0, low=0, high=0, none=1.0)
    weights, means = _means(fighters, scale + math.log(visible), rate.log_sd)
    return Implied(
        median=_quantile(weights, means, 0.5),
        low=_quantile(weights, means, 0.025),
        high=_quantile(weights, means, 0.975),
        none=float(weights @ np.exp(-means)),
    )


def exactly(fighters: float) -> Mixture:
    """A number of fighters taken as known, as in "if there were 7,000"."""
    place = math.log(given.positive(fighters, name="the number of fighters"))
    return Mixture(weights=(1.0,), means=(place,), sds=(1e-9,))


def silence_ratio(
    claimed: float, other: float, years: float, *, rate: AttackRate, quiet: float, quiet_other: float | None = None
) -> float:
    """P(silence | ``claimed`` fighters) / P(silence | ``other`` fighters): how much a silence tells one from the other.

    ``quiet`` is the chance of a spell in which the group does not attack whatever its size, for the claimed size and, unless
    ``quiet_other`` says otherwise, for the other. Far from 1 only where that chance is small.
    """
    spells = [
        given.chance(chance, name="the chance of a quiet spell")
        for chance in (quiet, quiet if quiet_other is None else quiet_other)
    ]
    active = [implied_attacks(exactly(number), years, rate=rate).none for number in (claimed, other)]
    silent = [spell + (1 - spell) * none for spell, none in zip(spells, active, strict=True)]
    return silent[0] / silent[1] if silent[1] > 0 else math.inf


def _means(fighters: Mixture, shift: float, sd: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weights and expected attacks: every part of the mixture on a grid of standard deviations from its middle."""
    nodes = np.linspace(-6, 6, 401)
    edges = (nodes[1:] + nodes[:-1]) / 2
    share = np.diff(np.concatenate([[0.0], ndtr(edges), [1.0]]))
    spread = np.hypot(np.array(fighters.sds), sd)
    logs = np.array(fighters.means)[:, None] + shift + spread[:, None] * nodes
    weights = np.array(fighters.weights)[:, None] * share
    return weights.ravel(), np.exp(logs).ravel()


def _quantile(weights: NDArray[np.float64], means: NDArray[np.float64], level: float) -> int:
    """The smallest count with at least ``level`` of the probability at or below it, by bisection."""
    low, high = -1, int(means.max() * 2) + 50
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if float(weights @ pdtr(middle, means)) >= level else (middle, high)
    return high
