"""Which rows of two releases are compared at all: those of one country whose days come close (blocking)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from backing.records.reconciliation.columns import EventColumns, Whole

LENGTHS = (1, 7, 31, 366)
"""Rows of one country are kept apart by how many days they last, at the most so many: one row of a year would otherwise
make every other row look a year back."""
AT_ONCE = 1_000_000
"""Pairs compared in one step: bounds the memory."""


def candidates(one: EventColumns, other: EventColumns, *, days: int) -> Iterator[tuple[Whole, Whole]]:
    """Indices of rows of each release that lie in one country and at most ``days`` apart, in steps of bounded size.

    A row without a country is compared with others without one. Blocking as in record linkage (Christen 2012, Data
    Matching, chapter 4): exact for the two conditions, so nothing is lost by it.
    """
    for country in np.intersect1d(one.country, other.country):
        ours, theirs = (np.flatnonzero(each.country == country) for each in (one, other))
        length = other.last[theirs] - other.first[theirs] + 1
        bounds = (0, *LENGTHS, max(int(length.max()), LENGTHS[-1] + 1))
        for above, most in pairwise(bounds):
            inside = theirs[(length > above) & (length <= most)]
            if inside.size:
                yield from _close(one, ours, other, inside, days)


def _close(
    one: EventColumns, ours: Whole, other: EventColumns, theirs: Whole, days: int
) -> Iterator[tuple[Whole, Whole]]:
    theirs = theirs[np.argsort(other.first[theirs], kind="stable")]
    starts = other.first[theirs]
    longest = int((other.last[theirs] - starts).max())
    low = np.searchsorted(starts, one.first[ours] - days - longest, side="left")
    high = np.searchsorted(starts, one.last[ours] + days, side="right")
    for part in _parts(high - low):
        counts = (high - low)[part]
        left = np.repeat(ours[part], counts)
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        right = theirs[np.repeat(low[part], counts) + within]
        close = other.last[right] + days >= one.first[left]
        yield left[close], right[close]


def _parts(counts: Whole) -> Iterator[slice]:
    """Consecutive rows whose pairs together are about ``AT_ONCE``; one row alone may have more."""
    step = np.cumsum(counts) // AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(step)) + 1), counts.size]
    for start, end in pairwise(edges):
        yield slice(int(start), int(end))
