"""Look elsewhere: how likely is a silent run as long as the asserted one anywhere in the weeks that were watched?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A run of ``run`` weeks in ``weeks``: the chance in the one window that was asserted, and anywhere.

    ``trial_factor`` is the second over the first: by how much choosing the window afterwards made the find easier. None
    where the first is 0.
    """

    run: int
    weeks: int
    asserted: float
    anywhere: float
    trial_factor: float | None


def elsewhere(zero: float, *, run: int, weeks: int) -> Elsewhere:
    """Both chances for independent weeks that are each silent with probability ``zero`` (Gross & Vitells 2010)."""
    asserted = given.chance(zero, name="the chance of a silent week") ** given.whole(run, name="run")
    anywhere = float(any_run(zero, run=run, weeks=weeks))
    return Elsewhere(
        run=run,
        weeks=weeks,
        asserted=asserted,
        anywhere=anywhere,
        trial_factor=anywhere / asserted if asserted else None,
    )


def any_run(zero: ArrayLike, *, run: int, weeks: int) -> Array:
    """P(at least one run of ``run`` or more silent weeks in ``weeks``), exactly, for each chance of a silent week.

    ``zero`` is a number or an array of any shape. A first run that ends in week t needs ``run`` silent weeks, an active week
    before them, and no run before that: f(t) = P(no run by t - run - 1) (1 - z) z^run (Feller 1968, section XIII.7).
    """
    chances = given.chances(zero, name="the chance of a silent week")
    length, total = _lengths(run, weeks)
    silent, reached = chances**length, np.zeros((total + 1, *chances.shape))
    for week in range(length, total + 1):
        before = 1.0 if week == length else (1 - reached[week - length - 1]) * (1 - chances)
        reached[week] = reached[week - 1] + before * silent
    return np.asarray(np.minimum(reached[total], 1.0))


def any_run_by_week(zeros: ArrayLike, *, run: int) -> float:
    """The same for weeks that differ: ``zeros`` holds each week's own chance of being silent, in order."""
    chances = given.chances(given.series(zeros, name="chances of silent weeks"), name="chances of silent weeks")
    length, total = _lengths(run, len(chances))
    reached = np.zeros(total + 1)
    for week in range(length, total + 1):
        start = week - length
        before = 1.0 if start == 0 else (1 - reached[start - 1]) * (1 - chances[start - 1])
        reached[week] = reached[week - 1] + before * chances[start:week].prod()
    return min(float(reached[total]), 1.0)


def any_run_by_state(zeros: ArrayLike, passages: ArrayLike, start: ArrayLike, *, run: int, weeks: int) -> float:
    """The same for weeks whose state is hidden and passes from week to week, by dynamic programming over state and run.

    ``zeros`` (states) is each state's chance of a silent week, ``passages`` (states, states) the chance to pass from one to
    another, ``start`` (states) that of the first week. Fu & Koutras 1994 for the embedding.
    """
    silent = given.chances(given.series(zeros, name="chances of silent weeks"), name="chances of silent weeks")
    move, first = given.chances(passages, name="passages"), given.chances(start, name="the first week's state")
    if move.shape != (len(silent), len(silent)) or first.shape != silent.shape:
        raise UnusableNumbers(f"{len(silent)} states do not fit their passages", hint="give one row and column a state")
    if not np.allclose(move.sum(axis=1), 1) or not np.isclose(first.sum(), 1):
        raise UnusableNumbers("chances of passing on do not add up to 1", hint="each row of the passages sums to 1")
    length, total = _lengths(run, weeks)
    held, reached = np.zeros((length, len(silent))), 0.0  # by weeks of the present run, and state
    held[0] = first
    for week in range(total):
        if week:
            held = held @ move
        quiet = held * silent
        reached += float(quiet[-1].sum())
        held = np.vstack([(held * (1 - silent)).sum(axis=0), quiet[:-1]])
    return min(reached, 1.0)


def _lengths(run: int, weeks: int) -> tuple[int, int]:
    length, total = given.whole(run, name="run"), given.whole(weeks, name="weeks")
    if length > total:
        raise UnusableNumbers(
            f"a run of {length} weeks does not fit into {total}", hint="the window lies outside the record"
        )
    return length, total
