"""The events as every plan reads them: the rows of some releases, with days as whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.errors import InvalidTest
from backing.records.query import Value
from backing.records.tally import Part, Tally

DAY = "CAST(DATE_DIFF('day', CAST('0001-01-01' AS DATE), start) + 1 AS INTEGER)"
"""``date.toordinal`` in SQL. Sums and remainders of days need no dialect, and DATE_DIFF is the one function that does."""

COLUMNS = "side_a_id, side_b_id, attacker_id, country, division, kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A FROM clause's subquery with ``COLUMNS``, ``day`` and ``deaths``, and the values of its marks."""

    sql: str
    values: tuple[Value, ...]


def read_events(parts: Sequence[Part], first: date, last: date) -> Source:
    """The parts' events that start between two days, both included.

    The days are told to the engine once more than the counting needs: with them it leaves out the blocks of a file that
    is sorted by date. Raises InvalidTest without a part.
    """
    if not parts:
        raise InvalidTest("no release to count in was named")
    chosen = [_choose(part) for part in parts]
    where = " OR ".join(f"({sql})" for sql, _ in chosen)
    return Source(
        # Only our own names are in the text; what the parts say is bound.
        sql=(
            f"SELECT {COLUMNS}, {DAY} AS day, COALESCE(deaths_best, 0) AS deaths FROM events "  # noqa: S608
            f"WHERE start >= ? AND start <= ? AND ({where})"
        ),
        values=(first, last, *(value for _, values in chosen for value in values)),
    )


def first_day(tally: Tally) -> date:
    """The first day on which an event can count, in the window or before it."""
    return min(tally.start, tally.since or tally.start)


def last_day(tally: Tally) -> date:
    """The last day on which an event can count; a window that ends before it starts still has a window before."""
    if tally.since is None or tally.end >= tally.start or tally.start == date.min:
        return tally.end
    return date.fromordinal(tally.start.toordinal() - 1)


def _choose(part: Part) -> tuple[str, tuple[Value, ...]]:
    sql = "dataset = ? AND release = ?"
    values: tuple[Value, ...] = (part.dataset, part.release)
    for column, bound in (("start >= ?", part.start), ("start <= ?", part.end)):
        if bound is not None:
            sql, values = f"{sql} AND {column}", (*values, bound)
    return sql, values
