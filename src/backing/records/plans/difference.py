"""The rows that come and those that go when one release stands where another stood; in between nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from backing.records.catalog import Dataset
from backing.records.engines.engine import Engine
from backing.records.engines.statement import Statement
from backing.records.plans.delta import Change
from backing.records.plans.events import COLUMNS, DAY, TYPES, choose_part
from backing.records.tables import columns_of
from backing.records.tally import Countable, Held, Part

_EXTENT = "COUNT(*), MIN({day}), MAX({day}), MAX(DATE_DIFF('day', start, \"end\"))"
_CONTENT = ", ".join(f'"{column}"' for column in columns_of("events") if column not in {"dataset", "release"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """``rows`` come or go, all of which start from the ``first`` to the ``last`` day and end within ``longest`` days.

    ``first`` and ``last`` are None where no row comes or goes.
    """

    change: Change
    rows: int
    first: date | None
    last: date | None
    longest: int


def differ(engine: Engine, before: Dataset | None, after: Dataset) -> Difference:
    """What changes when ``after`` stands where ``before`` stood, or nothing did. Both are releases of events.

    Of one release of which other days stand now, these days; of two releases, the rows that only one of them has, by
    everything that they say but the names of dataset and release. A row that was corrected goes, and comes.
    """
    here = _part(after)
    if before is None:
        return _measured(engine, (here,), (), (here,))
    if (before.id, before.release) == (after.id, after.release):
        return _measured(engine, _only_in(after, before), _only_in(before, after), (here,))
    there = _part(before)
    came, went = (_rows_only_in(engine, *pair) for pair in ((here, there), (there, here)))
    change = Change(added=(came.held,), removed=(went.held,), standing=(here,))
    return _joined(change, [came.extent, went.extent])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Only:
    """Rows that one of two releases has, with their number, first and last day, and the longest duration in days."""

    held: Held
    extent: Sequence[int | None]


def _part(dataset: Dataset) -> Part:
    return Part(dataset=dataset.id, release=dataset.release, start=dataset.since)


def _only_in(one: Dataset, other: Dataset) -> tuple[Part, ...]:
    """The days of a release that stand in the first, and no more in the second."""
    if other.since is None or (one.since is not None and one.since >= other.since):
        return ()
    return (replace(_part(one), end=other.since - timedelta(days=1)),)


def _measured(
    engine: Engine, added: tuple[Countable, ...], removed: tuple[Countable, ...], standing: tuple[Countable, ...]
) -> Difference:
    parts = [part for part in (*added, *removed) if isinstance(part, Part)]
    return _joined(Change(added=added, removed=removed, standing=standing), [_extent(engine, part) for part in parts])


def _extent(engine: Engine, part: Part) -> Sequence[int | None]:
    where, values = choose_part(part)
    sql = f"SELECT {_EXTENT.format(day=DAY)} FROM events WHERE {where}"  # noqa: S608 - names of ours
    (found,) = engine.ask(Statement(sql=sql, values=values))
    return found


def _joined(change: Change, extents: Sequence[Sequence[int | None]]) -> Difference:
    some = [[number or 0 for number in extent] for extent in extents if extent[0]]
    if not some:
        return Difference(change=change, rows=0, first=None, last=None, longest=0)
    rows, firsts, lasts, longest = zip(*some, strict=True)
    return Difference(
        change=change,
        rows=sum(rows),
        first=date.fromordinal(min(firsts)),
        last=date.fromordinal(max(lasts)),
        longest=max(longest),
    )


def _rows_only_in(engine: Engine, one: Part, other: Part) -> _Only:
    (here, bound), (there, bound_there) = choose_part(one), choose_part(other)
    sql = (
        f"SELECT {COLUMNS}, {DAY} AS day, COALESCE(deaths_best, 0) AS deaths, DATE_DIFF('day', start, \"end\") AS days "  # noqa: S608 - names of ours
        f"FROM (SELECT {_CONTENT} FROM events WHERE {here} EXCEPT ALL SELECT {_CONTENT} FROM events WHERE {there}) AS e"
    )
    rows = engine.ask(Statement(sql=sql, values=(*bound, *bound_there)))
    columns = list(zip(*rows, strict=True)) if rows else [()] * (len(TYPES) + 1)
    days, durations = columns[list(TYPES).index("day")], columns[-1]
    return _Only(
        held=Held(columns=dict(zip(TYPES, columns, strict=False))),
        extent=(len(rows), min(days, default=None), max(days, default=None), max(durations, default=None)),
    )
