"""A question that is answered by counting, and its answer as seven numbers. No engine is named, no row is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backing.records.query import Value


class Role(StrEnum):
    """How an actor must take part in an event to have it counted (rule R5)."""

    SIDE = "either side"
    ATTACKER = "attacker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Which events to count: those that start in a window, both days included, and meet every condition.

    ``since`` opens the window before, which ends the day before ``start``; without it nothing is counted there.
    ``actors`` are codes, as in ``side_a_id``: one of them must take part in the ``role``, and an event in which several
    do, or one on both sides, counts once. ``countries``, ``divisions`` and ``kind`` are values of these columns. An empty
    tuple asks nothing, and without actors the role asks nothing either. A row that leaves a column empty does not meet a
    condition on it.
    """

    start: date
    end: date
    since: date | None = None
    actors: tuple[int, ...] = ()
    role: Role = Role.SIDE
    countries: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """What was counted: events, their deaths, the deaths of the deadliest, the first and the last day of one's start.

    ``events_before`` and ``deaths_before`` are about the window before. Deaths are ``deaths_best``, unknown ones as none.
    Where there is no event the counts are 0 and the days None.
    """

    events: int
    deaths: int
    deadliest: int
    first: date | None
    last: date | None
    events_before: int
    deaths_before: int


NO_EVENT = Tallied(events=0, deaths=0, deadliest=0, first=None, last=None, events_before=0, deaths_before=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of one release that are to be counted: all, or those that start from a day on, or up to a day."""

    dataset: str
    release: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Held:
    """Rows in hand that are to be counted, whatever release they come from.

    ``columns`` are of one length: what a question may ask for (``side_a_id``, ``side_b_id``, ``attacker_id``, ``country``,
    ``division``, ``kind``), ``day`` as a whole number (``date.toordinal``), and ``deaths``, unknown ones as 0.
    """

    columns: Mapping[str, Sequence[Value | None]]


Countable = Part | Held
"""What a plan can count in."""
