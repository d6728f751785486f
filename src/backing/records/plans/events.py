"""The events as every plan reads them: the rows of some releases, with days as whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.errors import InvalidTest
from backing.records.engines.statement import Table
from backing.records.query import Value
from backing.records.tally import Countable, Held, Part, Tally

DAY = "CAST(DATE_DIFF('day', CAST('0001-01-01' AS DATE), start) + 1 AS INTEGER)"
"""``date.toordinal`` in SQL. Sums and remainders of days need no dialect, and DATE_DIFF is the one function that does."""

COLUMNS = "side_a_id, side_b_id, attacker_id, country, division, kind"

TYPES: dict[str, type] = {
    "side_a_id": int, "side_b_id": int, "attacker_id": int, "country": str, "division": str, "kind": str,
    "day": int, "deaths": int,
}  # fmt: skip
"""What a plan reads of an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A FROM clause's subquery with ``COLUMNS``, ``day`` and ``deaths``, the values of its marks, its tables and releases."""

    sql: str
    values: tuple[Value, ...]
    tables: tuple[Table, ...] = ()
    releases: tuple[tuple[str, str], ...] = ()


def read_events(parts: Sequence[Countable], first: date, last: date) -> Source:
    """The parts' events that start between two days, both included.

    The days are told to the engine once more than the counting needs: with them it leaves out the blocks of a file that
    is sorted by date. Raises InvalidTest without a part.
    """
    if not parts:
        raise InvalidTest("no release to count in was named")
    releases = [part for part in parts if isinstance(part, Part)]
    sources = [_of_releases(releases, first, last)] if releases else []
    sources += [_in_hand(number, part, first, last) for number, part in enumerate(parts) if isinstance(part, Held)]
    return Source(
        sql=" UNION ALL ".join(source.sql for source in sources),
        values=tuple(value for source in sources for value in source.values),
        tables=tuple(table for source in sources for table in source.tables),
        releases=tuple(dict.fromkeys((part.dataset, part.release) for part in releases)),
    )


def _of_releases(parts: Sequence[Part], first: date, last: date) -> Source:
    chosen = [choose_part(part) for part in parts]
    where = " OR ".join(f"({sql})" for sql, _ in chosen)
    return Source(
        # Only our own names are in the text; what the parts say is bound.
        sql=(
            f"SELECT {COLUMNS}, {DAY} AS day, COALESCE(deaths_best, 0) AS deaths FROM events "  # noqa: S608
            f"WHERE start >= ? AND start <= ? AND ({where})"
        ),
        values=(first, last, *(value for _, values in chosen for value in values)),
    )


def _in_hand(number: int, rows: Held, first: date, last: date) -> Source:
    table = Table(name=f"held_{number}", columns=rows.columns, types=TYPES)
    sql = f"SELECT {COLUMNS}, day, deaths FROM {table.name} WHERE day >= ? AND day <= ?"  # noqa: S608 - names of ours
    return Source(sql=sql, values=(first.toordinal(), last.toordinal()), tables=(table,))


def first_day(tally: Tally) -> date:
    """The first day on which an event can count, in the window or before it."""
    return min(tally.start, tally.since or tally.start)


def last_day(tally: Tally) -> date:
    """The last day on which an event can count; a window that ends before it starts still has a window before."""
    if tally.since is None or tally.end >= tally.start or tally.start == date.min:
        return tally.end
    return date.fromordinal(tally.start.toordinal() - 1)


def choose_part(part: Part) -> tuple[str, tuple[Value, ...]]:
    """The condition that the rows of a part meet, and the values of its marks."""
    sql = "dataset = ? AND release = ?"
    values: tuple[Value, ...] = (part.dataset, part.release)
    for column, bound in (("start >= ?", part.start), ("start <= ?", part.end)):
        if bound is not None:
            sql, values = f"{sql} AND {column}", (*values, bound)
    return sql, values
