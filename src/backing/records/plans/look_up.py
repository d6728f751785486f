"""Answers from the resident index.

A question without further conditions is two look-ups by binary search in a shelf; with a kind, with divisions, or with
several actors that may meet in one event, the events between the two positions are looked through: short ranges all at
once, each of the others by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_

import numpy as np

from backing.records.plans.index import Index
from backing.records.plans.prepare import Keys, Look, Prepared, prepare
from backing.records.plans.shelf import Shelf, Whole
from backing.records.tally import NO_EVENT, Tallied, Tally

_NEVER = np.iinfo(np.int64).max

SHORT = 1_000
"""Up to so many events of a range are copied beside those of others; more are faster looked through where they lie."""


def tally_index(index: Index, tallies: Sequence[Tally]) -> list[Tallied]:
    """The answers in the order of the questions.

    Raises InvalidTest for a question whose shelf was not built.
    """
    return tally_prepared(index, prepare(index, tallies))


def tally_prepared(index: Index, prepared: Prepared) -> list[Tallied]:
    """The answers to questions that were prepared for this index, in their order."""
    totals = np.zeros((7, prepared.questions), dtype=np.int64)
    totals[3] = _NEVER
    for keys in prepared.groups:
        _answer(index.shelves[keys.place], keys, totals)
    return [_tallied(index.origin, *column) for column in totals.T.tolist()]


def _answer(shelf: Shelf, keys: Keys, totals: Whole) -> None:
    positions = shelf.find(keys.keys, keys.days)
    if keys.plain.any():
        _add(totals, keys.numbers[keys.plain], _ranges(shelf, positions[:, keys.plain]))
    narrowed = ~keys.plain & (positions[0] < positions[2])
    short = narrowed & keys.simple & (positions[2] - positions[0] <= SHORT)
    if short.any():
        _look_through_short(shelf, keys, np.flatnonzero(short), positions[:, short], totals)
    found = [
        (keys.looks[each].number, _look_through(shelf, keys.looks[each], *positions[:, each].tolist()))
        for each in np.flatnonzero(narrowed & ~short).tolist()
    ]
    if found:
        _add(totals, np.array([number for number, _ in found]), np.array([numbers for _, numbers in found]).T)


def _look_through_short(shelf: Shelf, keys: Keys, chosen: Whole, positions: Whole, totals: Whole) -> None:
    """Add the events of many ranges that have the kind and the division which is asked."""
    before, start, end = positions
    sizes = end - before
    owner = np.repeat(np.arange(len(chosen)), sizes)
    at = np.arange(len(owner)) + np.repeat(before - (np.cumsum(sizes) - sizes), sizes)
    for column, asked in (("kind", keys.kinds[chosen]), ("division", keys.divisions[chosen])):
        wanted = asked[owner]
        kept = (wanted == 0) | (shelf.columns[column][at] == wanted)
        owner, at = owner[kept], at[kept]
    numbers = keys.numbers[chosen][owner]
    day, deaths = (shelf.columns[name][at].astype(np.int64) for name in ("day", "deaths"))
    within = at >= start[owner]
    ones = np.ones(len(at), dtype=np.int64)
    _add(totals[:5], numbers[within], np.stack([ones, deaths, deaths, day, day])[:, within])
    _add(totals[5:], numbers[~within], np.stack([ones, deaths])[:, ~within])


def _ranges(shelf: Shelf, positions: Whole) -> Whole:
    """The seven numbers of ranges, as (7, keys)."""
    before, start, end = positions
    deaths = shelf.deaths_before(positions)
    day, some, last = shelf.columns["day"], end > start, len(shelf) - 1
    return np.stack(
        [
            end - start,
            deaths[2] - deaths[1],
            shelf.deadliest(start, end),
            np.where(some, day[np.minimum(start, last)], _NEVER),
            np.where(some, day[np.maximum(end - 1, 0)], 0),
            start - before,
            deaths[1] - deaths[0],
        ]
    )


def _look_through(shelf: Shelf, look: Look, before: int, start: int, end: int) -> tuple[int, ...]:
    """The seven numbers of the events in a range that meet the further conditions."""
    columns = shelf.columns
    keep = np.ones(end - before, dtype=bool) if not look.kind else columns["kind"][before:end] == look.kind
    if look.divisions:
        keep &= _among(columns["division"][before:end], look.divisions)
    if look.actors:
        # An event of two of the actors stands under both: it counts under the one with the lower code.
        other = columns["other"][before:end]
        keep &= ~(_among(other, look.actors) & (other < look.actor))
    at = np.flatnonzero(keep)
    cut = int(at.searchsorted(start - before))
    deaths, within = columns["deaths"][before:end][at], at[cut:]
    if not len(within):
        return 0, 0, 0, _NEVER, 0, cut, int(deaths.sum(dtype=np.int64)) if cut else 0
    return (
        len(within),
        int(deaths[cut:].sum(dtype=np.int64)),
        int(deaths[cut:].max()),
        int(columns["day"][before + within[0]]),
        int(columns["day"][before + within[-1]]),
        cut,
        int(deaths[:cut].sum(dtype=np.int64)) if cut else 0,
    )


def _among(column: Whole, codes: Sequence[int]) -> Whole:
    return reduce(or_, (column == code for code in codes))


def _add(totals: Whole, numbers: Whole, found: Whole) -> None:
    """Bring the numbers of keys together under their questions; no event stands under two keys of one question."""
    for total, more, join in zip(
        totals, found, (np.add, np.add, np.maximum, np.minimum, np.maximum, np.add, np.add), strict=False
    ):
        join.at(total, numbers, more)


def _tallied(origin: int, *found: int) -> Tallied:
    events, deaths, deadliest, first, last, events_before, deaths_before = found
    if not events and not events_before:
        return NO_EVENT
    return Tallied(
        events=events,
        deaths=deaths,
        deadliest=deadliest,
        first=date.fromordinal(first + origin) if events else None,
        last=date.fromordinal(last + origin) if events else None,
        events_before=events_before,
        deaths_before=deaths_before,
    )
