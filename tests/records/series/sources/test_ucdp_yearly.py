from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from backing.records.series.sources.ucdp_yearly import UCDP_NON_STATE, UCDP_PRIO_ACD
from tests.records.importing.imported import Imported, imported


def tables(shared: Path, name: str, into: Path) -> tuple[Imported, list[dict[str, str]]]:
    path = shared / "data/tables" / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        return imported(path, into), list(csv.DictReader(file))


def test_deaths_between_two_groups_by_year(shared: Path, tmp_path: Path) -> None:
    found, source = tables(shared, "ucdp-nonstate-221.csv", tmp_path / "release")
    assert (found.recognised.source, found.recognised.release) == (UCDP_NON_STATE, "22.1")
    assert len(found.rows) + len(found.rejected) == len(source)
    between = {
        row["start"].year: row["value"]
        for row in found.rows
        if {row["ucdp_side_a_name"], row["ucdp_side_b_name"]} == {"IS", "Taleban"} and row["place"] == "AFG"
    }
    kept_aside = {
        int(each["row"]["year"]): float(each["row"]["best_fatality_estimate"])
        for each in found.rejected
        if {each["row"]["side_a_name"], each["row"]["side_b_name"]} == {"IS", "Taleban"}
    }
    assert {2015: 292, 2016: 181, 2018: 577}.items() <= (between | kept_aside).items()
    assert not between.keys() & kept_aside.keys()


def test_what_is_fought_in_several_countries_is_kept_aside(shared: Path, tmp_path: Path) -> None:
    found, source = tables(shared, "ucdp-nonstate-221.csv", tmp_path / "release")
    several = [row for row in source if "," in row["location"]]
    assert [each["row"]["dyad_id"] for each in found.rejected] == [row["dyad_id"] for row in several]
    assert all("several countries" in each["reason"] for each in found.rejected)
    assert not found.recognised.meaning.complete


def test_a_conflict_of_a_state_has_an_intensity_and_no_deaths(shared: Path, tmp_path: Path) -> None:
    found, source = tables(shared, "ucdp-prio-acd-221.csv", tmp_path / "release")
    assert found.recognised.source is UCDP_PRIO_ACD
    assert len(found.rows) + len(found.rejected) == len(source)
    assert {row["value"] for row in found.rows} == {1.0, 2.0}
    assert {row["measure"] for row in found.rows} == {"conflict intensity"}
    assert all(
        (row["start"], row["end"]) == (date(row["start"].year, 1, 1), date(row["start"].year, 12, 31))
        for row in found.rows
    )


def test_no_actor_is_made_up_for_what_has_two_sides(shared: Path, tmp_path: Path) -> None:
    found, _ = tables(shared, "ucdp-nonstate-221.csv", tmp_path / "release")
    assert {row["actor"] for row in found.rows} == {None}
    assert not found.recognised.meaning.per_actor
