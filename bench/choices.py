"""What the constants of records/plans/choose.py are: from where on questions are cheaper together, and what an index holds.

usage: python bench/choices.py [--rows 10000,1000000,10000000]

CPU seconds (user and system) on the tables of bench/plans.py, and for queries whose rows are wanted on the bundled events.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.made_events import STANDING, catalog_of, claims

LADDER = (5, 8, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100, 120, 150, 200, 250, 300, 350, 400, 500, 700, 1_000)


def cost(act: Callable[[], Any], times: int) -> float:
    """The least of some runs: what else the machine does can only add to it."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return min(taken)


def counted(rows: int) -> None:
    """From how many counted questions on a batch is cheaper than a query each, and the bytes of an index for all of them."""
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.batch import tally_batch
    from backing.records.plans.build import build_index
    from backing.records.plans.each import tally_each

    asked = claims(10_000)
    with DuckDBEngine(catalog_of(rows)) as engine:
        tally_batch(engine, asked[-5:], [STANDING])
        one = cost(lambda: tally_each(engine, asked[:30], [STANDING]), 3) / 30
        for number in LADDER:
            together = cost(lambda n=number: tally_batch(engine, asked[:n], [STANDING]), 2)
            if together < one * number:
                break
        held = build_index(engine, [STANDING], asked).nbytes / rows
    print(
        f"{rows:,} rows: {one * 1000:.1f} ms a query each; {number} together {together:.2f} s, cheaper; "
        f"an index holds {held:.0f} bytes a row",
        flush=True,
    )


def fetched() -> None:
    """From how many queries of one shape on their rows are cheaper to fetch by one statement."""
    from backing.records.catalog import load_catalog
    from backing.records.engines.duckdb import DuckDBEngine
    from backing.records.plans.fetch import fetch_all
    from backing.records.query import AnyOf, Condition, Operator, Query

    def by(actor: int) -> Query:
        sides = tuple(Condition(column=side, operator=Operator.EQ, value=actor) for side in ("side_a_id", "side_b_id"))
        start = Condition(column="start", operator=Operator.GE, value=date(2013, 1, 1))
        return Query(
            table="events",
            dataset="ucdp-ged-mmr-bgd",
            release="19.1",
            where=(AnyOf(conditions=sides), start),
            order=("start",),
        )

    with DuckDBEngine(load_catalog()) as engine:
        for number in range(1, 7):
            asked = [by(actor) for actor in (234, 143, 145, 352, 749, 1)[:number]]
            together, alone = (cost(lambda q=asked, n=n: fetch_all(engine, q, together=n), 20) for n in (1, 99))
            print(
                f"rows of {number} queries: together {together * 1000:.1f} ms, alone {alone * 1000:.1f} ms", flush=True
            )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", default="10000,1000000,10000000")
    for rows in parser.parse_args().rows.split(","):
        counted(int(rows))
    fetched()


if __name__ == "__main__":
    main()
