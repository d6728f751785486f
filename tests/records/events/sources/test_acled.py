from __future__ import annotations

from datetime import date
from pathlib import Path

from backing.records.events.sources.acled import ACLED, ACLED_WITHOUT_TARGETS
from backing.records.importing.recognise import recognise
from tests.records.importing.imported import imported, write
from tests.records.importing.spreadsheets import Cell, sheet

# Our own, in ACLED's columns: its rows may not be given on.
ROW = dict.fromkeys(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp".split(),
    "",
) | {
    "event_id_cnty": "AFG1", "event_date": "2025-10-05", "time_precision": "1", "event_type": "Violence against civilians",
    "actor1": "Islamic State Khorasan Province (ISKP)", "actor2": "Civilians (Afghanistan)",
    "civilian_targeting": "Civilian targeting", "country": "Afghanistan", "admin1": "Balkh", "admin2": "Mazar-e Sharif",
    "latitude": "36.7", "longitude": "67.1", "geo_precision": "1", "source": "One; Two", "fatalities": "4",
    "notes": "Two lines\nof notes", "timestamp": "1759881600",
}  # fmt: skip
BATTLE = ROW | {
    "event_id_cnty": "AFG2", "event_type": "Battles", "civilian_targeting": "", "event_date": "06 October 2025",
    "actor1": "Military Forces of Afghanistan (2021-) Taliban", "actor2": "NRF: National Resistance Front",
    "time_precision": "2", "geo_precision": "3", "fatalities": "0",
}  # fmt: skip


def test_an_attacker_is_taken_only_where_civilians_were_the_target(tmp_path: Path) -> None:
    on_civilians, battle = imported(write(tmp_path / "a.csv", [ROW, BATTLE]), tmp_path / "release").rows
    assert on_civilians["attacker"] == on_civilians["side_a"] == "Islamic State Khorasan Province (ISKP)"
    assert (on_civilians["attacker_id"], on_civilians["side_b_id"], on_civilians["targets_civilians"]) == (234, 1, True)
    assert (battle["attacker"], battle["attacker_id"], battle["targets_civilians"]) == (None, None, False)


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    first, second = imported(write(tmp_path / "a.csv", [ROW, BATTLE]), tmp_path / "release").rows
    assert (first["start"], first["country"], first["division"]) == (date(2025, 10, 5), "AFG", "AF-BAL")
    assert (first["deaths_best"], first["deaths_low"], first["sources"], first["date_precision"]) == (4, None, 2, 1)
    assert (second["start"], second["date_precision"], second["place_precision"]) == (date(2025, 10, 6), 3, 4)
    assert (second["kind"], second["deaths_best"]) == ("battles", 0)
    assert first["acled_notes"] == "Two lines\nof notes"


def test_an_army_is_its_government(tmp_path: Path) -> None:
    row = imported(write(tmp_path / "a.csv", [BATTLE]), tmp_path / "release").rows[0]
    assert row["side_a_id"] == 130  # UCDP's code of the government of Afghanistan


def test_numbers_of_people_near_by_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [ROW | {"population_best": "12"}])
    assert recognise(path).source is ACLED
    assert imported(path, tmp_path / "release").rows[0]["acled_population_best"] == "12"


def test_without_coded_targets_only_the_type_tells_that_civilians_were_meant(tmp_path: Path) -> None:
    rows = [{key: value for key, value in row.items() if key != "civilian_targeting"} for row in (ROW, BATTLE)]
    found = imported(write(tmp_path / "a.csv", rows), tmp_path / "release")
    assert found.recognised.source is ACLED_WITHOUT_TARGETS
    assert [row["targets_civilians"] for row in found.rows] == [True, None]
    assert [row["attacker_id"] for row in found.rows] == [234, None]


def test_an_export_is_dated_by_its_name_and_never_complete(tmp_path: Path) -> None:
    found = recognise(write(tmp_path / "ACLED Data_2025-10-29.csv", [ROW]))
    assert found.release == "2025-10-29"
    assert found.source.available_from("2025-10-29") == date(2025, 10, 29)
    assert not found.meaning.complete


def test_a_regional_spreadsheet_in_capitals(tmp_path: Path) -> None:
    """ACLED's curated files are spreadsheets, with names in capitals and days as days."""
    row: dict[str, Cell] = {
        **{key.upper(): value or None for key, value in ROW.items()},
        "EVENT_DATE": date(2025, 10, 5), "FATALITIES": 4.0, "LATITUDE": 36.7, "TIME_PRECISION": 1.0, "ISO": 4.0,
    }  # fmt: skip
    path = sheet(tmp_path / "Asia-Pacific_2018-2025_Oct10.xlsx", list(row), list(row.values()))
    found = imported(path, tmp_path / "release")
    (event,) = found.rows
    assert found.recognised.source is ACLED
    assert (event["start"], event["deaths_best"], event["attacker_id"]) == (date(2025, 10, 5), 4, 234)
    assert (event["date_precision"], event["acled_event_id_cnty"]) == (1, "AFG1")
