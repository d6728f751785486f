"""How long it takes to find the same events in two releases of one country.

usage: python bench/reconcile.py [ROWS] [YEARS]     rows of each release; prints one line, CPU seconds and peak memory
"""

from __future__ import annotations

import random
import resource
import sys
import time
from datetime import date, timedelta
from typing import Any

from backing.records.reconciliation.reconcile import reconcile

ACTORS, PLACES = 200, 1500
"""Armed groups and places of one large country; few of them have most of the events."""


def made(rows: int, years: int, chance: random.Random) -> list[dict[str, Any]]:
    places = [(chance.uniform(10, 28), chance.uniform(92, 101), f"MM-{n % 15}") for n in range(PLACES)]
    found = []
    for number in range(rows):
        start = date(1990, 1, 1) + timedelta(days=chance.randrange(365 * years))
        side, at = min(ACTORS - 1, int(chance.paretovariate(0.8))), min(PLACES - 1, int(chance.paretovariate(0.6)))
        latitude, longitude, division = places[at]
        deaths = min(500, int(chance.paretovariate(1.2)))
        found.append({
            "id": f"{number}", "dataset": "one", "release": "1", "start": start, "end": start, "date_precision": 1,
            "side_a": "state", "side_a_id": 144, "side_b": f"group {side}", "side_b_id": 1000 + side,
            "kind": "state-based", "country": "MMR", "division": division, "latitude": latitude,
            "longitude": longitude, "place_precision": 1 + number % 4, "deaths_low": deaths, "deaths_best": deaths,
            "deaths_high": deaths,
        })  # fmt: skip
    return found


def main() -> None:
    rows, years = (
        (int(argument) for argument in (*sys.argv[1:], "100000", "30")[:2])
        if len(sys.argv) != 2
        else (int(sys.argv[1]), 30)
    )
    chance = random.Random(1)  # noqa: S311 - reproducible, not secret
    one = made(rows, years, chance)
    other = [
        {**row, "dataset": "other", "start": row["start"] + timedelta(days=chance.choice([0, 0, 1]))} for row in one
    ]
    other = [{**row, "end": max(row["start"], row["end"])} for row in other]
    start, cpu = time.perf_counter(), time.process_time()
    found = reconcile({("one", "1"): one, ("other", "1"): other})
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{rows:,} × {rows:,} rows, {years} years, one country: {len(found.pairs):,} pairs, {found.together.events:,} events"
    )
    print(f"{cpu:.1f} CPU s, {wall:.1f} s, {memory:,.0f} MB")


if __name__ == "__main__":
    main()
