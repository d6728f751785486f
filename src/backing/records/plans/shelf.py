"""A shelf of the resident index: the events of one role, sorted by key and day, with running sums.

A key stands for an actor, or for an actor in a country. Each column is as narrow as its values allow. A window of a key is
a range of positions; its count is a difference, its deaths the difference of two running sums, its deadliest event the
larger of the maxima of two runs of blocks that overlap (a sparse table: Bender and Farach-Colton 2000, *The LCA problem
revisited*). Running sums and maxima are kept for each block of 64 events only; what lies before a block's end is added up
when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[Any]
BLOCK = 64


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelf:
    """``keys`` are the distinct keys in order, and key i has the positions ``bounds[i]`` to ``bounds[i + 1]`` of the columns.

    ``columns`` holds ``day`` and ``deaths``, and what questions may be narrowed by. ``sums[b]`` are the deaths before block
    b; ``peaks[j][b]`` the most deaths of an event in the ``2**j`` blocks from b on.
    """

    keys: Whole
    bounds: Whole
    columns: dict[str, Whole]
    sums: Whole
    peaks: tuple[Whole, ...]

    def __len__(self) -> int:
        """How many events stand on it."""
        return len(self.columns["day"])

    @property
    def nbytes(self) -> int:
        """The memory that the shelf holds."""
        held = (self.keys, self.bounds, self.sums, *self.columns.values(), *self.peaks)
        return sum(each.nbytes for each in held)

    def find(self, keys: Whole, days: Whole) -> Whole:
        """For each key the position of its first event on or after each day: (keys,) and (n, keys) give (n, keys).

        Like all that follow it asks for a shelf on which something stands.
        """
        left, right = (np.searchsorted(self.keys, keys, side) for side in ("left", "right"))
        # A key that is not there has nothing between its bounds, and so no position to search.
        low, high = self.bounds[left], self.bounds[right]
        return self._search(np.broadcast_to(low, days.shape), np.broadcast_to(high, days.shape), days)

    def deaths_before(self, positions: Whole) -> Whole:
        """The deaths of all events on the shelf before each position."""
        blocks = positions // BLOCK
        rest = self._window(blocks * BLOCK, positions)
        total: Whole = self.sums[blocks] + rest.sum(axis=-1)
        return total

    def deadliest(self, low: Whole, high: Whole) -> Whole:
        """The most deaths of one event between two positions, the second excluded; 0 where there is none."""
        first, last = -(-low // BLOCK), high // BLOCK
        # An event counts in a block that lies wholly inside, or at an end; where no block does the ends are all there is.
        ends = np.maximum(
            self._window(low, np.minimum(high, first * BLOCK)).max(axis=-1),
            self._window(np.maximum(low, last * BLOCK), high).max(axis=-1),
        )
        blocks = last - first
        peak = np.zeros_like(ends)
        level = np.frexp(np.maximum(blocks, 1).astype(float))[1] - 1
        for each in np.unique(level[blocks > 0]):
            at = np.flatnonzero((level == each) & (blocks > 0))
            peaks = self.peaks[each]
            peak[at] = np.maximum(peaks[first[at]], peaks[last[at] - (1 << int(each))])
        most: Whole = np.maximum(ends, peak)
        return most

    def _search(self, low: Whole, high: Whole, days: Whole) -> Whole:
        """Binary search of all at once, each between its own bounds."""
        day, last = self.columns["day"], len(self) - 1
        while (open_ := low < high).any():
            middle = (low + high) // 2
            below = open_ & (day[np.minimum(middle, last)] < days)
            low = np.where(below, middle + 1, low)
            high = np.where(open_ & ~below, middle, high)
        return low

    def _window(self, low: Whole, high: Whole) -> Whole:
        """The deaths at the positions from low to high, less than a block, in rows of one length filled up with 0."""
        deaths = self.columns["deaths"]
        at = low[..., None] + np.arange(BLOCK)
        return np.where(at < high[..., None], deaths[np.minimum(at, len(deaths) - 1)], 0).astype(np.int64)


def fill_shelf(keys: Whole, columns: dict[str, Whole]) -> Shelf:
    """The shelf of some events, given in any order: a key each, and columns of the same length."""
    day = columns["day"]
    span = int(day.max()) - int(day.min()) + 1 if len(day) else 1
    order = np.argsort(keys.astype(np.int64) * span + (day.astype(np.int64) - (int(day.min()) if len(day) else 0)))
    keys = keys[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, dtype=np.int64)
    ordered = {name: column[order] for name, column in columns.items()}
    return Shelf(
        keys=keys[starts],
        bounds=np.r_[starts, len(keys)],
        columns=ordered,
        sums=_running(ordered["deaths"]),
        peaks=_peaks(ordered["deaths"]),
    )


def narrow(column: Whole) -> Whole:
    """The same whole numbers in the smallest type that holds them."""
    if not len(column):
        return column.astype(np.uint8)
    low, high = int(column.min()), int(column.max())
    smallest: Whole = column.astype(np.result_type(np.min_scalar_type(low), np.min_scalar_type(high)))
    return smallest


def _blocks(deaths: Whole) -> Whole:
    padded = np.zeros(-(-len(deaths) // BLOCK) * BLOCK, dtype=deaths.dtype)
    padded[: len(deaths)] = deaths
    return padded.reshape(-1, BLOCK)


def _running(deaths: Whole) -> Whole:
    sums: Whole = np.r_[0, np.cumsum(_blocks(deaths).sum(axis=1, dtype=np.int64))]
    return sums


def _peaks(deaths: Whole) -> tuple[Whole, ...]:
    levels = [_blocks(deaths).max(axis=1)]
    while len(levels[-1]) > (half := 1 << (len(levels) - 1)):
        levels.append(np.maximum(levels[-1][:-half], levels[-1][half:]))
    return tuple(levels)
