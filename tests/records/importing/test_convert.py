"""What becomes of the rows, and of those that cannot be read: nothing is lost."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import UnreadableRecords
from backing.records.importing.convert import convert
from backing.records.importing.recognise import recognise
from backing.records.store.verify import file_digest
from backing.records.tables import columns_of
from tests.records.events.sources.test_ucdp_ged import COLUMNS, ROW
from tests.records.importing.imported import imported, write

HEADER = ",".join(COLUMNS)


def line(**changes: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerow((ROW | changes).values())
    return out.getvalue().removesuffix("\r\n")


def raw(path: Path, *lines: str) -> Path:
    path.write_bytes("\n".join((HEADER, *lines, "")).encode("utf-8", "surrogateescape"))
    return path


def test_columns_order_and_types(tmp_path: Path) -> None:
    rows = [
        ROW | {"id": each, "date_start": day}
        for each, day in [("b", "2016-07-01"), ("a", "2016-07-01"), ("c", "2015-01-01")]
    ]
    found = imported(write(tmp_path / "a.csv", rows), tmp_path / "release")
    assert list(found.rows[0]) == [*columns_of("events"), *(f"ucdp_{name}" for name in COLUMNS)]
    assert [row["id"] for row in found.rows] == ["c", "a", "b"]
    assert {(row["dataset"], row["release"]) for row in found.rows} == {("d", "1")}
    with (tmp_path / "release/rows.parquet").open("rb") as file:
        metadata = pq.read_metadata(file)
    assert metadata.row_group(0).column(0).compression == "ZSTD"
    assert (found.done.places, found.done.start, found.done.end) == (("BGD",), date(2015, 1, 1), date(2016, 7, 2))
    assert found.done.digest == file_digest(tmp_path / "release/rows.parquet")


def test_a_day_that_is_none_costs_its_row_alone(tmp_path: Path) -> None:
    path = raw(
        tmp_path / "a.csv", line(id="1"), line(id="2", date_start="2023-02-30"), line(id="3", best="many"), line(id="4")
    )
    found = imported(path, tmp_path / "release")
    assert [row["id"] for row in found.rows] == ["1", "4"]
    assert [(row["line"], row["reason"]) for row in found.rejected] == [
        (3, "date_start is no day of the calendar: 2023-02-30"),
        (4, "best is no number: many"),
    ]
    assert found.rejected[0]["row"] == {name: value or None for name, value in ROW.items()} | {
        "id": "2", "date_start": "2023-02-30",
    }  # fmt: skip


def test_lines_are_those_of_the_file_where_cells_hold_line_breaks(tmp_path: Path) -> None:
    path = raw(
        tmp_path / "a.csv",
        line(id="1", source_article='one\ntwo, "three"\nfour'),  # lines 2 to 4
        line(id="2", date_start="never"),
        "",
        "too,few",
        line(id="3", date_start="", source_article="\n\n"),  # 8 to 10
        line(id="4") + ",one,too,many",
        line(id="5", date_end="2016-01-01"),
    )
    found = imported(path, tmp_path / "release")
    assert [row["id"] for row in found.rows] == ["1"]
    assert {row["line"]: row["reason"] for row in found.rejected} == {
        5: "date_start is no day of the calendar: never",
        7: "it has fewer cells than there are columns",
        8: "it has no start",
        11: "it has more cells than there are columns",
        12: "it ends before it starts",
    }
    assert found.rejected[1]["row"] == "too,few"


def test_bytes_that_are_no_text_cost_their_row_alone(tmp_path: Path) -> None:
    bad, nul = line(id="2", conflict_name="a\udcffb"), line(id="3", side_b="Civ\0ilians")
    path = raw(tmp_path / "a.csv", line(id="1", where_coordinates="Bogotá, Perú"), bad, nul)
    found = imported(path, tmp_path / "release")
    assert [row["id"] for row in found.rows] == ["1"]
    assert [(row["line"], row["reason"].partition(" (")[0]) for row in found.rejected] == [
        (3, "it holds bytes that are not in the file's encoding"),
        (4, "side_b holds a NUL byte"),
    ]


def test_a_cell_of_ten_megabytes(tmp_path: Path) -> None:
    path = raw(tmp_path / "a.csv", line(id="1", source_article="x" * 10_000_000), line(id="2"))
    rows = imported(path, tmp_path / "release").rows
    assert [len(row["ucdp_source_article"] or "") for row in rows] == [10_000_000, 0]


def test_a_row_that_is_longer_still_is_kept_aside(tmp_path: Path) -> None:
    path = raw(tmp_path / "a.csv", line(id="1"), line(id="2", source_article="x" * 20_000_000), line(id="3"))
    found = imported(path, tmp_path / "release")
    assert [row["id"] for row in found.rows] == ["1", "3"]
    assert found.rejected[0]["line"] == 3
    assert "only its first 1,000,000 characters are kept" in found.rejected[0]["reason"]


def test_a_quotation_that_never_ends_loses_nothing(tmp_path: Path) -> None:
    path = raw(tmp_path / "a.csv", line(id="1"), '2,"open' + line(id="2")[1:], line(id="3"))
    found = imported(path, tmp_path / "release")
    kept = json.dumps([row["row"] for row in found.rejected])
    assert [row["id"] for row in found.rows] == ["1"]
    assert found.rejected[0]["line"] == 3
    assert "open" in kept
    assert kept.count("2016-07-01 ") + kept.count("Dhaka District") >= 2  # what follows it is kept too


def test_the_same_row_twice_is_kept_once(tmp_path: Path) -> None:
    found = imported(raw(tmp_path / "a.csv", line(id="1"), line(id="2"), line(id="1", best="30")), tmp_path / "release")
    assert [(row["id"], row["deaths_best"]) for row in found.rows] == [("1", 29), ("2", 29)]
    assert [(row["line"], row["reason"]) for row in found.rejected] == [(4, "an earlier row has the same start and id")]


def test_no_name_is_ever_run(tmp_path: Path) -> None:
    names = ["'; DROP TABLE events; --", '"; DROP TABLE raw; --', "{0.__class__}", "%s", "$1", "Robert') OR 1=1"]
    found = imported(
        raw(tmp_path / "a.csv", *(line(id=str(n), side_a=name) for n, name in enumerate(names))), tmp_path / "release"
    )
    assert [row["side_a"] for row in found.rows] == names
    into = tmp_path / "other"
    into.mkdir()
    name = "x'; DROP TABLE raw; --"
    convert([recognise(tmp_path / "a.csv")], into, dataset=name, release=name, watch=lambda *_: None)
    with (into / "rows.parquet").open("rb") as file:
        assert pq.read_table(file).to_pylist()[0]["dataset"] == name


def test_a_hostile_path(tmp_path: Path) -> None:
    folder = tmp_path / "it's; DROP TABLE raw; --"
    folder.mkdir()
    assert len(imported(raw(folder / "a'b.csv", line()), folder / "release").rows) == 1


def test_a_file_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    path = raw(tmp_path / "a.csv", line(date_start="x"), line(date_start="y"))
    with pytest.raises(UnreadableRecords, match="2 rows, and none of them could be read") as told:
        imported(path, tmp_path / "release")
    assert told.value.hint


def test_a_line_end_of_another_kind_in_the_middle_of_a_row_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecords, match="carriage return outside of quotation marks") as told:
        imported(
            raw(tmp_path / "a.csv", line(id="1"), line(id="2", side_a="a b").replace("a b", "a\rb")),
            tmp_path / "release",
        )
    assert told.value.hint


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecords, match="a header and no rows"):
        imported(raw(tmp_path / "a.csv"), tmp_path / "release")


def test_an_interrupted_import_leaves_no_workshop(tmp_path: Path) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = raw(tmp_path / "a.csv", *(line(id=str(number)) for number in range(50)))
    into = tmp_path / "release"
    into.mkdir()
    with pytest.raises(KeyboardInterrupt):
        convert([recognise(path)], into, dataset="d", release="1", watch=interrupted)
    assert not [each for each in into.iterdir() if each.name.startswith(".")]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    path = raw(tmp_path / "a.csv", *(line(id=str(number)) for number in range(500)))
    into = tmp_path / "release"
    into.mkdir()
    convert([recognise(path)], into, dataset="d", release="1", watch=lambda *each: told.append(each))
    assert {stage for stage, _, _ in told} == {"reading", "writing"}
    assert all(0 <= done <= total for _, done, total in told)
    assert {total for stage, _, total in told if stage == "writing"} == {500}


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@settings(deadline=None, max_examples=15)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), min_size=1, max_size=12))
def test_every_row_is_imported_or_kept_aside(
    rows: list[tuple[str, str, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever stands in the cells, each record comes out once, as it was, and with its line."""
    folder = tmp_path_factory.mktemp("any")
    day, source, expected = date(2020, 1, 1), [], {}
    physical = 2
    for number, (article, side, is_good) in enumerate(rows):
        changes = {
            "id": str(number), "date_start": str(day + timedelta(number)) if is_good else "none at all",
            "date_end": "", "source_article": article, "side_a": side,
        }  # fmt: skip
        source.append(line(**changes))
        expected[str(number)] = (article, side, None if is_good else physical)
        physical += source[-1].count("\n") + 1
    source.append(line(id="good"))
    found = imported(raw(folder / "a.csv", *source), folder / "release")
    read = {row["id"]: (row["ucdp_source_article"] or "", row["ucdp_side_a"] or "", None) for row in found.rows}
    aside = {
        each["row"]["id"]: (each["row"]["source_article"] or "", each["row"]["side_a"] or "", each["line"])
        for each in found.rejected
    }
    read.pop("good")
    assert read | aside == expected
    assert not read.keys() & aside.keys()


def test_several_files_are_one_release(tmp_path: Path) -> None:
    one = raw(tmp_path / "a.csv", line(id="1"), line(id="2", best="many"), "too,few")
    other = raw(tmp_path / "b.csv", line(id="1"), line(id="3", source_headline="a\nb"), line(id="4", best="more"))
    into = tmp_path / "release"
    into.mkdir()
    told: list[tuple[str, int, int]] = []
    done = convert(
        [recognise(one), recognise(other)], into, dataset="d", release="1", watch=lambda *each: told.append(each)
    )
    with (into / "rows.parquet").open("rb") as file:
        assert [row["id"] for row in pq.read_table(file, columns=["id"]).to_pylist()] == ["1", "3"]
    kept = [json.loads(each) for each in (into / "rejected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(each["file"], each["line"], each["reason"]) for each in kept] == [
        ("a.csv", 3, "best is no number: many"),
        ("a.csv", 4, "it has fewer cells than there are columns"),
        ("b.csv", 2, "an earlier row has the same start and id"),
        ("b.csv", 5, "best is no number: more"),
    ]
    assert (done.rows, done.rejected) == (2, 4)
    assert all(before <= total for _, before, total in told)


def test_files_of_other_columns_are_not_one_release(tmp_path: Path) -> None:
    one, other = raw(tmp_path / "a.csv", line(id="1")), write(tmp_path / "b.csv", [{**ROW, "note": "x"}])
    (tmp_path / "release").mkdir()
    with pytest.raises(UnreadableRecords, match=r"b\.csv has other columns than a\.csv"):
        convert(
            [recognise(one), recognise(other)], tmp_path / "release", dataset="d", release="1", watch=lambda *_: None
        )
