"""A resident index: built once for some standing questions, it answers them by look-up, as often as they are asked."""

from __future__ import annotations

from dataclasses import dataclass

from backing.records.plans.shelf import Shelf
from backing.records.tally import Role, Tally

Place = tuple[Role | None, bool]
"""Which shelf answers a question: by its role (None: anybody takes part), and whether the country is part of the key."""


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


def place_of(tally: Tally) -> Place:
    """The shelf that answers a question."""
    return (tally.role if tally.actors else None, bool(tally.countries))


def key_of(actor: int, country: int, countries: int) -> int:
    """An actor's code and a country's as one number; 0 stands for what is no part of the key."""
    return actor * (countries + 1) + country
