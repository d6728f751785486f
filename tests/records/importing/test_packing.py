"""However a table is packed, its rows are the same; what unpacks out of all proportion, or is damaged, is refused."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from backing.errors import UnreadableRecords
from backing.records.events.sources.ucdp_ged import UCDP_GED
from backing.records.importing import spreadsheet
from backing.records.importing.recognise import recognise
from tests.records.events.sources.test_ucdp_ged import ROW
from tests.records.importing.imported import imported, write
from tests.records.importing.spreadsheets import Cell, sheet

WHOLE = {
    "id",
    "type_of_violence",
    "date_prec",
    "where_prec",
    "best",
    "high",
    "low",
    "deaths_civilians",
    "side_a_new_id",
}
ROWS = [ROW, ROW | {"id": "2", "date_start": "2023-02-30", "source_headline": 'a\n"b"'}, ROW | {"id": "3"}]


def refused(path: Path, detail: str) -> None:
    with pytest.raises(UnreadableRecords, match=detail) as told:
        recognise(path)
    assert told.value.hint


def as_saved(row: dict[str, str]) -> list[Cell]:
    """A row as a spreadsheet holds it: numbers and days are no words there."""
    return [_as_saved(key, value) for key, value in row.items()]


def _as_saved(key: str, value: str) -> Cell:
    if key in WHOLE and value:
        return float(value)
    if key.startswith("date_") and len(value) > 5 and value != "2023-02-30":
        return datetime.fromisoformat(value.removesuffix(".000"))
    return value or None


def packed(plain: Path, how: str) -> Path:
    if how == "gzip":
        path = plain.with_suffix(".csv.gz")
        path.write_bytes(gzip.compress(plain.read_bytes()))
        return path
    if how == "Parquet in ZIP":
        inner, path = plain.with_suffix(".parquet"), plain.with_suffix(".zip")
        pq.write_table(pa.Table.from_pylist(ROWS), inner)
    else:
        inner = sheet(plain.with_suffix(".xlsx"), list(ROW), *map(as_saved, ROWS), [None], [""], before=1)
        if how == "spreadsheet":
            return inner
        path = plain.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, inner.name)
    return path


@pytest.mark.parametrize("how", ["gzip", "Parquet in ZIP", "spreadsheet", "spreadsheet in ZIP"])
def test_the_rows_do_not_depend_on_the_packing(tmp_path: Path, how: str) -> None:
    plain = write(tmp_path / "GEDEvent_v25_1.csv", ROWS)
    expected, found = imported(plain, tmp_path / "plain"), imported(packed(plain, how), tmp_path / "packed")
    assert (found.recognised.source, found.recognised.release) == (UCDP_GED, "25.1")
    canonical = [key for key in expected.rows[0] if not key.startswith("ucdp_")]
    assert [[row[key] for key in canonical] for row in found.rows] == [
        [row[key] for key in canonical] for row in expected.rows
    ]
    (kept,) = found.rejected
    assert kept["reason"] == "date_start is no day of the calendar: 2023-02-30"
    assert kept["row"]["source_headline"] == 'a\n"b"'
    assert kept["line"] == {"gzip": 3, "Parquet in ZIP": 2}.get(how, 3)


def test_the_line_of_a_spreadsheet_is_its_row(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [list(ROW), as_saved(ROW), []]
    found = imported(sheet(tmp_path / "ged251.xlsx", *rows, as_saved(ROWS[1])), tmp_path / "release")
    assert [(row["line"], row["reason"].partition(":")[0]) for row in found.rejected] == [
        (3, "it has no id; it has no start; it has no end"),
        (4, "date_start is no day of the calendar"),
    ]


def test_cells_are_written_as_a_publisher_s_csv_has_them(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "a.xlsx",
        ["eventid", "nkill", "day", "time", "sure", "words"],
        [197000000001.0, 0.5, date(1970, 7, 2), datetime.fromisoformat("1970-07-02 12:30"), True, "a, b"],
    )
    head = spreadsheet.head_of(path, None, 1000).decode()
    assert head.splitlines()[1] == '197000000001,0.5,1970-07-02,1970-07-02 12:30:00,True,"a, b"'


def test_what_unpacks_out_of_all_proportion(tmp_path: Path) -> None:
    text = write(tmp_path / "a.csv", [ROW]).read_bytes()
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(text + b"\n" * 50_000_000))
    with pytest.raises(UnreadableRecords, match="out of all proportion"):
        imported(path, tmp_path / "release")
    assert not list((tmp_path / "release").glob(".unpacked*"))
    refused(sheet(tmp_path / "b.xlsx", ["id"], more=" " * 50_000_000), "out of all proportion")


def test_a_spreadsheet_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST", 1000)
    refused(sheet(tmp_path / "a.xlsx", list(ROW), as_saved(ROW)), "more than 1,000")


def test_what_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(write(tmp_path / "a.csv", [ROW]).read_bytes())[:-20])
    refused(path, "cannot be unpacked")
    path.write_bytes(b"\x1f\x8bxxxxxxxx")
    refused(path, "cannot be unpacked")
    broken = sheet(tmp_path / "b.xlsx", ["id"], ["1"], more="<row><")
    refused(broken, "cannot be read as a spreadsheet")
    refused(sheet(tmp_path / "c.xlsx"), "has no sheet with rows")
    shutil.copy(tmp_path / "a.csv", tmp_path / "d.xlsx")  # a name does not make a spreadsheet
    assert recognise(tmp_path / "d.xlsx").source is UCDP_GED
