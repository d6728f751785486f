"""Which plan answers so many questions over so many rows, and why, in words to show."""

from __future__ import annotations

import math
from collections.abc import Sequence

from backing.records.engines.sql import shape_of
from backing.records.plans.choice import Choice, Plan
from backing.records.query import Query

CROSSOVER = ((10**4, 8), (10**6, 20), (10**7, 50))
"""From how many counted questions on one batch is cheaper than a query each, by the rows of the release (bench/choices.py)."""

TOGETHER = 3
"""From how many queries of one shape on one statement takes half the time of a query each, or less (bench/choices.py)."""

BYTES_A_ROW = 60
"""What the resident index takes of each row at the most, with all of its shelves (bench/choices.py)."""


def crossover(rows: int) -> int:
    """From how many questions on a batch pays, between the sizes that were measured in proportion."""
    sizes, numbers = [math.log(size) for size, _ in CROSSOVER], [number for _, number in CROSSOVER]
    at = math.log(max(rows, 1))
    if at <= sizes[0]:
        return numbers[0]
    for low in range(len(sizes) - 1):
        if at <= sizes[low + 1]:
            part = (at - sizes[low]) / (sizes[low + 1] - sizes[low])
            return round(numbers[low] + part * (numbers[low + 1] - numbers[low]))
    return numbers[-1]


def choose_tally(questions: int, rows: int, *, standing: bool = False, known: bool = False, memory: int = 0) -> Choice:
    """The plan for counted questions over the rows of some releases.

    ``standing``: the same rows will be asked again, so that an index is worth building where ``memory`` bytes hold it.
    ``known``: their answers before the newest release are at hand.
    """
    asked = f"{questions:,} questions, {rows:,} rows"
    pays = crossover(rows)
    if known:
        return Choice(plan=Plan.DELTA, reason=f"{asked}; the answers before the newest release are known")
    if standing and questions >= pays and rows * BYTES_A_ROW <= memory:
        return Choice(plan=Plan.INDEX, reason=f"{asked}; they will be asked again, and memory holds an index")
    if questions >= pays:
        return Choice(plan=Plan.BATCH, reason=f"{asked}; one statement is cheaper from {pays:,} on")
    return Choice(plan=Plan.EACH, reason=f"{asked}; one statement for all is cheaper from {pays:,} on")


def choose_fetch(queries: Sequence[Query]) -> Choice:
    """The plan for queries whose rows are wanted; ``fetch_all`` follows it group by group.

    Raises InvalidTest for a query that cannot be stated.
    """
    shapes: dict[object, set[Query]] = {}
    for query in queries:
        shapes.setdefault(shape_of(query), set()).add(query)
    alone = len(shapes.pop(None, ())) + sum(len(group) for group in shapes.values() if len(group) < TOGETHER)
    groups = sum(len(group) >= TOGETHER for group in shapes.values())
    if not groups:
        return Choice(plan=Plan.EACH, reason=f"{len(queries):,} queries")
    but = f", all but {alone:,}" if alone else ""
    reason = f"{len(queries):,} queries{but} in {groups:,} statement{'s' if groups > 1 else ''}"
    return Choice(plan=Plan.BATCH, reason=reason)
