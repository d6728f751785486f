"""A group that passes between active and silent spells: a two-state Markov chain behind weekly counts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit, gammaln

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.dispersion import ragged

Array = NDArray[np.float64]

PASSAGE = (2.0, 8.0)
"""Beta prior of the weekly chance to pass from one state to the other: 20 % on average (assumption)."""

LEAPS, CLOSE = 100, 1e-6
"""Leaps at most, of two rounds of expectation and maximisation each, and the change in any parameter, on its own scale, at
which they stop: seven digits of a passage are then right."""

LONGEST = 64.0
"""Times a round's step that a leap may be long."""

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
    Rounds are extrapolated as Varadhan & Roland (2008) do (SQUAREM), which takes some 30 instead of 250. Each series is worked
    on by itself, in plain numbers: for a few hundred weeks that is faster than in arrays. Raises UnusableNumbers for what are
    no counts, and where a series has no event: then there is no rate to fit.
    """
    series, number = ragged(counts, lengths)
    if not series.any(axis=1).all():
        raise UnusableNumbers("a series has no event", hint="an active week's rate shows only where something happened")
    chains = [_fit(row[:length].tolist()) for row, length in zip(series, number, strict=True)]
    rate, leave, resume, active = (np.array(values) for values in zip(*chains, strict=True))
    return Spells(rate=rate, leave=leave, resume=resume, active=active)


Chain = tuple[float, float, float, float]
"""Rate, leave, resume, and the chance that the last week was active."""


def _fit(counts: Sequence[int]) -> Chain:
    chain = (2 * sum(counts) / len(counts), 0.2, 0.2, 0.5)
    for _ in range(LEAPS):
        once = _round(chain, counts)
        twice = _round(once, counts)
        before, middle, after = _place(chain), _place(once), _place(twice)
        chain = twice
        if np.abs(after - middle).max() < CLOSE:
            break
        rate, leave, resume = _leap(before, middle, after)
        chain = math.exp(rate), float(expit(leave)), float(expit(resume)), twice[3]
    return chain


def _place(chain: Chain) -> Array:
    """The log rate and the log odds of both passages."""
    rate, leave, resume, _ = chain
    return np.array([math.log(rate), math.log(leave) - math.log1p(-leave), math.log(resume) - math.log1p(-resume)])


def _leap(before: Array, middle: Array, after: Array) -> Array:
    """Where the rounds lead: a step along their direction and its change."""
    step = middle - before
    turn = after - middle - step
    bend = math.hypot(*turn)
    length = min(max(math.hypot(*step) / bend, 1.0), LONGEST) if bend else 1.0
    there = before + 2 * length * step + length**2 * turn
    return np.where(np.abs(there - after) > FARTHEST, after, there)


def _round(chain: Chain, counts: Sequence[int]) -> Chain:
    """One round: which weeks were active and where the state passed, then the chances that fit that best."""
    rate, leave, resume, _ = chain
    filtered = _forward(rate, leave, resume, counts)
    last = smoothed = active = filtered[-1]
    left = resumed = 0.0
    for now in reversed(filtered[:-1]):  # smoothing, with the expected passages to silence and back (Kim 1994)
        ahead = now * (1 - leave) + (1 - now) * resume
        came, went = smoothed / ahead, (1 - smoothed) / (1 - ahead)
        left += now * leave * went
        resumed += (1 - now) * resume * came
        smoothed = now * ((1 - leave) * came + leave * went)
        active += smoothed
    first, second = PASSAGE
    silent = len(counts) - active
    return (
        sum(counts) / active,
        (first - 1 + left) / (first + second - 2 + active - last),
        (first - 1 + resumed) / (first + second - 2 + silent - (1 - last)),
        last,
    )


def _forward(rate: float, leave: float, resume: float, counts: Sequence[int]) -> list[float]:
    """The chance that each week was active given the weeks up to it; any event says so for sure."""
    quiet, ahead, filtered = math.exp(-rate), 0.5, []
    for count in counts:
        now = 1.0 if count else ahead * quiet / (ahead * quiet + 1 - ahead)
        filtered.append(now)
        ahead = now * (1 - leave) + (1 - now) * resume
    return filtered


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
