"""All questions in one statement: they become a table of keys, which the events are joined to.

A question is exploded to one key for each of its actors, countries and divisions and each quarter that it touches, so that
the join is by equality and costs no more than one look at each event. Each further form of key is a further look at all
events, which must cost less than the pairs that it spares: many questions about actors in a country are joined by both, a few
by the actor alone, and kind and division are always looked at afterwards.

What a key counts within a quarter is a cell. Questions about busy actors share most of theirs, because a quarter that lies
wholly inside two windows is the same cell in both: events are counted by the cell, each once, and cells by the question.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from backing.records.engines.engine import Engine
from backing.records.engines.statement import Statement, Table
from backing.records.plans.events import Source, first_day, last_day, read_events
from backing.records.query import Value
from backing.records.tally import NO_EVENT, Countable, Role, Tallied, Tally

QUARTER = 91
"""Days in a quarter: all are alike, counted from the first day of the calendar, and need no date arithmetic."""

APART = 2_000
"""From how many questions about actors in a country on they get a look at all events of their own.

It did not pay for some 500, and it did for some 5,000 (10 million rows of bench/made_events.py); the number lies between.
"""

_TYPES = {
    "number": int, "span": int, "first": int, "last": int, "alone": int,
    "actor": int, "country": str, "division": str, "kind": str,
}  # fmt: skip

_CELLS = (
    "clipped_{shape} AS (SELECT s.*, q.quarter, GREATEST(s.first, q.quarter * {quarter}) AS low, "
    "LEAST(s.last, q.quarter * {quarter} + {rest}) AS high, "
    "s.number * 100000 + q.quarter AS piece FROM spans_{shape} AS s JOIN quarters AS q "
    "ON q.quarter >= s.first // {quarter} AND q.quarter <= s.last // {quarter}), "
    "cells_{shape} AS (SELECT *, MIN(piece) OVER (PARTITION BY {conditions}) AS cell FROM clipped_{shape})"
)
"""Equal pieces of windows get the number of one of them; quarters have five digits."""

_JOIN = (
    "SELECT k.cell, e.day, e.deaths FROM (SELECT {actor}{columns}day, deaths, day // {quarter} AS quarter "
    "FROM ({source}) AS r) AS e JOIN (SELECT * FROM cells_{shape} WHERE piece = cell) AS k ON {on}{others} "
    "WHERE e.day >= k.low AND e.day <= k.high{narrowed}{unless}"
)
_COUNT = (
    "WITH {cells} SELECT p.span, SUM(c.events), SUM(c.deaths), MAX(c.deadliest), MIN(c.first), MAX(c.last) FROM "
    "(SELECT cell, COUNT(*) AS events, SUM(deaths) AS deaths, MAX(deaths) AS deadliest, MIN(day) AS first, MAX(day) AS last "
    "FROM ({hits}) AS h GROUP BY cell) AS c JOIN ({pieces}) AS p ON p.cell = c.cell GROUP BY p.span"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What the questions of a group are joined by; ``role`` None where they are about anybody."""

    role: Role | None
    by_country: bool

    @property
    def key(self) -> tuple[str, ...]:
        return ("actor",) * (self.role is not None) + ("country",) * self.by_country

    @property
    def columns(self) -> tuple[str, ...]:
        """All that a question may name."""
        return (*("actor",) * (self.role is not None), "country", "division", "kind")


def tally_batch(engine: Engine, tallies: Sequence[Tally], parts: Sequence[Countable]) -> list[Tallied]:
    """The answers in the order of the questions, by one statement; raises InvalidTest without a part."""
    if not tallies:
        return []
    return fold(engine.ask(compile_batch(tallies, parts)), len(tallies))


def compile_batch(tallies: Sequence[Tally], parts: Sequence[Countable]) -> Statement:
    """The statement for some questions, at least one.

    It gives a row (span, events, deaths, deadliest, first, last) for each span in which anything happened: the window of
    question i is span 2i, the window before it span 2i + 1.
    """
    shapes: dict[_Shape, list[int]] = defaultdict(list)
    apart = {role for role in Role if sum(tally.role is role and _placed(tally) for tally in tallies) >= APART}
    for number, tally in enumerate(tallies):
        shapes[_shape(tally, apart)].append(number)
    first, last = min(map(first_day, tallies)), max(map(last_day, tallies))
    source, count = read_events(parts, first, last), itertools.count()
    tables = [*source.tables, _quarters(first, last)]
    cells: list[str] = []
    joins: list[str] = []
    pieces: list[str] = []
    for number, (shape, members) in enumerate(shapes.items()):
        asked = {each: tallies[each] for each in members}
        tables.append(_spans(f"spans_{number}", shape, asked, count))
        several = {each: tally for each, tally in asked.items() if _several(tally)}
        if several:
            tables.append(_members(f"members_{number}", several))
        conditions = ", ".join((*shape.columns, "alone", "low", "high"))
        cells.append(_CELLS.format(shape=number, quarter=QUARTER, rest=QUARTER - 1, conditions=conditions))
        joins += _joins(shape, number, source, asked.values())
        pieces.append(f"SELECT span, cell FROM cells_{number}")  # noqa: S608 - a number of ours
    sql = _COUNT.format(cells=", ".join(cells), hits=" UNION ALL ".join(joins), pieces=" UNION ALL ".join(pieces))
    return Statement(sql=sql, values=source.values * len(joins), tables=tuple(tables), releases=source.releases)


def fold(rows: Sequence[tuple[int, ...]], questions: int) -> list[Tallied]:
    """The answers to a number of questions from the rows of their spans."""
    found = {row[0]: row[1:] for row in rows}
    return [_answer(found.get(2 * number), found.get(2 * number + 1)) for number in range(questions)]


def _answer(within: tuple[int, ...] | None, before: tuple[int, ...] | None) -> Tallied:
    if within is None and before is None:
        return NO_EVENT
    events, deaths, deadliest, first, last = within or (0, 0, 0, 0, 0)
    return Tallied(
        events=events,
        deaths=deaths,
        deadliest=deadliest,
        first=date.fromordinal(first) if within else None,
        last=date.fromordinal(last) if within else None,
        events_before=before[0] if before else 0,
        deaths_before=before[1] if before else 0,
    )


def _shape(tally: Tally, apart: Collection[Role]) -> _Shape:
    if _placed(tally):
        return _Shape(role=tally.role, by_country=tally.role in apart)
    return _Shape(role=tally.role if tally.actors else None, by_country=bool(tally.countries))


def _placed(tally: Tally) -> bool:
    """Whether a question is about actors in a country."""
    return bool(tally.actors and tally.countries)


def _joins(shape: _Shape, number: int, source: Source, tallies: Collection[Tally]) -> Iterator[str]:
    """The shape's cells joined to the events: once as they are, or by attacker, or once for each of the two sides.

    An event that a question has counted for side A, because that is one of its actors, is not counted for side B again.
    A column that none of the questions names is not read.
    """
    named = [
        column
        for column, asked in (
            ("country", not shape.by_country and any(tally.countries for tally in tallies)),
            ("division", any(tally.divisions for tally in tallies)),
            ("kind", any(tally.kind is not None for tally in tallies)),
        )
        if asked
    ]
    join = partial(
        _JOIN.format,
        quarter=QUARTER,
        source=source.sql,
        shape=number,
        columns="".join(f"{column}, " for column in (*["country"] * shape.by_country, *named)),
        on=" AND ".join(f"e.{column} = k.{column}" for column in (*shape.key, "quarter")),
        narrowed="".join(f" AND (k.{column} IS NULL OR k.{column} = e.{column})" for column in named),
    )
    if shape.role is Role.SIDE:
        yield join(actor="side_a_id AS actor, ", others="", unless="")
        others, unless = "", " AND (e.other IS NULL OR e.other <> k.actor)"
        if any(map(_several, tallies)):
            others = f" LEFT JOIN members_{number} AS m ON m.span = k.alone AND m.actor = e.other"
            unless += " AND m.actor IS NULL"
        yield join(actor="side_b_id AS actor, side_a_id AS other, ", others=others, unless=unless)
    else:
        yield join(actor="attacker_id AS actor, " if shape.role else "", others="", unless="")


def _quarters(first: date, last: date) -> Table:
    numbers = range(first.toordinal() // QUARTER, last.toordinal() // QUARTER + 1)
    return Table(name="quarters", columns={"quarter": numbers}, types={"quarter": int})


def _spans(name: str, shape: _Shape, tallies: dict[int, Tally], count: Iterator[int]) -> Table:
    """A row for each combination of the values that a question names, for its window and for the window before.

    What several actors may meet in is counted for that question ``alone``: which events it leaves out is its own matter.
    """
    columns = ("number", "span", "first", "last", "alone", *shape.columns)
    rows = [
        (next(count), *span, span[0] if _several(tally) else None, *key)
        for number, tally in tallies.items()
        for span in _windows(number, tally)
        for key in _keys(tally)
    ]
    values: Sequence[Sequence[Value | None]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    return Table(
        name=name,
        columns=dict(zip(columns, values, strict=True)),
        types={column: _TYPES[column] for column in columns},
    )


def _several(tally: Tally) -> bool:
    """Whether two of a question's actors may be the two sides of one event."""
    return tally.role is Role.SIDE and len(set(tally.actors)) > 1


def _windows(number: int, tally: Tally) -> Iterator[tuple[int, int, int]]:
    """The spans of a question as (span, first day, last day), without empty ones."""
    start, end = tally.start.toordinal(), tally.end.toordinal()
    if start <= end:
        yield 2 * number, start, end
    if tally.since and tally.since < tally.start:
        yield 2 * number + 1, tally.since.toordinal(), start - 1


def _keys(tally: Tally) -> list[tuple[Value | None, ...]]:
    """Each combination once, however often a question repeats a value."""
    asked: list[tuple[Value | None, ...]] = [tally.actors] if tally.actors else []
    asked += [tally.countries or (None,), tally.divisions or (None,), (tally.kind,)]
    return list(itertools.product(*(dict.fromkeys(values) for values in asked)))


def _members(name: str, tallies: dict[int, Tally]) -> Table:
    """The actors of questions, so that an event can be asked whether its other side is one of them."""
    rows = [
        (2 * number + before, actor)
        for number, tally in tallies.items()
        for before in (0, 1)
        for actor in dict.fromkeys(tally.actors)
    ]
    spans, actors = zip(*rows, strict=True)
    return Table(name=name, columns={"span": spans, "actor": actors}, types={"span": int, "actor": int})
