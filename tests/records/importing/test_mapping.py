from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from backing.errors import UnreadableRecords
from backing.records.importing.mapping import read_mapping
from backing.records.importing.recognise import recognise
from tests.records.importing.imported import imported, write

MAPPING = """
table = "events"
dataset = "incidents"
title = "Incidents of a monitor"
licence = "its own"
attribution = "The monitor"
release = "2024"
available_from = 2024-06-01
[columns]
id = "No"
start = "On"
side_a = "Group"
country = "Where"
division = "Province"
deaths_best = "Killed"
targets_civilians = "Civilians hit?"
kind = "What"
[values.kind]
"raid" = "state-based"
[dates]
formats = ["%d/%m/%Y"]
[coverage]
complete = true
measure = "lethal events"
start = 2023-01-01
end = 2023-12-31
record_error = 0.1
"""
ROW = {
    "No": "7", "On": "05/03/2023", "Group": "Taliban", "Where": "Afghanistan", "Province": "Balkh", "Killed": "3",
    "Civilians hit?": "No", "What": "Raid", "Who wrote it": "n. n.",
}  # fmt: skip


def mapped(folder: Path, text: str = MAPPING) -> Path:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_one_s_own_becomes_events(tmp_path: Path) -> None:
    found = imported(write(tmp_path / "a.csv", [ROW]), tmp_path / "release", mapped(tmp_path))
    row, source = found.rows[0], found.recognised.source
    assert (row["id"], row["start"], row["end"]) == ("7", date(2023, 3, 5), date(2023, 3, 5))
    assert (row["country"], row["division"], row["division_name"]) == ("AFG", "AF-BAL", "Balkh")
    assert (row["side_a"], row["side_a_id"], row["deaths_best"]) == ("Taliban", 303, 3)
    assert (row["kind"], row["targets_civilians"]) == ("state-based", False)
    assert (row["own_Who wrote it"], row["own_Group"]) == ("n. n.", "Taliban")
    assert (found.done.start, found.done.end) == (date(2023, 1, 1), date(2023, 12, 31))
    assert (source.dataset, found.recognised.release, source.available_from("2024")) == (
        "incidents", "2024", date(2024, 6, 1),
    )  # fmt: skip
    assert (found.recognised.meaning.complete, found.recognised.meaning.record_error) == (True, 0.1)


def test_the_mapping_in_the_documents_works(root: Path, tmp_path: Path) -> None:
    text = (root / "docs/importing.md").read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    row = imported(write(tmp_path / "a.csv", [ROW]), tmp_path / "release", mapped(tmp_path, text)).rows[0]
    assert (row["side_a_id"], row["kind"], row["targets_civilians"], row["sources"]) == (303, "state-based", False, 1)


def test_without_a_word_about_coverage_a_missing_row_means_nothing(tmp_path: Path) -> None:
    assert not read_mapping(mapped(tmp_path, MAPPING.partition("[coverage]")[0])).meaning.complete


def test_an_id_follows_from_the_content_and_not_from_the_order(tmp_path: Path) -> None:
    text = mapped(tmp_path, MAPPING.replace('id = "No"\n', ""))
    rows = [ROW, ROW | {"Killed": "4"}]
    one = imported(write(tmp_path / "a.csv", rows), tmp_path / "a", text).rows
    other = imported(write(tmp_path / "b.csv", rows[::-1]), tmp_path / "b", text).rows
    assert {row["id"]: row["deaths_best"] for row in one} == {row["id"]: row["deaths_best"] for row in other}
    assert len({row["id"] for row in one}) == 2


def test_a_value_without_a_meaning_is_kept_aside(tmp_path: Path) -> None:
    rows = [ROW, ROW | {"No": "8", "Civilians hit?": "perhaps"}]
    found = imported(write(tmp_path / "a.csv", rows), tmp_path / "release", mapped(tmp_path))
    assert [row["id"] for row in found.rows] == ["7"]
    assert [(row["line"], row["reason"]) for row in found.rejected] == [
        (3, "Civilians hit? has a value without a meaning: perhaps")
    ]


SERIES = """
table = "series"
dataset = "press-count"
title = "Monthly counts"
licence = "CC0"
attribution = "Somebody"
[columns]
place = "iso"
start = "month"
value = "n"
[constants]
measure = "attacks"
[dates]
formats = ["%Y-%m"]
period = "month"
"""


def test_a_series_by_month(tmp_path: Path) -> None:
    rows = [{"iso": "AFG", "month": "2024-02", "n": "3.5"}, {"iso": "Nowhere", "month": "2024-02", "n": "1"}]
    found = imported(write(tmp_path / "a.csv", rows), tmp_path / "release", mapped(tmp_path, SERIES))
    row = found.rows[0]
    assert (row["start"], row["end"], row["value"]) == (date(2024, 2, 1), date(2024, 2, 29), 3.5)
    assert (row["series_id"], row["place"], row["measure"]) == ("press-count:attacks:AFG", "AFG", "attacks")
    assert [each["reason"] for each in found.rejected] == ["it has no place"]


def test_hostile_names_of_columns_stay_names(tmp_path: Path) -> None:
    name = """a"'; DROP TABLE raw; -- {0} {x.__class__}"""
    text = MAPPING.replace('"Group"', f"'''{name}'''")
    found = imported(
        write(tmp_path / "a.csv", [{name if key == "Group" else key: value for key, value in ROW.items()}]),
        tmp_path / "release",
        mapped(tmp_path, text),
    )
    assert found.rows[0]["side_a"] == found.rows[0][f"own_{name}"] == "Taliban"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('table = "events"', 'table = "incidents"', "there is no table 'incidents'"),
        ('side_a = "Group"', 'sides = "Group"', "no column 'sides' to fill"),
        ('start = "On"\n', "", "gives no start"),
        ('start = "On"', "start = 3", "start must be text"),
        ('title = "Incidents of a monitor"', 'caption = "x"', "the mapping has no caption"),
        ("complete = true", 'complete = "yes"', "complete cannot be 'yes'"),
        ('licence = "its own"\n', "", "lacks licence"),
        ("[columns]", "[columns", "cannot be read as a mapping"),
        ("[dates]", '[dates]\nperiod = "decade"', "no period 'decade'"),
        ("[dates]", '[constants]\nlatitude = "x"\n[dates]', "latitude cannot be 'x'"),
        ("2024-06-01", '"June"', "must be a day"),
    ],
)
def test_a_mapping_that_does_not_fit_says_where(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in MAPPING
    with pytest.raises(UnreadableRecords, match=r"mapping\.toml") as told:
        read_mapping(mapped(tmp_path, MAPPING.replace(old, new, 1)))
    assert complaint in told.value.detail
    assert told.value.hint


def test_a_file_without_a_column_of_the_mapping_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [{key: value for key, value in ROW.items() if key != "Killed"}])
    with pytest.raises(UnreadableRecords, match="no column Killed"):
        recognise(path, mapped(tmp_path))
