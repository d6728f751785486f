"""How well two rows agree in time, place, actors, kind and deaths: each from 0 to 1, for many pairs at once.

The three dimensions of MELTT (Donnay and others 2019: location, time, type), with type taken as who fought whom and in
which kind of violence, and deaths added. A contradiction, not only a low agreement, rules a pair out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from backing.records.reconciliation.columns import EventColumns, Real, Whole
from backing.records.reconciliation.matching import DIMENSIONS, Matching
from backing.records.reconciliation.sides import CIVILIANS, UNNAMED

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""
RULED_OUT = np.nan
"""The agreement of a contradiction: it makes every score that it enters one too."""


def agreements(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Real:
    """Agreement of the rows ``left`` with the rows ``right``: pairs × dimensions, NaN where they contradict each other."""
    each = {
        "time": time(one, left, other, right, matching),
        "place": place(one, left, other, right, matching),
        "actors": actors(one, left, other, right, matching),
        "kind": kind(one, left, other, right, matching),
        "deaths": deaths(one, left, other, right, matching),
    }
    return np.stack([each[name] for name in DIMENSIONS], axis=1)


def scores(found: Real, matching: Matching, *, leave_out: tuple[str, ...] = ()) -> Real:
    """The weighted mean of agreements (pairs × dimensions), some dimensions left out."""
    weights = np.array([0.0 if name in leave_out else matching.weights[name] for name in DIMENSIONS])
    mean: Real = found @ weights / weights.sum()
    return mean


def time(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Real:
    """Falls from 1 by the days between the two rows to 0 beyond the window, and by half as one is vaguer than the other."""
    a, b = one.last[left] - one.first[left] + 1, other.last[right] - other.first[right] + 1
    near = 1 - days_apart(one, left, other, right) / (matching.days + 1)
    alike: Real = 0.5 + 0.5 * np.minimum(a, b) / np.maximum(a, b)
    return np.where(near > 0, near, RULED_OUT) * alike


def days_apart(one: EventColumns, left: Whole, other: EventColumns, right: Whole) -> Whole:
    """Days between the end of one and the start of the other; 0 where they overlap."""
    gap: Whole = np.maximum(one.first[left], other.first[right]) - np.minimum(one.last[left], other.last[right])
    return np.maximum(gap, 0)


def place(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Real:
    """Falls from 1 at one spot to a half at the edge of what both rows leave open, and is a contradiction beyond.

    Without two points the same division counts, then the same country; two divisions are a contradiction.
    """
    km = km_apart(one, left, other, right)
    reach = one.open_km[left] + other.open_km[right] + matching.near_km
    points = np.where(km <= reach, 1 - 0.5 * km / np.maximum(reach, 1e-9), RULED_OUT)
    mine, theirs = one.division[left], other.division[right]
    known = (mine >= 0) & (theirs >= 0)
    same = np.where(mine == theirs, matching.agreement["same_division"], RULED_OUT)
    areas = np.where(known, same, matching.agreement["same_country"])
    return np.where(np.isnan(km), areas, points)


def km_apart(one: EventColumns, left: Whole, other: EventColumns, right: Whole) -> Real:
    """Great-circle distance in kilometres by the haversine formula; NaN without two points."""
    north, south = one.latitude[left], other.latitude[right]
    east = other.longitude[right] - one.longitude[left]
    chord = np.sin((south - north) / 2) ** 2 + np.cos(north) * np.cos(south) * np.sin(east / 2) ** 2
    km: Real = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return km


def actors(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Real:
    """1 for the same two sides; less for one side in common; a contradiction when two armed sides share nothing.

    Civilians are no armed side: two groups that each attacked civilians have nothing in common.
    """
    a, b = one.one_side[left], one.other_side[left]
    c, d = other.one_side[right], other.other_side[right]
    armed = CIVILIANS + 1
    shared = ((a >= armed) & ((a == c) | (a == d))) | ((b >= armed) & ((b == c) | (b == d)))
    equal = (a == c) & (b == d) & (a != UNNAMED)
    unnamed = (a == UNNAMED) | (c == UNNAMED)
    nobody = (b < armed) | (d < armed)
    level = matching.agreement
    partly = np.where(unnamed, level["one_side_unknown"], level["one_side_differs"])
    apart = np.where(nobody, level["sides_unknown"], RULED_OUT)
    return np.where(equal, 1.0, np.where(shared, partly, apart))


def kind(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Real:
    """1 for the same kind of violence, 0 for another: datasets draw the line between kinds in different places."""
    mine, theirs = one.kind[left], other.kind[right]
    known: NDArray[np.bool_] = (mine >= 0) & (theirs >= 0)
    return np.where(known, (mine == theirs).astype(np.float64), matching.agreement["unknown"])


def deaths(one: EventColumns, left: Whole, other: EventColumns, right: Whole, matching: Matching) -> Real:
    """The smaller best estimate over the larger, one added to each; half the way back to 1 where the ranges overlap."""
    mine, theirs = one.best[left], other.best[right]
    ratio = (np.fmin(mine, theirs) + 1) / (np.fmax(mine, theirs) + 1)
    overlap = (one.low[left] <= other.high[right]) & (other.low[right] <= one.high[left])
    measured = np.where(overlap, (1 + ratio) / 2, ratio)
    return np.where(np.isnan(mine) | np.isnan(theirs), matching.agreement["unknown"], measured)
