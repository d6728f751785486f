"""Where did most happen in the shortest time? A scan whose window may have any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

Array = NDArray[np.float64]
FEWEST = 5
"""Events that a cluster holds at the least, as in Nagarwalla's paper (assumption)."""

DRAWS, SEED = 999, 1996
"""Records of as many events at random, with which the found cluster is compared; the same ones on every run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Densest:
    """The cluster that fits an even rate worst: its first and last event, and how many there are from the one to the other.

    ``log_ratio`` is the log of its likelihood ratio; ``p`` the chance of one as large anywhere, in a window of any length, among
    events at random.
    """

    first: float
    last: float
    events: int
    log_ratio: float
    p: float


def densest(times: Sequence[float], *, start: float, end: float, least: int = FEWEST, draws: int = DRAWS) -> Densest:
    """The densest cluster of at least ``least`` events between ``start`` and ``end`` (Nagarwalla 1996).

    n events in a share d of the period have the ratio (n / N / d)^n ((1 - n / N) / (1 - d))^(N - n) where they are more than
    the share; the length of the window is maximised over, and p holds that against records of N events at random. Raises
    UnusableNumbers for fewer than ``least`` events or ``least`` below 2, times outside the period, and a period that runs
    backwards.
    """
    seen, fewest = np.sort(given.series(times, name="times")), given.whole(least, name="the fewest events", least=2)
    whole = given.positive(end - start, name="the period")
    if len(seen) < fewest or seen[0] < start or seen[-1] > end:
        raise UnusableNumbers(
            f"{len(seen)} events from {seen[0]:g} to {seen[-1]:g}", hint=f"{fewest} inside the period are wanted"
        )
    place, spread, ratio = _largest((seen[None] - start) / whole, fewest)
    random = np.random.default_rng(SEED).random((given.whole(draws, name="draws"), len(seen)))
    others = _largest(np.sort(random, axis=1), fewest)[2]
    return Densest(
        first=float(seen[place[0]]),
        last=float(seen[place[0] + spread[0]]),
        events=int(spread[0]) + 1,
        log_ratio=float(ratio[0]),
        p=(1 + int((others >= ratio[0]).sum())) / (1 + len(others)),
    )


def _largest(times: Array, fewest: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
    """For each row of sorted shares of the period: the first event of its densest cluster, how many follow, the log ratio."""
    number = times.shape[1]
    best = np.full(len(times), -np.inf)
    place, spread = np.zeros(len(times), dtype=np.int64), np.full(len(times), fewest - 1)
    for more in range(fewest - 1, number):
        ratios = _log_ratio(more + 1, number, times[:, more:] - times[:, : number - more])
        at = ratios.argmax(axis=1)
        found = ratios[np.arange(len(times)), at]
        better = found > best
        place, spread, best = np.where(better, at, place), np.where(better, more, spread), np.maximum(best, found)
    return place, spread, best


def _log_ratio(events: int, number: int, lengths: Array) -> Array:
    """The log likelihood ratio of ``events`` of ``number`` in windows of these lengths; 0 where they are no more than even."""
    share = events / number
    length = np.maximum(lengths, 1e-9)  # events at one time lie in no length at all
    inside = events * np.log(share / length)
    outside = (number - events) * np.log((1 - share) / (1 - np.minimum(length, 1 - 1e-9))) if events < number else 0.0
    return np.asarray(np.where(share > length, inside + outside, 0.0))
