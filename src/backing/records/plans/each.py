"""A query each: the plan for a few questions, and the one that every other plan must agree with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.records.engines.engine import Engine
from backing.records.engines.statement import Statement
from backing.records.plans.events import first_day, last_day, read_events
from backing.records.query import Value
from backing.records.tally import Countable, Role, Tallied, Tally

_SELECT = (
    "SELECT COUNT(CASE WHEN day >= ? AND day <= ? THEN 1 END), SUM(CASE WHEN day >= ? AND day <= ? THEN deaths END), "
    "MAX(CASE WHEN day >= ? AND day <= ? THEN deaths END), MIN(CASE WHEN day >= ? AND day <= ? THEN day END), "
    "MAX(CASE WHEN day >= ? AND day <= ? THEN day END), COUNT(CASE WHEN day >= ? AND day < ? THEN 1 END), "
    "SUM(CASE WHEN day >= ? AND day < ? THEN deaths END) FROM ({source}) AS e{where}"
)


def tally_each(engine: Engine, tallies: Sequence[Tally], parts: Sequence[Countable]) -> list[Tallied]:
    """The answers in the order of the questions, one statement each; raises InvalidTest without a part."""
    return [_answer(engine.ask(compile_tally(tally, parts))[0]) for tally in tallies]


def compile_tally(tally: Tally, parts: Sequence[Countable]) -> Statement:
    """One question as one statement, which gives one row of seven numbers."""
    source = read_events(parts, first_day(tally), last_day(tally))
    start, end = tally.start.toordinal(), tally.end.toordinal()
    since = (tally.since or tally.start).toordinal()
    where = list(_conditions(tally))
    return Statement(
        sql=_SELECT.format(source=source.sql, where=" WHERE " + " AND ".join(sql for sql, _ in where) if where else ""),
        values=(*(start, end) * 5, *(since, start) * 2, *source.values, *(v for _, values in where for v in values)),
        tables=source.tables,
        releases=source.releases,
    )


def _conditions(tally: Tally) -> list[tuple[str, tuple[Value, ...]]]:
    found: list[tuple[str, tuple[Value, ...]]] = []
    if tally.actors and tally.role is Role.ATTACKER:
        found.append((_among("attacker_id", tally.actors), tally.actors))
    elif tally.actors:
        sides = [_among(side, tally.actors) for side in ("side_a_id", "side_b_id")]
        found.append((f"({' OR '.join(sides)})", tally.actors * 2))
    if tally.countries:
        found.append((_among("country", tally.countries), tally.countries))
    if tally.divisions:
        found.append((_among("division", tally.divisions), tally.divisions))
    if tally.kind is not None:
        found.append(("kind = ?", (tally.kind,)))
    return found


def _among(column: str, values: Sequence[Value]) -> str:
    return f"{column} IN ({', '.join('?' * len(values))})"


def _answer(row: tuple[int | None, ...]) -> Tallied:
    events, deaths, deadliest, first, last, events_before, deaths_before = row
    return Tallied(
        events=events or 0,
        deaths=deaths or 0,
        deadliest=deadliest or 0,
        first=None if first is None else date.fromordinal(first),
        last=None if last is None else date.fromordinal(last),
        events_before=events_before or 0,
        deaths_before=deaths_before or 0,
    )
