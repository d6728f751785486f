from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from backing.records.events.sources.gtd import GTD
from backing.records.importing.recognise import recognise
from backing.records.importing.source import Sample
from tests.records.importing.imported import imported, write
from tests.records.importing.spreadsheets import Cell, sheet

# Our own, in GTD's columns: its rows may not be given on.
ROW = dict.fromkeys(GTD.required, "") | {
    "eventid": "201607010001", "iyear": "2016", "imonth": "7", "iday": "1", "country_txt": "Bangladesh",
    "provstate": "Dhaka", "city": "Dhaka", "latitude": "23.8", "longitude": "90.4", "specificity": "1",
    "attacktype1_txt": "Armed Assault", "targtype1": "1", "gname": "Taliban", "nkill": "29.0", "claimed": "1",
    "scite1": "One.", "scite2": "Two.", "related": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("month", "day", "start", "end", "precision"),
    [
        ("7", "1", date(2016, 7, 1), date(2016, 7, 1), 1),
        ("2", "0", date(2016, 2, 1), date(2016, 2, 29), 4),
        ("0", "0", date(2016, 1, 1), date(2016, 12, 31), 5),
    ],
)
def test_an_unknown_day_is_anywhere_in_the_month(
    tmp_path: Path, month: str, day: str, start: date, end: date, precision: int
) -> None:
    row = imported(write(tmp_path / "a.csv", [ROW | {"imonth": month, "iday": day}]), tmp_path / "release").rows[0]
    assert (row["start"], row["end"], row["date_precision"]) == (start, end, precision)


def test_a_group_is_the_attacker_and_may_have_claimed_it(tmp_path: Path) -> None:
    rows = [ROW, ROW | {"eventid": "2", "claimed": "0"}, ROW | {"eventid": "3", "gname": "Unknown", "nkill": "-99"}]
    found = {row["id"]: row for row in imported(write(tmp_path / "a.csv", rows), tmp_path / "release").rows}
    first, unclaimed, unknown = found["201607010001"], found["2"], found["3"]
    assert (first["attacker"], first["attacker_id"], first["claimed_by"]) == ("Taliban", 303, "Taliban")
    assert (first["deaths_best"], first["sources"], first["targets_civilians"]) == (29, 2, True)
    assert unclaimed["claimed_by"] is None
    assert (unknown["attacker"], unknown["deaths_best"], unknown["claimed_by"]) == (None, None, None)


@pytest.mark.parametrize(("target", "civilian"), [("4", False), ("3", False), ("14", True), ("20", None), ("", None)])
def test_who_was_the_target(tmp_path: Path, target: str, civilian: bool | None) -> None:
    row = imported(write(tmp_path / "a.csv", [ROW | {"targtype1": target}]), tmp_path / "release").rows[0]
    assert row["targets_civilians"] is civilian


def test_a_day_that_is_none_is_kept_aside(tmp_path: Path) -> None:
    rows = [ROW, ROW | {"eventid": "2", "imonth": "2", "iday": "30"}]
    found = imported(write(tmp_path / "a.csv", rows), tmp_path / "release")
    assert [(row["line"], row["reason"]) for row in found.rejected] == [
        (3, "iyear, imonth and iday are no day of the calendar: 2016-2-30")
    ]


def test_the_release_is_dated_by_its_name(tmp_path: Path) -> None:
    found = recognise(write(tmp_path / "globalterrorismdb_0522dist.csv", [ROW]))
    assert (found.release, found.source.available_from("2022.05")) == ("2022.05", date(2022, 5, 31))


@pytest.mark.parametrize(
    ("name", "release"),
    [
        ("globalterrorismdb_2021Jan-June_1222dist.xlsx", "2022.12"),
        ("gtd_96to13_0718dist.xlsx", "2018.07"),
        ("globalterrorismdb_0718dist.csv", "2018.07"),
    ],
)
def test_a_part_is_of_its_distribution(name: str, release: str) -> None:
    assert GTD.release_of(Sample(names=(name,), columns=(), rows=())) == release


def test_a_spreadsheet_as_it_is_given_out(tmp_path: Path) -> None:
    """Numbers stand in it as numbers, an approximate date as a word or as a day."""
    row: dict[str, Cell] = {
        **ROW, "eventid": 197000000001.0, "iyear": 1970.0, "imonth": 7.0, "iday": 0.0, "nkill": 1.0, "claimed": None,
        "latitude": 18.456792, "longitude": -69.951164, "country_txt": "Dominican Republic", "targtype1": 14.0,
        "specificity": 1.0, "approxdate": date(1970, 7, 2),
    }  # fmt: skip
    path = sheet(tmp_path / "globalterrorismdb_0522dist.xlsx", list(row), list(row.values()))
    found = imported(path, tmp_path / "release")
    (event,) = found.rows
    assert (found.recognised.source, found.recognised.release) == (GTD, "2022.05")
    assert (event["id"], event["start"], event["end"]) == ("197000000001", date(1970, 7, 1), date(1970, 7, 31))
    assert (event["deaths_best"], event["country"], event["latitude"]) == (1, "DOM", 18.456792)
    assert event["gtd_approxdate"] == "1970-07-02"


def test_a_place_that_is_not_on_earth_is_left_out(tmp_path: Path) -> None:
    """A row of 2017 has the longitude -86185896."""
    row = imported(write(tmp_path / "a.csv", [ROW | {"longitude": "-86185896"}]), tmp_path / "release").rows[0]
    assert (row["latitude"], row["longitude"], row["gtd_longitude"]) == (23.8, None, "-86185896")


def test_it_speaks_only_from_after_the_year_whose_rows_are_lost() -> None:
    assert GTD.covered((date(1970, 1, 1), date(2020, 12, 31)), "") == (date(1994, 1, 1), date(2020, 12, 31))
    assert GTD.covered((date(1970, 1, 1), date(1990, 12, 31)), "") == (date(1970, 1, 1), date(1990, 12, 31))
