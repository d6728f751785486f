from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from backing.records.events.sources.polecat import POLECAT
from backing.records.importing.recognise import recognise
from tests.records.importing.imported import imported

ROW = dict.fromkeys(
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Actor Name|Actor Country|Recipient Name|Placename|District|Province|"
    "Country|Latitude|Longitude|Publication Date|Language".split("|"),
    "",
) | {
    "Event ID": "20230327-0001", "Event Date": "2023-03-27", "Event Type": "ASSAULT", "Actor Name": "Taliban",
    "Recipient Name": "None", "Country": "Afghanistan", "Province": "Balkh", "District": "None", "Placename": "Mazār-e Sharīf é",
    "Latitude": "36.7", "Longitude": "67.1", "Publication Date": "2023-03-28",
}  # fmt: skip


def test_a_file_in_latin_1(tmp_path: Path) -> None:
    place = "Bogotá, Perú"
    path = tmp_path / "ngecEventsDV-2023.txt"
    text = "\t".join(ROW) + "\n" + "\t".join((ROW | {"Placename": place}).values()) + "\n"
    path.write_bytes(text.encode("latin-1"))
    found = imported(path, tmp_path / "release")
    row = found.rows[0]
    assert (found.recognised.source, found.recognised.layout.encoding) == (POLECAT, "latin-1")
    assert (found.recognised.release, row["polecat_Placename"]) == ("2023", place)
    assert (row["start"], row["first_reported"], row["kind"]) == (date(2023, 3, 27), date(2023, 3, 28), "assault")
    assert (row["country"], row["division"], row["side_a_id"]) == ("AFG", "AF-BAL", 303)
    assert (row["side_b"], row["district"], row["attacker"]) == (None, None, None)


def test_a_file_in_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "polecat.txt"
    path.write_text("\t".join(ROW) + "\n" + "\t".join(ROW.values()) + "\n", encoding="utf-8")
    assert recognise(path).layout.encoding == "utf-8"
    assert imported(path, tmp_path / "release").rows[0]["polecat_Placename"] == "Mazār-e Sharīf é"


@pytest.mark.parametrize("excess", ["\tHeadline\tStory ID", "\t\t\t"])
def test_a_first_row_with_more_columns_than_there_are(tmp_path: Path, excess: str) -> None:
    """Two kinds of damage that some of its weekly files have (Beger 2024)."""
    row = dict.fromkeys(POLECAT.published, "x") | ROW
    cells = [row[column] for column in POLECAT.published]
    path = tmp_path / "ngecEventsDV.20230501055509.Release518.txt"
    lines = ["\t".join(POLECAT.published) + excess, "\t".join(cells), "\t".join(["2", *cells[1:]])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = imported(path, tmp_path / "release")
    assert [(each["id"], each["polecat_Version"]) for each in found.rows] == [("2", "x"), ("20230327-0001", "x")]
    assert (found.rejected, found.recognised.release) == ([], "2023-05-01")


def test_tabs_at_the_end_of_every_row(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\t".join(ROW) + "\t\t\n" + "\t".join(ROW.values()) + "\t\t\n", encoding="utf-8")
    found = imported(path, tmp_path / "release")
    assert ([each["id"] for each in found.rows], found.rejected) == (["20230327-0001"], [])
