"""Look every distinct name of a file up once, and keep what was found beside the rows."""

from __future__ import annotations

from backing.records.importing.expression import name
from backing.records.importing.source import Lookup
from backing.records.importing.staging import Staging


def look_up(staging: Staging, lookup: Lookup, keys: list[tuple[str, ...]]) -> None:
    """Make the table that the expression ``found`` refers to: a row for every combination of keys, with what was found."""
    values = [lookup.find(*key) for key in keys]
    kind = "BIGINT" if lookup.gives is int else "VARCHAR"
    columns = [f"k{number}" for number in range(len(lookup.keys))]
    table = name(f"found {lookup.name}")
    staging.run(f"CREATE TABLE {table} ({', '.join(f'{column} VARCHAR' for column in columns)}, value {kind})")
    marks = ", ".join([*("unnest(?::VARCHAR[])" for _ in columns), f"unnest(?::{kind}[])"])
    lists = [list(cells) for cells in zip(*keys, strict=True)] if keys else [[] for _ in columns]
    staging.run(f"INSERT INTO {table} SELECT {marks}", [*lists, values])
