from __future__ import annotations

import csv
import zipfile
from datetime import date
from pathlib import Path

import pytest

from backing.records.events.sources.gdelt import GDELT_1, GDELT_2
from backing.records.importing.recognise import recognise
from backing.records.importing.source import Source
from tests.records.importing.imported import imported

ADDED = "CAMEOCodeDescription"


def published(shared: Path, sample: str, source: Source, target: Path, member: str) -> Path:
    """The rows of a sample as GDELT publishes them: by tabs, without a header, in a ZIP archive."""
    with (shared / "data/events/gdelt" / sample).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = source.headerless[0]
    lines = [
        "\t".join(row[column].replace("-", "") if column == "SQLDATE" else row[column] for column in columns)
        for row in rows
    ]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, "\n".join(lines) + "\n")
    return target


def quarter(folder: Path, time: str, *ids: str, day: str = "20230327") -> Path:
    """A quarter of an hour of GDELT 2.0 with some events, zipped as it is published."""
    row = dict.fromkeys(GDELT_2.headerless[0], "") | {
        "SQLDATE": day, "EventRootCode": "19", "DATEADDED": f"{day}{time}00", "Actor1Name": "TALIBAN",
        "ActionGeo_FullName": "Kabul, Kabol, Afghanistan",
    }  # fmt: skip
    name = f"{day}{time}00.export.CSV"
    lines = ["\t".join((row | {"GLOBALEVENTID": each}).values()) for each in ids]
    with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "\n".join(lines) + "\n")
    return folder / f"{name}.zip"


@pytest.mark.parametrize(
    ("sample", "source", "member", "release"),
    [
        ("events1samp.csv", GDELT_1, "20170312.export.CSV", "2017-03-12"),
        ("events2samp.csv", GDELT_2, "20170701234500.export.CSV", "2017-07-01.2345"),
    ],
)
def test_a_file_as_it_is_published(
    shared: Path, tmp_path: Path, sample: str, source: Source, member: str, release: str
) -> None:
    path = published(shared, sample, source, tmp_path / f"{member}.zip", member)
    found = imported(path, tmp_path / "release")
    assert (found.recognised.source, found.recognised.release, found.recognised.member) == (source, release, member)
    assert (len(found.rows), found.rejected) == (50, [])
    with_header = imported(shared / "data/events/gdelt" / sample, tmp_path / "with header")
    assert with_header.recognised.source is source
    canonical = [key for key in found.rows[0] if not key.startswith("gdelt_")]
    assert [[row[key] for key in canonical] for row in found.rows] == [
        [row[key] for key in canonical] for row in with_header.rows
    ]


def test_a_row_is_a_report(shared: Path, tmp_path: Path) -> None:
    rows = imported(shared / "data/events/gdelt/events1samp.csv", tmp_path / "release").rows
    row = next(row for row in rows if row["id"] == "635942246")
    assert (row["start"], row["first_reported"]) == (date(2016, 3, 12), date(2017, 3, 12))
    assert (row["country"], row["division"], row["kind"], row["place_precision"]) == ("CAN", "CA-ON", "disapprove", 1)
    assert {(row["deaths_best"], row["attacker"], row["targets_civilians"]) for row in rows} == {(None, None, None)}


def test_a_quotation_mark_in_a_file_without_quotes_is_a_letter(tmp_path: Path) -> None:
    columns = GDELT_1.headerless[0]
    row = dict.fromkeys(columns, "") | {
        "GLOBALEVENTID": "1", "SQLDATE": "20230327", "EventRootCode": "19", "DATEADDED": "20230327",
        "Actor1Name": '"TALIBAN', "Actor1Type1Code": "INS", "Actor2Name": "TALIBAN",
    }  # fmt: skip
    path = tmp_path / "20230327.export.CSV"
    path.write_text("\t".join(row.values()) + "\n" + "\t".join((row | {"GLOBALEVENTID": "2"}).values()) + "\n")
    rows = imported(path, tmp_path / "release").rows
    assert [(row["id"], row["side_a"], row["kind"]) for row in rows] == [
        ("1", '"TALIBAN', "fight"), ("2", '"TALIBAN', "fight"),
    ]  # fmt: skip
    assert (rows[0]["side_b_id"], rows[0]["side_a_id"]) == (None, 303)  # a code where GDELT takes the actor for armed


def test_the_next_day_s_file_replaces_nothing() -> None:
    days = (date(2022, 3, 27), date(2023, 3, 27))
    assert GDELT_1.covered(days, "2023-03-27") == (date(2023, 3, 27), date(2023, 3, 27))
    assert GDELT_1.covered(days, "1979") == days
    assert GDELT_1.available_from("2023-03-27") == date(2023, 3, 28)
    assert GDELT_2.available_from("2023-03-27.0015") == date(2023, 3, 27)


def test_other_files_of_as_many_columns_are_not_gdelt(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("\t".join(["x"] * 58) + "\n")
    with pytest.raises(ValueError, match="no source that is known"):
        recognise(path)
