"""Tables of events made for the benchmark of the plans, and claims about them; the same ones each time.

Like GDELT they have few very busy actors (Zipf), 3,500 places in 200 countries, 20 kinds, and more events a year towards
2024. Nobody's data are in them.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from backing.records.catalog import Catalog, Dataset
from backing.records.coverage import Coverage
from backing.records.tables import columns_of
from backing.records.tally import Part, Role, Tally

FOLDER = Path(__file__).resolve().parent.parent / "build" / "bench"
ACTORS, PLACES, COUNTRIES, KINDS = 5_000, 3_500, 200, 20
FIRST, DAYS = date(1989, 1, 1), 13_149
DELTA = 100_000
"""Rows of the release that comes later."""

STANDING, ADDED = Part(dataset="made", release="1"), Part(dataset="made", release="2")

_SQL_TYPES = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN", date: "DATE"}
_MADE = """
WITH draws AS (SELECT i, {draws} FROM range({rows}) AS t(i)),
drawn AS (SELECT *, CAST(floor(exp(u0 * ln({actors} + 1))) AS INTEGER) AS a,
  CAST(floor(exp(u1 * ln({actors} + 1))) AS INTEGER) AS b,
  CAST(floor(exp(u2 * ln({places} + 1))) AS INTEGER) - 1 AS anywhere FROM draws),
placed AS (SELECT *, CASE WHEN u3 < 0.7 THEN (a * 7919) % {countries} + {countries} * (anywhere % 17)
  ELSE (anywhere * 1201) % {places} END AS place FROM drawn)
SELECT CAST(i AS VARCHAR) AS id, 'made' AS dataset, '{release}' AS release, DATE '{first}' + {day} AS start, start AS "end",
  CASE WHEN u4 < 0.02 THEN NULL ELSE a END AS side_a_id, CASE WHEN u5 < 0.3 THEN NULL ELSE b END AS side_b_id,
  CASE WHEN u5 < 0.3 THEN a END AS attacker_id, 'kind ' || CAST(floor(exp(u6 * ln({kinds} + 1))) AS INTEGER) AS kind,
  'C' || lpad(CAST(place % {countries} AS VARCHAR), 3, '0') AS country,
  CASE WHEN u4 > 0.9 THEN NULL ELSE 'D' || lpad(CAST(place AS VARCHAR), 4, '0') END AS division,
  CASE WHEN u7 > 0.98 THEN NULL ELSE CAST(floor(pow(u7, -0.7)) - 1 AS INTEGER) END AS deaths_best, {nulls} FROM placed
"""


def events_file(rows: int) -> Path:
    """The Parquet file of some million rows in the order of their days; made when it is not there yet."""
    return _file(f"events-{rows}", rows, "1", f"CAST(floor({DAYS} * sqrt(i / {rows}.0)) AS INTEGER)")


def delta_file() -> Path:
    """The rows that come later, all of them of the last year."""
    return _file("delta", DELTA, "2", f"{DAYS} - 365 + CAST(floor(365 * (i / {DELTA}.0)) AS INTEGER)")


def catalog_of(rows: int) -> Catalog:
    """Both releases, as the engine is told of them."""
    files = {"1": (events_file(rows), rows), "2": (delta_file(), DELTA)}
    coverage = Coverage(complete=True, start=None, end=None, measure="events", per_actor=True)
    return Catalog(
        datasets=tuple(
            Dataset(
                id="made", release=release, title="Made events", table="events", path=str(path), licence="", attribution="",
                url="", rows=number, digest="", available_from=None, coverage=coverage,
            )
            for release, (path, number) in files.items()
        )
    )  # fmt: skip


def claims(number: int) -> list[Tally]:
    """Claims about actors: half of them drawn as often as the actors act, half evenly.

    Windows of 4 weeks to 2 years anywhere in the record, the year before for comparison. One in ten is about an attacker,
    one in twenty about an actor under three codes; three in five name a country, one in six of these a division of it, and
    nearly half a kind.
    """
    draw = random.Random(7)  # noqa: S311 - a benchmark, not a secret
    return [_claim(draw) for _ in range(number)]


def _claim(draw: random.Random) -> Tally:
    actor = int((ACTORS + 1) ** draw.random()) if draw.random() < 0.5 else draw.randint(1, ACTORS)
    others = (draw.randint(1, ACTORS), draw.randint(1, ACTORS)) if draw.random() < 0.05 else ()
    country = actor * 7919 % COUNTRIES if draw.random() < 0.6 else None
    place = None if country is None or draw.random() > 1 / 6 else country + COUNTRIES * draw.randrange(17)
    end = FIRST + timedelta(days=draw.randint(1200, DAYS - 1))
    start = end - timedelta(days=draw.choice((28, 56, 91, 182, 365, 730)) - 1)
    return Tally(
        start=start,
        end=end,
        since=start - timedelta(days=365),
        actors=(actor, *others),
        role=Role.ATTACKER if draw.random() < 0.1 else Role.SIDE,
        countries=() if country is None else (f"C{country:03}",),
        divisions=() if place is None else (f"D{place:04}",),
        kind=f"kind {int((KINDS + 1) ** draw.random())}" if draw.random() < 0.45 else None,
    )


def _file(name: str, rows: int, release: str, day: str) -> Path:
    import duckdb

    path = FOLDER / f"{name}.parquet"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = (
        "id",
        "dataset",
        "release",
        "start",
        "end",
        "side_a_id",
        "side_b_id",
        "attacker_id",
        "kind",
        "country",
        "division",
    )
    missing = {column: kind for column, kind in columns_of("events").items() if column not in {*made, "deaths_best"}}
    sql = _MADE.format(
        draws=", ".join(f"(hash(i * 16 + {each}) % 1000003 + 1) / 1000004.0 AS u{each}" for each in range(8)),
        nulls=", ".join(f'CAST(NULL AS {_SQL_TYPES[kind]}) AS "{column}"' for column, kind in missing.items()),
        rows=rows, release=release, day=day, first=FIRST, actors=ACTORS, places=PLACES, countries=COUNTRIES, kinds=KINDS,
    )  # fmt: skip
    part = path.with_suffix(".part")
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '2GB'; SET threads = 2")
        connection.execute(f"COPY ({sql}) TO '{part}' (FORMAT parquet, COMPRESSION zstd)")
    part.rename(path)
    return path
