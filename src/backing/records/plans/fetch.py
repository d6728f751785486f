"""The rows of many queries by few statements: those of one shape together, the others one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

from backing.records.engines.engine import Engine
from backing.records.engines.sql import compile_together, shape_of, values_of
from backing.records.plans.choose import TOGETHER
from backing.records.query import Query, Value
from backing.records.tables import columns_of

Rows = list[dict[str, Any]]


def fetch_all(engine: Engine, queries: Sequence[Query], *, together: int = TOGETHER) -> list[Rows]:
    """The rows of each query, exactly as ``engine.fetch`` gives them; a query that comes twice is asked once.

    From ``together`` different queries of a shape on they are one statement. Raises InvalidTest for a query that cannot be
    stated.
    """
    shapes: dict[Hashable, dict[tuple[Value, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    found: list[Rows] = [[] for _ in queries]
    for number, query in enumerate(queries):
        shape = shape_of(query)
        if shape is None:
            found[number] = engine.fetch(query)
        else:
            shapes[shape][values_of(query)].append(number)
    for group in shapes.values():
        first = [queries[numbers[0]] for numbers in group.values()]
        fetched = _together(engine, first) if len(first) >= together else map(engine.fetch, first)
        for numbers, rows in zip(group.values(), fetched, strict=True):
            for number in numbers:
                found[number] = list(rows)
    return found


def _together(engine: Engine, queries: Sequence[Query]) -> list[Rows]:
    columns = queries[0].columns or tuple(columns_of(queries[0].table))
    found: list[Rows] = [[] for _ in queries]
    for number, *row in engine.ask(compile_together(queries)):
        found[number].append(dict(zip(columns, row, strict=True)))
    return found
