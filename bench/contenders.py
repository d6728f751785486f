"""How the events are counted by our plans, and by those who do not use them. Each takes claims and gives their answers."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from backing.records.tally import NO_EVENT, Role, Tallied, Tally
from bench.made_events import ADDED, FOLDER, STANDING, catalog_of, events_file

Answer = Callable[[Sequence[Tally]], list[Tallied]]
COLUMNS = ["start", "side_a_id", "side_b_id", "attacker_id", "country", "division", "kind", "deaths_best"]
TEXTS = ["country", "division", "kind"]


def plan_each(rows: int) -> Answer:
    """Our plan for few claims: a statement each, on the release's Parquet file."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.each import tally_each

    engine = DuckDBEngine(catalog_of(rows))
    return lambda claims: tally_each(engine, claims, [STANDING])


def plan_batch(rows: int) -> Answer:
    """One statement for all claims, on the same file."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.batch import tally_batch

    engine = DuckDBEngine(catalog_of(rows))
    return lambda claims: tally_batch(engine, claims, [STANDING])


def plan_index(rows: int) -> Answer:
    """Look-ups in a resident index; building it is the preparation."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.build import build_index
    from backing.records.plans.look_up import tally_index
    from bench.made_events import claims as made

    with DuckDBEngine(catalog_of(rows)) as engine:
        index = build_index(engine, [STANDING], made(10_000))
    gc.collect()
    return lambda claims: tally_index(index, claims)


def plan_prepared(rows: int) -> Answer:
    """The same for standing claims: their keys are prepared once, as is the index; what is measured is to check them again."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.build import build_index
    from backing.records.plans.look_up import tally_index, tally_prepared
    from backing.records.plans.prepare import prepare
    from bench.made_events import claims as made

    asked = made(10_000)
    with DuckDBEngine(catalog_of(rows)) as engine:
        index = build_index(engine, [STANDING], asked)
    gc.collect()
    standing = {number: prepare(index, asked[:number]) for number in (30, 1_000, 10_000)}

    def answer(claims: Sequence[Tally]) -> list[Tallied]:
        prepared = standing.get(len(claims))
        return tally_prepared(index, prepared) if prepared else tally_index(index, claims)

    return answer


def plan_delta(rows: int) -> Answer:
    """The rows of the new release alone, merged into what was known: the answers are those over both releases."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.batch import tally_batch
    from backing.records.plans.delta import Change, tally_delta
    from bench.made_events import claims as made

    engine = DuckDBEngine(catalog_of(rows))
    known = dict(zip(asked := made(10_000), tally_batch(engine, asked, [STANDING]), strict=True))
    change = Change(added=(ADDED,), standing=(STANDING, ADDED))
    return lambda claims: tally_delta(engine, claims, [known[claim] for claim in claims], change)


def plan_anew(rows: int) -> Answer:
    """What the delta saves: the batch over both releases."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.batch import tally_batch

    engine = DuckDBEngine(catalog_of(rows))
    return lambda claims: tally_batch(engine, claims, [STANDING, ADDED])


def duckdb_each(rows: int) -> Answer:
    """A query a claim on DuckDB's own file, sorted by date."""
    import duckdb

    path = FOLDER / f"events-{rows}.duckdb"
    fresh = not path.exists()
    connection = duckdb.connect(str(path))
    connection.execute(f"SET memory_limit = '2GB'; SET threads = 2; SET temp_directory = '{FOLDER / 'spill'}'")
    if fresh:
        columns = ", ".join(COLUMNS)
        connection.execute(f"CREATE TABLE events AS SELECT {columns} FROM '{events_file(rows)}' ORDER BY start")  # noqa: S608
    one = (
        "SELECT count(*) FILTER (start >= $s), sum(deaths_best) FILTER (start >= $s), max(deaths_best) FILTER (start >= $s), "
        "min(start) FILTER (start >= $s), max(start), count(*) FILTER (start < $s), sum(deaths_best) FILTER (start < $s) "
        "FROM events WHERE start BETWEEN $b AND $e AND "
    )

    def ask(claim: Tally) -> Tallied:
        where, values = [], {"s": claim.start, "e": claim.end, "b": claim.since}

        def among(column: str, wanted: Sequence[Any]) -> str:
            names = [f"{column}_{number}" for number in range(len(wanted))]
            values.update(zip(names, wanted, strict=True))
            return f"{column} IN (" + ", ".join("$" + name for name in names) + ")"

        columns = ("attacker_id",) if claim.role is Role.ATTACKER else ("side_a_id", "side_b_id")
        where.append("(" + " OR ".join(among(column, claim.actors) for column in columns) + ")")
        where += [among("country", claim.countries)] if claim.countries else []
        where += [among("division", claim.divisions)] if claim.divisions else []
        where += [among("kind", [claim.kind])] if claim.kind else []
        return told(*connection.execute(one + " AND ".join(where), values).fetchone())

    return lambda claims: [ask(claim) for claim in claims]


def pandas_mask(rows: int) -> Answer:
    """What most analysts write: one boolean mask over the whole frame."""
    frame = _frame(rows)

    def ask(claim: Tally) -> Tallied:
        return _of_frame(
            claim, frame[(frame.start >= _day(claim.since)) & (frame.start <= _day(claim.end)) & _mask(claim, frame)]
        )

    return lambda claims: [ask(claim) for claim in claims]


def pandas_sorted(rows: int) -> Answer:
    """What an expert writes: the window by binary search in the dates, the mask inside it alone."""
    frame = _frame(rows)
    start = frame.start.to_numpy()

    def ask(claim: Tally) -> Tallied:
        import numpy as np

        low = start.searchsorted(np.datetime64(claim.since, "s").astype(start.dtype), "left")
        high = start.searchsorted(np.datetime64(claim.end, "s").astype(start.dtype), "right")
        window = frame.iloc[low:high]
        return _of_frame(claim, window[_mask(claim, window)])

    return lambda claims: [ask(claim) for claim in claims]


def polars_memory(rows: int) -> Answer:
    """Polars on a frame in memory."""
    import polars as pl

    frame = pl.read_parquet(events_file(rows), columns=COLUMNS).with_columns(pl.col(TEXTS).cast(pl.Categorical))
    return lambda claims: [_of_polars(claim, frame.lazy()) for claim in claims]


def polars_lazy(rows: int) -> Answer:
    """Polars on the Parquet file, reading what a claim needs."""
    import polars as pl

    frame = pl.scan_parquet(events_file(rows)).select(COLUMNS)
    return lambda claims: [_of_polars(claim, frame) for claim in claims]


def told(events: int, deaths: int | None, deadliest: int | None, first: Any, last: Any, *before: int | None) -> Tallied:
    """Seven numbers as an answer."""
    if not events and not before[0]:
        return NO_EVENT
    days = (first, last) if events else (None, None)
    return Tallied(
        events=int(events), deaths=int(deaths or 0), deadliest=int(deadliest or 0), first=days[0], last=days[1],
        events_before=int(before[0] or 0), deaths_before=int(before[1] or 0),
    )  # fmt: skip


def _frame(rows: int) -> Any:
    """The frame as small as it can be: texts as categories, codes and deaths as 32-bit numbers with -1 for none."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(events_file(rows), columns=COLUMNS, read_dictionary=TEXTS)
    for number, column in enumerate(COLUMNS):
        if column not in {"start", *TEXTS}:
            table = table.set_column(number, column, pc.fill_null(table[column], pa.scalar(-1, pa.int32())))
    return table.to_pandas(date_as_object=False, self_destruct=True, split_blocks=True)


def _mask(claim: Tally, frame: Any) -> Any:
    columns = ("attacker_id",) if claim.role is Role.ATTACKER else ("side_a_id", "side_b_id")
    mask = reduce(or_, (_among(frame[column], claim.actors) for column in columns))
    for column, wanted in (("country", claim.countries), ("division", claim.divisions), ("kind", (claim.kind,))):
        if wanted and wanted != (None,):
            mask &= _among(frame[column], wanted)
    return mask


def _among(column: Any, wanted: Sequence[Any]) -> Any:
    return column == wanted[0] if len(wanted) == 1 else column.isin(wanted)


def _of_frame(claim: Tally, found: Any) -> Tallied:
    within = found[found.start >= _day(claim.start)]
    deaths, dead = found.deaths_best.clip(lower=0), within.deaths_best.clip(lower=0)
    some = len(within) > 0
    return told(
        len(within), dead.sum(), dead.max() if some else 0,
        within.start.min().date() if some else None, within.start.max().date() if some else None,
        len(found) - len(within), deaths.sum() - dead.sum(),
    )  # fmt: skip


def _day(day: date | None) -> Any:
    import pandas as pd

    return pd.Timestamp(day)


def _of_polars(claim: Tally, frame: Any) -> Tallied:
    import polars as pl

    columns = ("attacker_id",) if claim.role is Role.ATTACKER else ("side_a_id", "side_b_id")
    where = [reduce(or_, (_is(pl.col(column), claim.actors) for column in columns))]
    where += [_is(pl.col("country"), claim.countries)] if claim.countries else []
    where += [_is(pl.col("division"), claim.divisions)] if claim.divisions else []
    where += [pl.col("kind") == claim.kind] if claim.kind else []
    within, dead = pl.col("start") >= claim.start, pl.col("deaths_best").fill_null(0)
    found = frame.filter(pl.col("start").is_between(claim.since, claim.end), *where).select(
        within.sum().alias("n"), dead.filter(within).sum().alias("sum"), dead.filter(within).max().alias("max"),
        pl.col("start").filter(within).min().alias("first"), pl.col("start").filter(within).max().alias("last"),
        (~within).sum().alias("before"), dead.filter(~within).sum().alias("sum before"),
    )  # fmt: skip
    return told(*found.collect().row(0))


def _is(column: Any, wanted: Sequence[Any]) -> Any:
    return column == wanted[0] if len(wanted) == 1 else column.is_in(list(wanted))


CONTENDERS: dict[str, tuple[str, Callable[[int], Answer]]] = {
    "each": ("Backing, a query each (Parquet)", plan_each),
    "batch": ("Backing, batch (Parquet)", plan_batch),
    "index": ("Backing, resident index", plan_index),
    "prepared": ("Backing, resident index, standing claims", plan_prepared),
    "delta": (f"Backing, delta of {100_000:,} rows", plan_delta),
    "anew": ("the same by a batch over all rows", plan_anew),
    "duckdb": ("DuckDB, a query each (its own file, by date)", duckdb_each),
    "pandas-mask": ("pandas, a mask", pandas_mask),
    "pandas-sorted": ("pandas, sorted by date", pandas_sorted),
    "polars": ("polars, in memory", polars_memory),
    "polars-lazy": ("polars, lazy on Parquet", polars_lazy),
}
