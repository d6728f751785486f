from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from backing.records.events.ucdp import read_event

ROW = {
    "id": "1", "date_start": "2016-07-01", "date_end": "2016-07-02", "type_of_violence": "3", "side_a": "IS",
    "side_a_new_id": "234", "side_b": "Civilians", "side_b_new_id": "1", "country": "Bangladesh",
    "adm_1": "Dhaka Division", "best": "29", "low": "29", "high": "29", "deaths_civilians": "22",
    "source_date": "2016-07-02;1753-01-01;2016-07-01;", "number_of_sources": "3",
}  # fmt: skip


def read(**changes: str) -> dict[str, object]:
    event = read_event(ROW | changes, dataset="d", release="1")
    return {name: getattr(event, name) for name in event.__dataclass_fields__}


def test_a_row_becomes_an_event() -> None:
    event = read()
    assert (event["country"], event["division"], event["kind"]) == ("BGD", "BD-C", "one-sided")
    assert (event["attacker"], event["attacker_id"], event["targets_civilians"]) == ("IS", 234, True)
    assert (event["start"], event["end"]) == (date(2016, 7, 1), date(2016, 7, 2))


def test_side_a_of_a_battle_is_no_attacker() -> None:
    event = read(type_of_violence="1", side_a="Government of Bangladesh", side_b="IS")
    assert (event["attacker"], event["attacker_id"], event["targets_civilians"]) == (None, None, False)


def test_a_source_older_than_the_event_did_not_report_it() -> None:
    assert read()["first_reported"] == date(2016, 7, 1)
    assert read(source_date="1753-01-01")["first_reported"] is None
    assert read(source_date="")["first_reported"] is None


@pytest.mark.parametrize(
    ("side_a", "side_b", "kind"),
    [
        ("Taleban", "Civilians", "one-sided"),
        ("Government of Afghanistan", "Taleban", "state-based"),
        ("Taleban", "IS", "non-state"),
        ("", "", None),
    ],
)
def test_a_missing_kind_follows_from_the_sides(side_a: str, side_b: str, kind: str | None) -> None:
    event = read(type_of_violence="", side_a=side_a, side_b=side_b, side_a_new_id="", side_b_new_id="")
    assert event["kind"] == kind


def test_a_missing_code_is_looked_up_by_ucdp_s_own_name_alone() -> None:
    codes = {"side_a_new_id": "", "side_b_new_id": ""}
    assert read(side_a="Taleban", side_b="IS", **codes)["side_a_id"] == 303
    assert read(side_a="Taliban", side_b="IS", **codes)["side_a_id"] is None


def test_a_missing_end_is_the_start() -> None:
    assert read(date_end="")["end"] == date(2016, 7, 1)


@pytest.mark.parametrize("changes", [{"date_start": "yesterday"}, {"best": "many"}])
def test_what_cannot_be_read_is_an_error(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"yesterday|many"):
        read(**changes)


def test_a_later_release_reads_the_same_way(shared: Path) -> None:
    with (shared / "data/events/ucdp-ged231-sample/ged231_random1000.csv").open(encoding="utf-8", newline="") as file:
        events = [read_event(row, dataset="ged", release="23.1") for row in csv.DictReader(file)]
    assert len(events) == 1000
    assert sum(event.country is not None for event in events) > 980
    assert sum(event.division is not None for event in events) > 700
    assert {event.kind for event in events} == {"state-based", "non-state", "one-sided"}
    assert all(event.side_a_id for event in events)
