"""A resident index: built once for some standing questions, it answers them by look-up, as often as they are asked.

A question without further conditions is two look-ups by binary search in a shelf; with a kind, with divisions, or with
several actors that may meet in one event, the events between the two positions are looked through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import product
from operator import or_
from typing import NamedTuple

import numpy as np

from backing.errors import InvalidTest
from backing.records.plans.shelf import Shelf, Whole
from backing.records.tally import NO_EVENT, Role, Tallied, Tally

Place = tuple[Role | None, bool]
"""Which shelf answers a question: by its role (None: anybody takes part), and whether the country is part of the key."""

_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """``codes`` number the values of each column from 1 on, 0 is a null; ``origin`` is the day that is 0 on the shelves."""

    shelves: dict[Place, Shelf]
    codes: dict[str, dict[str | int, int]]
    origin: int

    @property
    def nbytes(self) -> int:
        """The memory that the shelves hold."""
        return sum(shelf.nbytes for shelf in self.shelves.values())


class _Look(NamedTuple):
    """One key of one question. A tuple, because ten thousand are made for each answer.

    Without a ``kind``, ``divisions`` or ``actors`` that may meet in one event, the key's range is the answer as it is.
    """

    number: int
    key: int
    actor: int
    kind: int | None
    divisions: tuple[int, ...]
    actors: tuple[int, ...]

    @property
    def plain(self) -> bool:
        return self.kind is None and not self.divisions and not self.actors


def place_of(tally: Tally) -> Place:
    """The shelf that answers a question."""
    return (tally.role if tally.actors else None, bool(tally.countries))


def key_of(actor: int, country: int, countries: int) -> int:
    """An actor's code and a country's as one number; 0 stands for what is no part of the key."""
    return actor * (countries + 1) + country


def tally_index(index: Index, tallies: Sequence[Tally]) -> list[Tallied]:
    """The answers in the order of the questions.

    Raises InvalidTest for a question whose shelf was not built.
    """
    groups: dict[Place, list[int]] = defaultdict(list)
    for number, tally in enumerate(tallies):
        groups[place_of(tally)].append(number)
    totals = np.zeros((7, len(tallies)), dtype=np.int64)
    totals[3] = _NEVER
    for place, members in groups.items():
        if place not in index.shelves:
            raise InvalidTest(
                "the index was not built for questions of this kind", hint="build it for all the questions to be asked"
            )
        looks = [look for number in members for look in _looks(index, number, tallies[number])]
        if looks and len(index.shelves[place]):
            _answer(index.shelves[place], looks, _days(index, looks, tallies), totals)
    return [_tallied(index.origin, *column) for column in totals.T.tolist()]


def _looks(index: Index, number: int, tally: Tally) -> Iterator[_Look]:
    """The keys of a question; none where it names only what never occurs."""
    codes = index.codes
    actors, countries = _numbers(codes["actor"], tally.actors), _numbers(codes["country"], tally.countries)
    divisions = _numbers(codes["division"], tally.divisions)
    kind = None if tally.kind is None else codes["kind"].get(tally.kind)
    if (tally.divisions and not divisions) or (tally.kind is not None and kind is None):
        return
    may_meet = actors if tally.role is Role.SIDE and len(actors) > 1 else ()
    for actor, country in product(actors if tally.actors else (0,), countries if tally.countries else (0,)):
        key = key_of(actor, country, len(codes["country"]))
        yield _Look(number, key, actor, kind, divisions, may_meet)


def _numbers(codes: dict[str | int, int], values: Sequence[str | int]) -> tuple[int, ...]:
    """The numbers of the values that occur, each once."""
    return tuple(dict.fromkeys(codes[value] for value in values if value in codes)) if values else ()


def _days(index: Index, looks: Sequence[_Look], tallies: Sequence[Tally]) -> Whole:
    """For each key the days on which the window before, the window, and what comes after begin, as (3, keys)."""
    days = [_bounds(tallies[look.number]) for look in looks]
    return np.array(days, dtype=np.int64).T - index.origin


def _bounds(tally: Tally) -> tuple[int, int, int]:
    start = tally.start.toordinal()
    since = start if tally.since is None else min(tally.since.toordinal(), start)
    return since, start, max(tally.end.toordinal() + 1, start)


def _answer(shelf: Shelf, looks: Sequence[_Look], days: Whole, totals: Whole) -> None:
    positions = shelf.find(np.array([look.key for look in looks]), days)
    plain = np.array([look.plain for look in looks])
    numbers = np.array([look.number for look in looks])
    if plain.any():
        _add(totals, numbers[plain], _ranges(shelf, positions[:, plain]))
    narrowed = [
        (looks[each].number, _look_through(shelf, looks[each], *positions[:, each].tolist()))
        for each in np.flatnonzero(~plain & (positions[0] < positions[2])).tolist()
    ]
    if narrowed:
        _add(totals, np.array([number for number, _ in narrowed]), np.array([found for _, found in narrowed]).T)


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


def _look_through(shelf: Shelf, look: _Look, before: int, start: int, end: int) -> tuple[int, ...]:
    """The seven numbers of the events in a range that meet the further conditions."""
    columns = shelf.columns
    keep = np.ones(end - before, dtype=bool) if look.kind is None else columns["kind"][before:end] == look.kind
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
    for row, join in enumerate((np.add, np.add, np.maximum, np.minimum, np.maximum, np.add, np.add)):
        join.at(totals[row], numbers, found[row])


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
