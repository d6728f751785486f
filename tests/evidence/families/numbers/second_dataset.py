"""A second dataset beside the bundled one: rows of our own in ACLED's columns, brought in by its importer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from backing.records.catalog import Dataset
from backing.records.coverage import EVENTS, Coverage
from backing.records.importing.convert import convert
from backing.records.importing.recognise import recognise
from backing.records.query import Condition, Operator, Query
from tests.evidence.factory import engine
from tests.records.events.sources.test_acled import ROW
from tests.records.importing.imported import write

UCDP = ("ucdp-ged-mmr-bgd", "19.1")
SECOND = ("acled", "2026-11-01")
LEFT_OUT, ADDED = 2, 4
"""Of UCDP's 19 attacks of Islamic State on civilians the second dataset has 17, and 4 that UCDP has not."""


def attacks_on_civilians() -> list[dict[str, Any]]:
    """UCDP's rows of Islamic State's attacks on civilians in Bangladesh, in their order."""
    where = (
        Condition(column="country", operator=Operator.EQ, value="BGD"),
        Condition(column="attacker_id", operator=Operator.EQ, value=234),
    )
    return engine().fetch(Query(table="events", dataset=UCDP[0], release=UCDP[1], where=where, order=("start", "id")))


def as_acled(row: dict[str, Any], number: str, day: date) -> dict[str, str]:
    """One row of UCDP's as ACLED would write it."""
    return ROW | {
        "event_id_cnty": number, "event_date": day.isoformat(), "actor1": "Islamic State", "country": "Bangladesh",
        "actor2": "Civilians (Bangladesh)", "admin1": row["division_name"] or "", "admin2": "",
        "latitude": str(row["latitude"]), "longitude": str(row["longitude"]), "fatalities": str(row["deaths_best"]),
    }  # fmt: skip


def rows_of_the_second() -> list[dict[str, str]]:
    """All but two of UCDP's attacks, every other one a day later, and four on days of their own."""
    own = attacks_on_civilians()
    copies = [
        as_acled(row, f"BGD{number}", row["start"] + timedelta(days=number % 2))
        for number, row in enumerate(own[:-LEFT_OUT])
    ]
    added = [as_acled(own[0], f"NEW{number}", date(2018, 3 * number + 1, 1)) for number in range(ADDED)]
    return [*copies, *added]


def second_dataset(folder: Path, rows: Sequence[dict[str, str]], *, complete: bool = True, **fields: Any) -> Dataset:
    """The rows as a release in the store would be."""
    path = write(folder / "acled.csv", rows)
    into = folder / "release"
    into.mkdir()
    done = convert([recognise(path, None)], into, dataset=SECOND[0], release=SECOND[1], watch=lambda *_: None)
    coverage = Coverage(
        complete=complete,
        start=date(2010, 1, 1),
        end=date(2018, 12, 31),
        measure=EVENTS,
        per_actor=True,
        places=("BGD",),
    )
    return Dataset(**{
        "id": SECOND[0], "release": SECOND[1], "title": "", "table": "events", "path": str(into / "rows.parquet"),
        "licence": "", "attribution": "", "url": "", "rows": done.rows, "digest": "", "available_from": None,
        "coverage": coverage, **fields,
    })  # fmt: skip
