"""How many events, and how many deaths: under one release, and under several with each event once."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backing.records.reconciliation.columns import EventColumns
from backing.records.reconciliation.pair import EventKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """A count of events and the sum of their deaths.

    Where releases differ on one event, ``deaths_low`` takes the lowest of their low estimates and ``deaths_high`` the
    highest of their high ones; the best estimate is not averaged but lies between ``deaths_best_least`` and
    ``deaths_best_most``, which are equal for one release. ``without_deaths`` events name no number and add nothing.
    ``shared`` events are in more than one of the releases; under one release, its rows that are in such an event.
    """

    name: str
    events: int
    shared: int
    deaths_low: int
    deaths_best_least: int
    deaths_best_most: int
    deaths_high: int
    without_deaths: int


Numbers = tuple[float, float, float]
"""Lowest, best and highest estimate; NaN where there is none."""


def totals(
    name: str, events: Sequence[Sequence[EventKey]], deaths: Mapping[EventKey, Numbers], *, shared: int
) -> Totals:
    """The sums over events; the rows of one release in one event are its parts and add up."""
    found = [_estimates(event, deaths) for event in events]
    known = [estimates for estimates in found if estimates]
    return Totals(
        name=name,
        events=len(events),
        shared=shared,
        deaths_low=_sum(min(low for low, _, _ in each) for each in known),
        deaths_best_least=_sum(min(best for _, best, _ in each) for each in known),
        deaths_best_most=_sum(max(best for _, best, _ in each) for each in known),
        deaths_high=_sum(max(high for _, _, high in each) for each in known),
        without_deaths=len(found) - len(known),
    )


def deaths_of(releases: Iterable[EventColumns]) -> dict[EventKey, Numbers]:
    """The estimates of every row."""
    found: dict[EventKey, Numbers] = {}
    for rows in releases:
        found.update(
            zip(rows.keys, zip(rows.low.tolist(), rows.best.tolist(), rows.high.tolist(), strict=True), strict=True)
        )
    return found


def _estimates(event: Sequence[EventKey], deaths: Mapping[EventKey, Numbers]) -> list[Numbers]:
    """What each release that gives a number says of the event."""
    by_release: defaultdict[tuple[str, str], list[Numbers]] = defaultdict(list)
    for key in event:
        if not math.isnan(deaths[key][1]):
            by_release[key.dataset, key.release].append(deaths[key])
    return [(sum(n[0] for n in rows), sum(n[1] for n in rows), sum(n[2] for n in rows)) for rows in by_release.values()]


def _sum(numbers: Iterable[float]) -> int:
    return round(sum(numbers))
