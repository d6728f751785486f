"""Event rows as arrays, so that many pairs are compared at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backing.records.reconciliation.matching import UNKNOWN, Matching
from backing.records.reconciliation.pair import EventKey
from backing.records.reconciliation.sides import Sides

Row = Mapping[str, Any]
Whole = NDArray[np.int64]
Real = NDArray[np.float64]

READ = (
    "id",
    "dataset",
    "release",
    "start",
    "end",
    "date_precision",
    "side_a",
    "side_b",
    "side_a_id",
    "side_b_id",
    "kind",
    "country",
    "division",
    "latitude",
    "longitude",
    "place_precision",
    "deaths_low",
    "deaths_best",
    "deaths_high",
)
"""The columns of the table ``events`` that are read."""
KINDS = ("state-based", "non-state", "one-sided")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EventColumns:
    """``n`` rows of one release (dataset and release) in the order of their keys; each array has ``n`` entries.

    ``first`` and ``last`` are days (proleptic ordinals), widened to what the date's precision leaves open. ``latitude``
    and ``longitude`` are in radians and ``open_km`` in kilometres; all three are NaN where the row is no point.
    ``country``, ``division``, ``kind``, ``one_side`` and ``other_side`` are codes, negative where unknown. Deaths are NaN
    where unknown.
    """

    release: tuple[str, str]
    keys: tuple[EventKey, ...]
    first: Whole
    last: Whole
    latitude: Real
    longitude: Real
    open_km: Real
    country: Whole
    division: Whole
    one_side: Whole
    other_side: Whole
    kind: Whole
    low: Real
    best: Real
    high: Real


class Encoder:
    """Brings rows of several releases to arrays whose codes mean the same."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self.sides = Sides(matching.governing)
        self._places: dict[str, int] = {}

    def columns(self, release: tuple[str, str], rows: Sequence[Row]) -> EventColumns:
        """The rows of one release, ordered by their ids, as arrays."""
        ordered = sorted(rows, key=lambda row: str(row["id"]))
        first, last = self._days(ordered)
        latitude, longitude, open_km = self._points(ordered)
        sides = np.array([self.sides.of(row) for row in ordered], dtype=np.int64).reshape(-1, 2)
        low, best, high = (_numbers(ordered, f"deaths_{name}") for name in ("low", "best", "high"))
        return EventColumns(
            release=release,
            keys=tuple(EventKey(*release, str(row["id"])) for row in ordered),
            first=first,
            last=last,
            latitude=latitude,
            longitude=longitude,
            open_km=open_km,
            country=self._codes(ordered, "country"),
            division=self._codes(ordered, "division"),
            one_side=sides[:, 0],
            other_side=sides[:, 1],
            kind=_whole([KINDS.index(row["kind"]) if row.get("kind") in KINDS else -1 for row in ordered]),
            low=np.fmin(np.where(np.isnan(low), best, low), best),
            best=best,
            high=np.fmax(np.where(np.isnan(high), best, high), best),
        )

    def _days(self, rows: Sequence[Row]) -> tuple[Whole, Whole]:
        """A row whose dates are one day but known to the month only may lie half a month to either side."""
        opened = self._matching.open_days
        first = _whole([row["start"].toordinal() for row in rows])
        last = np.maximum(first, _whole([row["end"].toordinal() for row in rows]))
        wide = _whole([opened.get(_name(row.get("date_precision")), opened[UNKNOWN]) for row in rows])
        missing = np.maximum(wide - (last - first + 1), 0)
        return first - missing // 2, last + (missing + 1) // 2

    def _points(self, rows: Sequence[Row]) -> tuple[Real, Real, Real]:
        opened = self._matching.open_km
        precise = [_name(row.get("place_precision")) for row in rows]
        open_km = np.array([opened.get(name, np.nan) for name in precise], dtype=np.float64)
        latitude, longitude = (np.radians(_numbers(rows, name)) for name in ("latitude", "longitude"))
        nowhere = np.isnan(open_km) | np.isnan(latitude) | np.isnan(longitude)
        return tuple(np.where(nowhere, np.nan, array) for array in (latitude, longitude, open_km))  # type: ignore[return-value]

    def _codes(self, rows: Sequence[Row], column: str) -> Whole:
        names = [row.get(column) for row in rows]
        return _whole([-1 if name is None else self._places.setdefault(name, len(self._places)) for name in names])


def _numbers(rows: Sequence[Row], column: str) -> Real:
    return np.array([np.nan if row.get(column) is None else row[column] for row in rows], dtype=np.float64)


def _whole(values: Sequence[int]) -> Whole:
    return np.array(values, dtype=np.int64)


def _name(precision: int | None) -> str:
    return UNKNOWN if precision is None else str(precision)
