"""How long each engine takes to start and to answer, on the bundled records.

usage: python bench/engines.py      (Spark is asked where PySpark and Java are installed)
"""

from __future__ import annotations

import time
from datetime import date
from statistics import median

from backing.errors import MissingExtra
from backing.records.catalog import load_catalog
from backing.records.engines.choose import EngineName, open_engine
from backing.records.query import Condition, Operator, Query

QUERIES = 20


def query(year: int) -> Query:
    """The events of a country from a year on; a year's query is like no other's."""
    return Query(
        table="events", dataset="ucdp-ged-mmr-bgd", release="19.1",
        where=(
            Condition(column="country", operator=Operator.EQ, value="BGD"),
            Condition(column="start", operator=Operator.GE, value=date(year, 1, 1)),
        ),
    )  # fmt: skip


def main() -> None:
    catalog = load_catalog()
    print(f"{'engine':8}{'start s':>10}{'first query s':>16}{'query ms, median of ' + str(QUERIES):>26}")
    for name in EngineName:
        begun = time.perf_counter()
        try:
            opened = open_engine(name, catalog)
        except MissingExtra as problem:
            print(f"{name:8}  {problem.detail}")
            continue
        with opened as engine:
            started = time.perf_counter()
            times = []
            for number in range(QUERIES + 1):
                asked = time.perf_counter()
                engine.fetch(query(1989 + number))
                times.append(time.perf_counter() - asked)
        print(f"{name:8}{started - begun:10.2f}{times[0]:16.2f}{1000 * median(times[1:]):26.1f}")


if __name__ == "__main__":
    main()
