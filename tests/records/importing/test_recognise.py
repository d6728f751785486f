"""Which files are told, and what is said of those that are not."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from backing.errors import UnreadableRecords
from backing.records.events.sources.ucdp_ged import UCDP_GED
from backing.records.importing.recognise import recognise
from tests.records.events.sources.test_ucdp_ged import ROW
from tests.records.importing.imported import imported, write

TEXT = ",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n"


def refused(path: Path, detail: str) -> None:
    with pytest.raises(UnreadableRecords, match=detail) as told:
        recognise(path)
    assert told.value.hint


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_however_the_cells_are_divided(tmp_path: Path, delimiter: str) -> None:
    row = ROW | {"source_headline": "a, b; c | d\te"}
    found = imported(write(tmp_path / "a.csv", [row], delimiter=delimiter), tmp_path / "release")
    assert found.recognised.layout.delimiter == delimiter
    assert found.rows[0]["ucdp_source_headline"] == "a, b; c | d\te"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "utf-8"])
def test_however_the_text_is_encoded(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.csv", [ROW | {"where_coordinates": "Bogotá, Perú"}])
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    found = imported(path, tmp_path / "release")
    assert (found.rows[0]["id"], found.rows[0]["ucdp_where_coordinates"]) == ("1", "Bogotá, Perú")


def test_windows_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert imported(path, tmp_path / "release").rows[0]["ucdp_gwnob"] is None


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "ged251.parquet"
    pq.write_table(pa.Table.from_pylist([{**ROW, "best": 29, "latitude": 1.5}]), path)
    found = imported(path, tmp_path / "release")
    assert (found.recognised.source, found.recognised.release) == (UCDP_GED, "25.1")
    assert (found.rows[0]["deaths_best"], found.rows[0]["latitude"]) == (29, 1.5)


def test_the_archive_as_it_is_published(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "ged251-csv.zip", **{"GEDEvent_v25_1.csv": TEXT, "readme.txt": "Please cite.", ".x.csv": "x"}
    )
    found = imported(path, tmp_path / "release")
    assert (found.recognised.member, found.recognised.release) == ("GEDEvent_v25_1.csv", "25.1")
    assert found.rows[0]["id"] == "1"


@pytest.mark.parametrize("size", [4, 40, 300])
def test_a_truncated_archive(tmp_path: Path, size: int) -> None:
    whole = zipped(tmp_path / "whole.zip", **{"a.csv": TEXT}).read_bytes()
    path = tmp_path / "a.zip"
    path.write_bytes(whole[:size])
    refused(path, "a damaged ZIP archive")


def test_an_archive_whose_bytes_were_changed(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"a.csv": TEXT * 50})
    data = bytearray(path.read_bytes())
    data[60:70] = b"\0" * 10
    path.write_bytes(data)
    refused(path, "cannot be unpacked")


def test_a_name_that_points_out_of_its_archive(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "a.zip", **{"../../a.csv": TEXT}), "points out of the archive")
    refused(zipped(tmp_path / "b.zip", **{"/etc/a.csv": TEXT}), "points out of the archive")


def test_an_archive_out_of_all_proportion(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "a.zip", **{"a.csv": TEXT + "\n" * 20_000_000}), "out of all proportion")


def test_an_archive_without_a_table_or_with_several(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "a.zip", **{"a.pdf": "x"}), "must hold one table")
    refused(zipped(tmp_path / "b.zip", **{"a.csv": TEXT, "b.csv": TEXT}), r"holds a\.csv, b\.csv")


def test_nothing_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content in (b"", b"\n\n  \n"):
        path.write_bytes(content)
        refused(path, r"a\.csv is empty")
    refused(tmp_path / "missing.csv", "cannot be opened")
    refused(tmp_path, "is a folder")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\x7fELF\0\0\0" + bytes(range(256)))
    refused(path, "NUL bytes")
    path.write_bytes(b"PAR1" + b"\1" * 100)
    refused(path, "cannot be read")


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    row = {key: value for key, value in ROW.items() if key not in {"date_start", "best"}}
    refused(write(tmp_path / "a.csv", [row]), "looks like UCDP.*has no column date_start, best")


def test_another_delimiter_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT.replace(",", "^"))
    refused(path, "of no source that is known: its first row has 1 cell")


def test_a_table_in_the_canonical_columns(tmp_path: Path) -> None:
    event = {"id": "1", "start": "2024-05-01", "end": "2024-05-02", "side_a": "Taliban", "country": "Afghanistan"}
    row = imported(write(tmp_path / "a.csv", [event]), tmp_path / "events").rows[0]
    assert (row["id"], row["country"], row["side_a_id"], row["own_start"]) == ("1", "AFG", 303, "2024-05-01")
    series = {
        "series_id": "s",
        "place": "AFG",
        "measure": "deaths",
        "start": "2024-01-01",
        "end": "2024-12-31",
        "value": "1.5",
    }
    assert imported(write(tmp_path / "b.csv", [series]), tmp_path / "series").rows[0]["value"] == 1.5
    figure = {
        "id": "f", "kind": "strength", "subject": "x", "low": "1", "high": "2", "unit": "fighters", "unit_class": "fighters",
        "stated_by": "y", "root": "y", "single_event": "no", "actor": "ISKP", "published_latest": "2024-02-03",
    }  # fmt: skip
    row = imported(write(tmp_path / "c.csv", [figure]), tmp_path / "figures").rows[0]
    assert (row["actor"], row["single_event"], row["start"]) == ("iskp", False, None)


def test_the_end_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT.rstrip("\n"))
    assert len(imported(path, tmp_path / "release").rows) == 1


def test_more_than_what_is_looked_at(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [ROW | {"id": str(number), "source_article": "é" * 5000} for number in range(400)])
    assert path.stat().st_size > 3_000_000
    assert len(imported(path, tmp_path / "release").rows) == 400
    shutil.rmtree(tmp_path / "release")
