"""The counted question that a query's rows all meet: where it counts none of some rows, the query fetches none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from backing.records.plans.difference import Difference
from backing.records.query import AnyOf, Condition, Operator, Query
from backing.records.tally import Role, Tally

SIDES = ("side_a_id", "side_b_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that a query asks about, both included; None is open."""

    start: date | None
    end: date | None


def days_of(query: Query) -> Days:
    """What rows a query fetches must reach into: ``end`` from a day on, ``start`` up to a day."""
    ends = [_day(c) for c in _plain(query) if (c.column, c.operator) in {("end", Operator.GE), ("start", Operator.GE)}]
    starts = [_day(c) for c in _plain(query) if (c.column, c.operator) == ("start", Operator.LE)]
    return Days(start=max(ends, default=None), end=min(starts, default=None))


def covering(query: Query, difference: Difference) -> Tally | None:
    """The question; it may count more rows than the query fetches, and never fewer. None where there is none.

    A query for anything but events has none. A condition that a counted question cannot ask is left out, because all
    conditions of a query hold together. The window is that of the rows' starts: a row reaches into the query's days from
    no earlier a day than the ``longest`` row of the difference is long.
    """
    if query.table != "events":
        return None
    asked, first, last = days_of(query), difference.first or date.max, difference.last or date.min
    start = first if asked.start is None else max(first, _earlier(asked.start, difference.longest))
    actors, role = _actors(query)
    return Tally(
        start=start,
        end=last if asked.end is None else min(last, asked.end),
        actors=actors,
        role=role,
        countries=_among(query, "country"),
        divisions=_among(query, "division"),
        kind=next((str(c.value) for c in _plain(query) if (c.column, c.operator) == ("kind", Operator.EQ)), None),
    )


def _plain(query: Query) -> Iterator[Condition]:
    return (condition for condition in query.where if isinstance(condition, Condition))


def _day(condition: Condition) -> date:
    if not isinstance(condition.value, date):
        raise TypeError(f"{condition.column} is held against {condition.value!r}, which is no day")
    return condition.value


def _earlier(day: date, by: int) -> date:
    return day - timedelta(days=min(max(by, 0), (day - date.min).days))


def _actors(query: Query) -> tuple[tuple[int, ...], Role]:
    """Who must take part: the coded attacker, or somebody on either side; nobody where a query asks for neither."""
    for condition in query.where:
        if isinstance(condition, Condition) and condition.column == "attacker_id":
            if condition.operator is Operator.EQ and isinstance(condition.value, int):
                return (condition.value,), Role.ATTACKER
        elif isinstance(condition, AnyOf) and {each.column for each in condition.conditions} == set(SIDES):
            codes = [each.value for each in condition.conditions if each.operator is Operator.EQ]
            if len(codes) == len(condition.conditions):
                return tuple(dict.fromkeys(code for code in codes if isinstance(code, int))), Role.SIDE
    return (), Role.SIDE


def _among(query: Query, column: str) -> tuple[str, ...]:
    """The values that a column may have; nothing is asked of it where a row without one would do, too."""
    for condition in _plain(query):
        if condition.column == column and condition.operator is Operator.IN and isinstance(condition.value, tuple):
            return tuple(map(str, condition.value))
    return ()
