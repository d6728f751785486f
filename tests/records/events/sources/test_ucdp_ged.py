from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backing.records.events.sources.ucdp_ged import UCDP_CANDIDATE, UCDP_GED
from backing.records.importing.recognise import recognise
from tests.records.importing.imported import imported, write

COLUMNS = UCDP_CANDIDATE.headerless[0]
ROW = dict.fromkeys(COLUMNS, "") | {
    "id": "1", "date_start": "2016-07-01", "date_end": "2016-07-02", "type_of_violence": "3", "side_a": "IS",
    "side_a_new_id": "234", "side_b": "Civilians", "side_b_new_id": "1", "country": "Bangladesh", "code_status": "Clear",
    "adm_1": "Dhaka Division", "adm_2": "Dhaka District", "best": "29", "low": "29", "high": "29",
    "deaths_civilians": "22", "source_date": "2016-07-02;1753-01-01;2016-07-01;", "number_of_sources": "3",
}  # fmt: skip


def read(folder: Path, **changes: str) -> dict[str, Any]:
    found = imported(write(folder / "ged.csv", [ROW | changes]), folder / "release")
    return found.rows[0]


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    event = read(tmp_path)
    assert (event["country"], event["division"], event["district"]) == ("BGD", "BD-C", "Dhaka District")
    assert (event["attacker"], event["attacker_id"], event["targets_civilians"]) == ("IS", 234, True)
    assert (event["start"], event["end"], event["kind"]) == (date(2016, 7, 1), date(2016, 7, 2), "one-sided")
    assert (event["deaths_best"], event["deaths_civilians"], event["sources"]) == (29, 22, 3)


def test_every_column_of_the_source_is_kept_as_text(tmp_path: Path) -> None:
    event = read(tmp_path, source_headline=" An attack\nin Dhaka ")
    assert {name: event[f"ucdp_{name}"] or "" for name in COLUMNS} == ROW | {"source_headline": " An attack\nin Dhaka "}


def test_side_a_of_a_battle_is_no_attacker(tmp_path: Path) -> None:
    event = read(tmp_path, type_of_violence="1", side_a="Government of Bangladesh", side_b="IS")
    assert (event["attacker"], event["attacker_id"], event["targets_civilians"]) == (None, None, False)


@pytest.mark.parametrize(
    ("dates", "first"),
    [("2016-07-02;1753-01-01;2016-07-01;", date(2016, 7, 1)), ("1753-01-01", None), ("", None), ("soon; later", None)],
)
def test_a_source_older_than_the_event_did_not_report_it(tmp_path: Path, dates: str, first: date | None) -> None:
    assert read(tmp_path, source_date=dates)["first_reported"] == first


@pytest.mark.parametrize(
    ("side_a", "side_b", "kind"),
    [
        ("Taleban", "Civilians", "one-sided"),
        ("Government of Afghanistan", "Taleban", "state-based"),
        ("Taleban", "IS", "non-state"),
        ("", "", None),
    ],
)
def test_a_missing_kind_follows_from_the_sides(tmp_path: Path, side_a: str, side_b: str, kind: str | None) -> None:
    event = read(tmp_path, type_of_violence="", side_a=side_a, side_b=side_b, side_a_new_id="", side_b_new_id="")
    assert event["kind"] == kind


def test_a_missing_code_is_looked_up_by_ucdp_s_own_name_alone(tmp_path: Path) -> None:
    names = ["Taleban", "Taliban", "Civilians", "'; DROP TABLE events; --"]
    rows = [ROW | {"id": name, "side_a": name, "side_a_new_id": ""} for name in names]
    found = imported(write(tmp_path / "ged.csv", rows), tmp_path / "release").rows
    assert {row["side_a"]: row["side_a_id"] for row in found} == dict(zip(names, [303, None, 1, None], strict=True))


def test_a_missing_end_is_the_start(tmp_path: Path) -> None:
    assert read(tmp_path, date_end="")["end"] == date(2016, 7, 1)


def test_numbers_and_times_as_programs_write_them(tmp_path: Path) -> None:
    event = read(
        tmp_path, id="71663.0", date_start="2016-07-01 00:00:00.000", best="29.0", where_prec="NaN", latitude=""
    )
    assert (event["id"], event["start"], event["deaths_best"]) == ("71663", date(2016, 7, 1), 29)
    assert (event["place_precision"], event["latitude"]) == (None, None)


@pytest.mark.parametrize(
    ("name", "release", "source"),
    [
        ("GEDEvent_v25_1.csv", "25.1", UCDP_GED),
        ("ged251.csv", "25.1", UCDP_GED),
        ("GEDEvent_v25_0_9.csv", "25.0.9", UCDP_CANDIDATE),
        ("events.csv", None, UCDP_GED),
    ],
)
def test_the_release_is_read_off_the_name(tmp_path: Path, name: str, release: str | None, source: object) -> None:
    found = recognise(write(tmp_path / name, [ROW]))
    assert (found.release, found.source) == (release, source)


def test_a_candidate_file_is_told_by_its_codes_or_by_having_no_header(tmp_path: Path) -> None:
    unclear = write(tmp_path / "a.csv", [ROW | {"code_status": "Check deaths"}])
    headless = write(tmp_path / "b.csv", [ROW, ROW | {"id": "2"}], header=False)
    assert recognise(unclear).source is recognise(headless).source is UCDP_CANDIDATE
    found = imported(headless, tmp_path / "release")
    assert [row["id"] for row in found.rows] == ["1", "2"]
    assert found.rows[0]["side_a_id"] == 234


def test_when_a_release_was_public_and_what_it_covers() -> None:
    assert UCDP_GED.available_from("19.1") == date(2019, 6, 30)
    assert UCDP_GED.available_from("its own") is None
    assert UCDP_CANDIDATE.available_from("25.0.12") == date(2026, 1, 31)
    whole = (date(1989, 1, 3), date(2024, 12, 30))
    assert UCDP_GED.covered(whole, "25.1") == (date(1989, 1, 1), date(2024, 12, 31))
    assert UCDP_GED.covered(whole, "24.1") == whole
    september = (date(2025, 9, 2), date(2025, 9, 29))
    assert UCDP_CANDIDATE.covered(september, "25.0.9") == (date(2025, 9, 1), date(2025, 9, 30))


def test_a_final_release_replaces_what_was_preliminary() -> None:
    assert UCDP_CANDIDATE.dataset in UCDP_GED.supersedes
    assert not UCDP_CANDIDATE.supersedes


def test_an_extract_with_other_columns_is_no_complete_record(tmp_path: Path, shared: Path) -> None:
    events = shared / "data/events"
    assert recognise(events / "ucdp-ged231-sample/ged231_random1000.csv").meaning.complete
    sample = recognise(events / "ucdp-afg-sample/afg_ged_union_sample.csv").meaning
    assert not sample.complete
    assert "incomplete extract" in sample.note


def test_a_later_release_reads_the_same_way(tmp_path: Path, shared: Path) -> None:
    found = imported(shared / "data/events/ucdp-ged231-sample/ged231_random1000.csv", tmp_path / "release")
    assert (found.recognised.release, len(found.rows), found.rejected) == ("23.1", 1000, [])
    assert sum(row["country"] is not None for row in found.rows) > 980
    assert sum(row["division"] is not None for row in found.rows) > 700
    assert {row["kind"] for row in found.rows} == {"state-based", "non-state", "one-sided"}
    assert all(row["side_a_id"] for row in found.rows)


def test_a_file_of_hdx_is_the_release_it_was_cut_from(tmp_path: Path, shared: Path) -> None:
    folder = shared / "data/events/ucdp-ged191-mmr-bgd"
    found = imported(folder / "conflict_data_BGD.csv", tmp_path / "release")
    with (folder / "ged191_mmr_bgd.csv").open(encoding="utf-8", newline="") as file:
        whole = {row["id"]: row for row in csv.DictReader(file) if row["country"] == "Bangladesh"}
    assert {row["id"]: row["deaths_best"] for row in found.rows} == {
        key: int(row["best"]) for key, row in whole.items()
    }
    assert len(found.rows) == 601
    assert found.done.places == ("BGD",)
