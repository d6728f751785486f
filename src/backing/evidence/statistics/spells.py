"""A group that passes between active and silent spells: a two-state Markov chain behind weekly counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, gammaln, logit

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.dispersion import Whole, ragged

Array = NDArray[np.float64]

PASSAGE = (2.0, 8.0)
"""Beta prior of the weekly chance to pass from one state to the other: 20 % on average (assumption)."""

LEAPS, CLOSE = 100, 1e-6
"""Leaps at most, of two rounds of expectation and maximisation each, and the change in any parameter, on its own scale, at
which they stop: seven digits of a passage are then right."""

FARTHEST = 2.0
"""A leap that ends further than this from where two rounds would is not taken (log rate, log odds of a passage)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spells:
    """The fit of each series, arrays of one length.

    ``rate`` of events in an active week; ``leave`` and ``resume`` are the weekly chances to fall silent and to become active;
    ``active`` is the chance that the last week was an active one. A silent week has no event.
    """

    rate: Array
    leave: Array
    resume: Array
    active: Array


def fit_spells(counts: ArrayLike, lengths: ArrayLike | None = None) -> Spells:
    """The most probable chain for each row of weekly ``counts`` (series, weeks), by expectation and maximisation.

    Baum et al. (1970), with ``PASSAGE`` as prior of both passages; the first week is active or silent with even chance.
    Rounds are extrapolated as Varadhan & Roland (2008) do (SQUAREM), which takes some 30 instead of 250. The rows are worked
    on side by side. Raises UnusableNumbers for what are no counts, and where a series has no event: then
    there is no rate to fit.
    """
    series, number = ragged(counts, lengths)
    total = series.sum(axis=1)
    if not total.all():
        raise UnusableNumbers("a series has no event", hint="an active week's rate shows only where something happened")
    chain = Spells(
        rate=2 * total / number,
        leave=np.full(len(series), 0.2),
        resume=np.full(len(series), 0.2),
        active=np.full(len(series), 0.5),
    )
    for _ in range(LEAPS):
        once = _round(chain, series, number, total)
        twice = _round(once, series, number, total)
        before, middle, after = _place(chain), _place(once), _place(twice)
        if np.abs(after - middle).max() < CLOSE:
            return twice
        chain = _at(_leap(before, middle, after), active=twice.active)
    return twice


def _place(chain: Spells) -> Array:
    """The log rate and the log odds of both passages, (3, series)."""
    return np.stack([np.log(chain.rate), logit(chain.leave), logit(chain.resume)])


def _at(place: Array, *, active: Array) -> Spells:
    return Spells(rate=np.exp(place[0]), leave=expit(place[1]), resume=expit(place[2]), active=active)


def _leap(before: Array, middle: Array, after: Array) -> Array:
    """Where the rounds lead: a step along their direction and its change, each series by its own length."""
    step = middle - before
    turn = after - middle - step
    bend = np.sqrt((turn**2).sum(axis=0))
    length = np.sqrt((step**2).sum(axis=0)) / np.where(bend > 0, bend, np.inf)
    length = np.clip(length, 1, 64)
    there = before + 2 * length * step + length**2 * turn
    return np.where(np.abs(there - after) > FARTHEST, after, there)


def _round(chain: Spells, series: Whole, number: Whole, total: Whole) -> Spells:
    """One round: which weeks were active and where the state passed, then the chances that fit that best."""
    filtered = _forward(chain, series)
    smoothed, left, resumed = _backward(chain, filtered, number)
    own = np.arange(series.shape[1]) < number[:, None]
    active, silent = (smoothed * own).sum(axis=1), ((1 - smoothed) * own).sum(axis=1)
    last = smoothed[np.arange(len(series)), number - 1]
    first, second = PASSAGE
    return Spells(
        rate=total / active,
        leave=(first - 1 + left) / (first + second - 2 + active - last),
        resume=(first - 1 + resumed) / (first + second - 2 + silent - (1 - last)),
        active=filtered[np.arange(len(series)), number - 1],
    )


def _forward(chain: Spells, series: Whole) -> Array:
    """The chance that each week was active given the weeks up to it; any event says so for sure."""
    quiet = np.exp(-chain.rate)
    filtered = np.empty(series.shape)
    ahead = np.full(len(series), 0.5)
    for week in range(series.shape[1]):
        here = ahead * quiet / (ahead * quiet + 1 - ahead)
        now = np.where(series[:, week] > 0, 1.0, here)
        filtered[:, week] = now
        ahead = now * (1 - chain.leave) + (1 - now) * chain.resume
    return filtered


def _backward(chain: Spells, filtered: Array, number: Whole) -> tuple[Array, Array, Array]:
    """The chance that each week was active given all weeks, and the expected passages to silence and back (Kim 1994)."""
    smoothed = filtered.copy()
    left, resumed = np.zeros(len(filtered)), np.zeros(len(filtered))
    for week in range(filtered.shape[1] - 2, -1, -1):
        now, after = filtered[:, week], smoothed[:, week + 1]
        ahead = now * (1 - chain.leave) + (1 - now) * chain.resume
        stay, come = now * (1 - chain.leave) * after / ahead, (1 - now) * chain.resume * after / ahead
        go = now * chain.leave * (1 - after) / (1 - ahead)
        inside = week + 1 < number
        smoothed[:, week] = np.where(inside, stay + go, now)
        left += np.where(inside, go, 0.0)
        resumed += np.where(inside, come, 0.0)
    return smoothed, left, resumed


def zero_ahead(chain: Spells, *, weeks: int, share: float = 1.0) -> Array:
    """P(no event in the next ``weeks``) for each series, from the state that its last week leaves it in.

    ``share`` of the events come to light (thinning leaves an active week Poisson).
    """
    return np.exp(log_density(chain, np.zeros((len(chain.rate), given.whole(weeks, name="weeks"))), share=share))


def log_density(chain: Spells, counts: ArrayLike, *, share: float = 1.0) -> Array:
    """The log probability of the ``counts`` (series, weeks) of the weeks that follow each series."""
    following = given.amounts(counts, name="counts")
    rate = chain.rate * given.positive(given.chance(share, name="share"), name="share")
    active, total = chain.active, np.zeros(len(rate))
    for count in following.T:
        active = active * (1 - chain.leave) + (1 - active) * chain.resume
        with np.errstate(divide="ignore"):
            seen = np.log(active) + count * np.log(rate) - rate - gammaln(count + 1)
            both = np.logaddexp(seen, np.where(count > 0, -np.inf, np.log1p(-active)))
        total, active = total + both, np.exp(seen - both)
    return total
