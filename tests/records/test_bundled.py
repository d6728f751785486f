"""The bundled rows against what their publishers say they add up to."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.query import AnyOf, Condition, Operator, Query
from backing.records.tables import columns_of
from backing.vocabulary.actors import find_actor
from backing.vocabulary.places import find_place, places

Row = dict[str, Any]
IS = 234


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    with DuckDBEngine(load_catalog()) as opened:
        yield opened


def rows_of(engine: DuckDBEngine, dataset: str, *where: Condition | AnyOf) -> list[Row]:
    release = load_catalog().find(dataset)
    return engine.fetch(Query(table=release.table, dataset=release.id, release=release.release, where=where))


def equals(column: str, value: str | int) -> Condition:
    return Condition(column=column, operator=Operator.EQ, value=value)


def gaps(rows: list[Row]) -> list[int]:
    return sorted((later - earlier).days for earlier, later in pairwise(sorted(row["start"] for row in rows)))


@pytest.mark.parametrize("dataset", [dataset.id for dataset in load_catalog()])
def test_every_declared_row_is_there_and_belongs_to_its_release(engine: DuckDBEngine, dataset: str) -> None:
    declared, rows = load_catalog().find(dataset), rows_of(engine, dataset)
    assert len(rows) == declared.rows
    assert {(row["dataset"], row["release"]) for row in rows} == {(declared.id, declared.release)}
    assert list(rows[0]) == list(columns_of(declared.table))


def test_deaths_by_country_and_year_equal_the_published_table(engine: DuckDBEngine) -> None:
    counted: Counter[tuple[str, int]] = Counter()
    for row in rows_of(engine, "ucdp-ged-mmr-bgd"):
        counted[row["country"], row["start"].year] += row["deaths_best"]
    published = {
        (row["place"], row["start"].year): row["value"]
        for row in rows_of(
            engine, "ucdp-deaths-yearly", Condition(column="place", operator=Operator.IN, value=("MMR", "BGD"))
        )
    }
    assert len(published) == 60
    assert published == dict(counted)


def test_the_islamic_state_in_bangladesh(engine: DuckDBEngine) -> None:
    sides = AnyOf(conditions=(equals("side_a_id", IS), equals("side_b_id", IS)))
    rows = rows_of(engine, "ucdp-ged-mmr-bgd", equals("country", "BGD"), sides)
    assert (len(rows), sum(row["deaths_best"] for row in rows)) == (50, 129)
    assert [gap for gap in gaps(rows) if gap > 56] == [77, 100, 405]


def test_only_one_sided_violence_has_an_attacker(engine: DuckDBEngine) -> None:
    rows = rows_of(engine, "ucdp-ged-mmr-bgd", equals("country", "BGD"), equals("attacker_id", IS))
    assert len(rows) == 19
    assert gaps(rows)[-1] == 411
    assert {date(2016, 7, 1), date(2017, 8, 16)} <= {row["start"] for row in rows}
    everything = rows_of(engine, "ucdp-ged-mmr-bgd")
    assert all((row["attacker"] is not None) == (row["kind"] == "one-sided") for row in everything)


def test_months_in_afghanistan(engine: DuckDBEngine) -> None:
    found = {row["start"]: row["value"] for row in rows_of(engine, "ucdp-deaths-monthly", equals("place", "AFG"))}
    assert (found[date(2023, 4, 1)], found[date(2023, 5, 1)]) == (52, 16)
    assert len(found) == 15 * 12


def test_events_are_consistent_in_themselves(engine: DuckDBEngine) -> None:
    divisions = {place.id: place.country for place in places() if place.kind == "division"}
    for row in rows_of(engine, "ucdp-ged-mmr-bgd") + rows_of(engine, "ucdp-ged-afg-sample"):
        assert row["start"] <= row["end"]
        assert row["first_reported"] is None or row["first_reported"] >= row["start"]
        assert row["division"] is None or divisions[row["division"]] == row["country"]
        assert (row["division"] is None) == (row["division_name"] is None)


def test_figures_name_actors_and_places_of_the_vocabulary(engine: DuckDBEngine) -> None:
    for row in rows_of(engine, "published-figures"):
        actor = find_actor(row["actor"]) if row["actor"] else None
        assert row["actor"] == (actor and actor.id)
        assert row["place"] is None or getattr(find_place(row["place"]), "kind", None) == "country"
        assert row["division"] is None or getattr(find_place(row["division"]), "kind", None) == "division"


def test_figures_say_when_they_became_known(engine: DuckDBEngine) -> None:
    rows = {row["id"]: row for row in rows_of(engine, "published-figures")}
    csto = rows["iskp-strength-2023-csto"]
    assert csto["published_earliest"] == csto["published_latest"] == date(2023, 2, 14)
    vague = rows["iskp-strength-2021-un"]
    assert (vague["published_earliest"], vague["published_latest"]) == (date(2021, 1, 1), date(2021, 12, 31))
    for row in rows.values():
        assert row["published_latest"] is None or row["kind"] == "comparison" or row["start"] <= row["published_latest"]


def test_single_events_lie_on_one_day_in_their_province(engine: DuckDBEngine) -> None:
    rows = [row for row in rows_of(engine, "published-figures") if row["single_event"]]
    assert {(row["start"], row["division"]) for row in rows} == {
        (date(2023, 3, 9), "AF-BAL"),
        (date(2023, 3, 27), "AF-KAB"),
        (date(2024, 9, 2), "AF-KAB"),
    }
    assert all(row["start"] == row["end"] and row["exposure_days"] == 1 for row in rows)


def test_a_stated_length_goes_before_the_enclosing_period(engine: DuckDBEngine) -> None:
    rows = {row["id"]: row["exposure_days"] for row in rows_of(engine, "published-figures")}
    assert rows["iskp-attacks-2022-un"] == 99
    assert rows["iskp-claims-2023-04-05-iess"] == 61


def test_a_misreport_has_the_root_that_it_copies(engine: DuckDBEngine) -> None:
    rows = {row["id"]: row for row in rows_of(engine, "published-figures")}
    told, copied = rows["iskp-strength-2023-un"], rows["iskp-strength-2023-un-misreport"]
    assert told["root"] == copied["root"] == rows["iskp-strength-2022-un"]["root"]
    assert told["unit_class"] != copied["unit_class"]


def test_nobody_s_headlines_are_bundled() -> None:
    for dataset in load_catalog():
        with Path(dataset.path).open("rb") as file:
            names = set(pq.read_schema(file).names)
        assert not {"ucdp_source_headline", "ucdp_source_article", "source_headline"} & names


def test_every_other_column_of_the_source_is_kept(shared: Path) -> None:
    with (shared / "data/events/ucdp-ged191-mmr-bgd/ged191_mmr_bgd.csv").open(encoding="utf-8", newline="") as file:
        source = {row["id"]: row for row in csv.DictReader(file)}
    bundled = load_catalog().find("ucdp-ged-mmr-bgd").path
    with Path(bundled).open("rb") as opened:
        rows = pq.read_table(opened).to_pylist()
    kept = [name for name in rows[0] if name.startswith("ucdp_")]
    assert len(kept) == 42 - 2
    for row in rows:
        assert {name: row[name] or "" for name in kept} == {name: source[row["id"]][name[5:]] for name in kept}


def test_the_bundle_can_be_made_again_from_its_sources(shared: Path, root: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(root / "scripts/bundle_records.py"), str(shared / "data"), "--target", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    for dataset in load_catalog():
        with Path(dataset.path).open("rb") as file:
            assert pq.read_table(file).equals(pq.read_table(tmp_path / Path(dataset.path).name)), dataset.id
