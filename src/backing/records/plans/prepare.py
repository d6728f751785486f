"""Questions turned into the keys of an index, once for as long as they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np

from backing.errors import InvalidTest
from backing.records.plans.index import Index, Place, key_of, place_of
from backing.records.plans.shelf import Whole
from backing.records.tally import Role, Tally


class Look(NamedTuple):
    """One key of one question. A tuple, because there are ten thousand.

    Without a ``kind``, ``divisions`` or ``actors`` that may meet in one event, the key's range is the answer as it is.
    """

    number: int
    key: int
    actor: int
    kind: int
    divisions: tuple[int, ...]
    actors: tuple[int, ...]

    @property
    def plain(self) -> bool:
        return not (self.kind or self.divisions or self.actors)

    @property
    def simple(self) -> bool:
        """Whether one value at the most is asked of each column."""
        return not self.plain and not self.actors and len(self.divisions) < 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Keys:
    """The keys on one shelf, with the numbers of their questions.

    ``days`` are (3, keys): on which the window before, the window, and what comes after begin. ``plain`` and ``simple`` are
    masks; ``kinds`` and ``divisions`` are 0 where none is asked.
    """

    place: Place
    looks: tuple[Look, ...]
    keys: Whole
    numbers: Whole
    days: Whole
    plain: Whole
    simple: Whole
    kinds: Whole
    divisions: Whole


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Prepared:
    """Some questions as keys of one index, and of no other."""

    questions: int
    groups: tuple[Keys, ...]


def prepare(index: Index, tallies: Sequence[Tally]) -> Prepared:
    """Raises InvalidTest for a question whose shelf was not built."""
    groups: dict[Place, list[int]] = defaultdict(list)
    for number, tally in enumerate(tallies):
        groups[place_of(tally)].append(number)
    if not groups.keys() <= index.shelves.keys():
        raise InvalidTest(
            "the index was not built for questions of this kind", hint="build it for all the questions to be asked"
        )
    found = [
        (place, [look for number in members for look in _looks(index, number, tallies[number])])
        for place, members in groups.items()
    ]
    return Prepared(
        questions=len(tallies),
        groups=tuple(
            _keys(index, place, looks, tallies) for place, looks in found if looks and len(index.shelves[place])
        ),
    )


def _keys(index: Index, place: Place, looks: Sequence[Look], tallies: Sequence[Tally]) -> Keys:
    days = np.array([_bounds(tallies[look.number]) for look in looks], dtype=np.int64).T - index.origin
    return Keys(
        place=place,
        looks=tuple(looks),
        keys=np.array([look.key for look in looks]),
        numbers=np.array([look.number for look in looks]),
        days=days,
        plain=np.array([look.plain for look in looks]),
        simple=np.array([look.simple for look in looks]),
        kinds=np.array([look.kind for look in looks]),
        divisions=np.array([look.divisions[0] if look.divisions else 0 for look in looks]),
    )


def _looks(index: Index, number: int, tally: Tally) -> Iterator[Look]:
    """The keys of a question; none where it names only what never occurs."""
    codes = index.codes
    actors, countries = _numbers(codes["actor"], tally.actors), _numbers(codes["country"], tally.countries)
    divisions = _numbers(codes["division"], tally.divisions)
    kind = 0 if tally.kind is None else codes["kind"].get(tally.kind, 0)
    if (tally.divisions and not divisions) or (tally.kind is not None and not kind):
        return
    may_meet = actors if tally.role is Role.SIDE and len(actors) > 1 else ()
    for actor, country in product(actors if tally.actors else (0,), countries if tally.countries else (0,)):
        key = key_of(actor, country, len(codes["country"]))
        yield Look(number, key, actor, kind, divisions, may_meet)


def _numbers(codes: dict[str | int, int], values: Sequence[str | int]) -> tuple[int, ...]:
    """The numbers of the values that occur, each once."""
    return tuple(dict.fromkeys(codes[value] for value in values if value in codes)) if values else ()


def _bounds(tally: Tally) -> tuple[int, int, int]:
    start = tally.start.toordinal()
    since = start if tally.since is None else min(tally.since.toordinal(), start)
    return since, start, max(tally.end.toordinal() + 1, start)
