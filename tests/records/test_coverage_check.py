"""Rows that contradict what a release declares are found; what is bundled is known to the last row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from backing.records.catalog import Catalog, Dataset, load_catalog
from backing.records.coverage_check import DENSE, Contradiction, check_coverage
from backing.records.engines.duckdb import DuckDBEngine

EVENTS, YEARLY = "ucdp-ged-mmr-bgd", "ucdp-deaths-yearly"
Rows = list[dict[str, Any]]
KNOWN = {
    EVENTS: {"rows without a death, though every event is lethal": 2},
    "ucdp-ged-afg-sample": {"rows that name no actor, though actors are declared": 898},
}
"""What is odd in the bundled releases, as their sources have it."""


def numbers(found: tuple[Contradiction, ...]) -> dict[str, int]:
    return {each.what: each.number for each in found}


@pytest.mark.parametrize("dataset", load_catalog().datasets, ids=lambda dataset: dataset.id)
def test_the_bundled_releases_hold_what_they_declare_but_for_what_is_known(dataset: Dataset) -> None:
    with DuckDBEngine(load_catalog()) as engine:
        assert numbers(check_coverage(dataset, engine)) == KNOWN.get(dataset.id, {})


def changed(name: str, change: Callable[[Rows], Rows], folder: Path, **coverage: Any) -> dict[str, Contradiction]:
    """What is found in a bundled release whose rows, or whose coverage, were changed, beyond what is known of it."""
    dataset = load_catalog().find(name)
    with Path(dataset.path).open("rb") as file:
        table = pq.read_table(file)
    path = folder / "rows.parquet"
    pq.write_table(pa.Table.from_pylist(change(table.to_pylist()), schema=table.schema), path)
    broken = replace(dataset, path=str(path), coverage=replace(dataset.coverage, **coverage))
    with DuckDBEngine(Catalog(datasets=(broken,))) as engine:
        return {each.what: each for each in check_coverage(broken, engine) if each.what not in KNOWN.get(name, {})}


def same(rows: Rows) -> Rows:
    return rows


def first(**values: Any) -> Callable[[Rows], Rows]:
    return lambda rows: [{**rows[0], **values}, *rows[1:]]


@pytest.mark.parametrize(
    ("name", "change", "coverage", "what", "number"),
    [
        (EVENTS, first(start=date(1988, 12, 31)), {}, "rows before the first declared day", 1),
        (EVENTS, first(start=date(2019, 1, 1), end=date(2019, 1, 1)), {}, "rows after the last declared day", 1),
        (EVENTS, first(start=date(2018, 1, 2), end=date(2018, 1, 1)), {}, "rows that end before they start", 1),
        (EVENTS, first(country="IND"), {}, "rows in no declared country", 1),
        (EVENTS, first(country=None), {}, "rows in no declared country", 1),
        (EVENTS, same, {"places": ("MMR",)}, "rows in no declared country", 601),
        (EVENTS, same, {"places": ("BGD", "MMR", "NPL")}, "declared countries without a row", 1),
        (EVENTS, lambda rows: [rows[0], *rows], {}, "ids that several rows have", 1),
        (YEARLY, lambda rows: [rows[0], *rows], {}, "ids that several rows have", 1),
        (YEARLY, lambda rows: [r for r in rows if r["place"] != "AFG"], {}, "declared countries without a row", 1),
        (YEARLY, same, {"end": date(2017, 12, 31)}, "rows after the last declared day", None),
    ],
)  # fmt: skip
def test_each_contradiction_is_found_and_only_it(
    tmp_path: Path, name: str, change: Callable[[Rows], Rows], coverage: dict[str, Any], what: str, number: int | None
) -> None:
    found = changed(name, change, tmp_path, **coverage)
    assert set(found) == {what}
    assert number is None or found[what].number == number
    assert found[what].examples
    assert str(found[what]).startswith(f"{found[what].number:,} {what} (")


def nobody(rows: Rows) -> Rows:
    without = dict.fromkeys(("side_a", "side_b", "side_a_id", "side_b_id"))
    return [{**rows[0], **without}, {**rows[1], **without, "side_a": "KNU"}, *rows[2:]]


def test_rows_without_actors_matter_where_actors_are_declared(tmp_path: Path) -> None:
    (found,) = changed(EVENTS, nobody, tmp_path).values()
    assert found.number == 1
    assert not changed(EVENTS, nobody, tmp_path, per_actor=False)


def busy(rows: Rows) -> Rows:
    """Three years of Myanmar with enough rows in each month, without one month."""
    days = (date(year, month, 1) for year in (2010, 2011, 2012) for month in range(1, 13))
    return [
        {**rows[0], "id": f"{day}-{number}", "country": "MMR", "start": day, "end": day}
        for day in days
        if day != date(2011, 5, 1)
        for number in range(DENSE)
    ]


def test_a_month_without_a_row_among_many_is_found_in_a_complete_release(tmp_path: Path) -> None:
    period = {"places": ("MMR",), "start": date(2010, 1, 1), "end": date(2012, 12, 31)}
    (found,) = changed(EVENTS, busy, tmp_path, **period).values()
    assert found == Contradiction(what="months without a row among many with some", number=1, examples=("MMR 2011-05",))
    assert not changed(EVENTS, busy, tmp_path, **period, complete=False)


def test_a_declared_year_that_the_rows_do_not_reach_is_months_without_a_row(tmp_path: Path) -> None:
    period = {"places": ("MMR",), "start": date(2010, 1, 1), "end": date(2013, 3, 31)}
    assert changed(EVENTS, busy, tmp_path, **period)["months without a row among many with some"].number == 4
