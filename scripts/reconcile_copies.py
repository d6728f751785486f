"""How well one event is found in two releases: real events against copies of them that differ as two datasets do.

usage: python scripts/reconcile_copies.py [SEED]     prints a text table

The bundled rows of UCDP GED 19.1 in Bangladesh and in Myanmar stand for one dataset. The other one is made of them: 30 % of
the events are left out; of the rest the days are moved by up to two (none, one and two equally often), points are moved within
what their precision leaves open, deaths are changed by up to 20 %, kinds and divisions are lost in one row of ten, sides in one
of twenty; one event in ten is entered as two rows; and events are added that are not in the first, a quarter as many: other rows
of the country, moved by 200 to 1,500 days. Which row is which is known, so precision and recall of the pairs can be counted.
``by key`` is what a join gives: the same division and sides, at most two days apart, the nearest free row.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.query import Condition, Operator, Query
from backing.records.reconciliation.columns import READ
from backing.records.reconciliation.reconcile import reconcile

DATASET, RELEASE = "ucdp-ged-mmr-bgd", "19.1"
MISSING, EXTRA, SPLIT = 0.3, 0.25, 0.1
KM = {1: 2.0, 2: 20.0, 3: 25.0}
"""How far a point is moved by UCDP's place precision: within what that leaves open."""
DEGREE_KM = 111.2
KEY, DAYS = ("division", "side_a_id", "side_b_id"), 2

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """How far a copy may be from its row: days, kilometres as a multiple of ``KM``, deaths as a share.

    ``lost`` is the chance that the kind, or the division, is not known; ``unnamed`` that a side is not.
    """

    days: int = 2
    far: float = 1.0
    deaths: float = 0.2
    lost: float = 0.1
    unnamed: float = 0.05


MILD = Differences()


def rows_of(engine: DuckDBEngine, country: str) -> list[Row]:
    where = (Condition(column="country", operator=Operator.EQ, value=country),)
    return engine.fetch(Query(table="events", dataset=DATASET, release=RELEASE, where=where, columns=READ))


def copies(rows: list[Row], chance: random.Random, differ: Differences = MILD) -> Iterator[tuple[Row, str | None]]:
    """Rows of the second dataset, each with the id of the row that it is a copy of."""
    for row in rows:
        if chance.random() >= MISSING:
            copy = changed(row, chance, differ)
            parts = halves(copy) if chance.random() < SPLIT else [copy]
            yield from ((part, row["id"]) for part in parts)
    for row in chance.sample(rows, round(EXTRA * len(rows))):
        days = timedelta(days=chance.choice([-1, 1]) * chance.randint(200, 1500))
        extra = {**changed(row, chance, differ), "start": row["start"] + days, "end": row["end"] + days}
        yield {**extra, "id": f"x{row['id']}"}, None


def changed(row: Row, chance: random.Random, differ: Differences) -> Row:
    shifts = [*range(-differ.days, 1), *range(differ.days + 1)]
    days = timedelta(days=chance.choice(shifts) if (row["date_precision"] or 1) == 1 else 0)
    copy = {**row, "dataset": "copy", "id": f"c{row['id']}", "start": row["start"] + days, "end": row["end"] + days}
    copy.update(moved(row, chance, differ.far))
    copy.update({name: altered(row[name], chance, differ.deaths) for name in ("deaths_best",) if row[name] is not None})
    copy["deaths_low"] = min(copy["deaths_low"] or 0, copy["deaths_best"])
    copy["deaths_high"] = max(copy["deaths_high"] or 0, copy["deaths_best"])
    copy.update({name: None for name in ("kind", "division") if chance.random() < differ.lost})
    if chance.random() < differ.unnamed:
        copy.update({"side_b": None, "side_b_id": None})
    return copy


def moved(row: Row, chance: random.Random, far: float) -> Row:
    if row["place_precision"] not in KM or row["latitude"] is None:
        return {}
    km, angle = chance.uniform(0, far * KM[row["place_precision"]]), chance.uniform(0, math.tau)
    east = km * math.cos(angle) / (DEGREE_KM * math.cos(math.radians(row["latitude"])))
    return {"latitude": row["latitude"] + km * math.sin(angle) / DEGREE_KM, "longitude": row["longitude"] + east}


def altered(deaths: int, chance: random.Random, share: float) -> int:
    return max(0, round(deaths * chance.uniform(1 - share, 1 + share)))


def halves(row: Row) -> list[Row]:
    """An event of several deaths as two rows; one of a single death stays whole."""
    if (row["deaths_best"] or 0) < 2:
        return [row]
    first = row["deaths_best"] // 2
    parts = (first, row["deaths_best"] - first)
    names = ("deaths_low", "deaths_best", "deaths_high")
    return [{**row, "id": f"{row['id']}-{n}", **dict.fromkeys(names, deaths)} for n, deaths in enumerate(parts)]


def by_key(rows: list[Row], made: list[Row]) -> list[tuple[str, str]]:
    """Pairs of a row and a copy under one division and the same sides, each row once, the nearest in time first."""
    under: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        under[tuple(row[name] for name in KEY)].append(row)
    near = sorted(
        (days, copy["id"], row["id"])
        for copy in made
        for row in under[tuple(copy[name] for name in KEY)]
        if (days := abs((copy["start"] - row["start"]).days)) <= DAYS
    )
    taken: set[str] = set()
    pairs = []
    for _, copy, row in near:
        if not {copy, row} & taken:
            taken.update((copy, row))
            pairs.append((row, copy))
    return pairs


def scores(pairs: list[tuple[str, str]], origin: dict[str, str | None]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs of a row and a copy; zeros where no pair is right."""
    right = sum(origin[copy] == row for row, copy in pairs)
    if not right:
        return 0.0, 0.0, 0.0
    precision, recall = right / len(pairs), right / sum(source is not None for source in origin.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def written(found: tuple[float, float, float]) -> str:
    return "{:9.3f} {:6.3f} {:6.3f}".format(*found)


def lines(engine: DuckDBEngine, country: str, seed: int) -> Iterator[str]:
    rows, chance = rows_of(engine, country), random.Random(seed)  # noqa: S311 - reproducible, not secret
    made = list(copies(rows, chance))
    others, origin = [copy for copy, _ in made], {copy["id"]: source for copy, source in made}
    truly = len(rows) + len({copy["id"] for copy, source in made if source is None})
    head = f"{country:7} {len(rows):5,} {len(made):6,} {truly:6,}"
    joined = by_key(rows, others)
    yield f"{head}  by key     {len(rows) + len(others) - len(joined):7,} {written(scores(joined, origin))}"
    found = reconcile({(DATASET, RELEASE): rows, ("copy", RELEASE): others})
    ids = [(pair.other.id, pair.one.id) for pair in found.pairs]
    yield f"{head}  reconciled {found.together.events:7,} {written(scores(ids, origin))}"


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 20261127
    print("country  rows copies events  found by   counted precision recall     F1")
    with DuckDBEngine(load_catalog()) as engine:
        for country in ("BGD", "MMR"):
            print("\n".join(lines(engine, country, seed)))


if __name__ == "__main__":
    main()
