"""Which files that are added together are one release."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.errors import UnreadableRecords
from backing.records.importing.gather import gather, tables_at
from backing.records.importing.recognise import recognise
from tests.records.events.sources.test_gdelt import quarter
from tests.records.events.sources.test_ucdp_ged import ROW
from tests.records.importing.imported import write


def test_a_folder_means_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    for name in ("b.csv", "a.csv", ".hidden"):
        (folder / name).touch()
    assert [each.name for each in tables_at([folder, folder / "a.csv"])] == ["a.csv", "b.csv"]
    with pytest.raises(UnreadableRecords, match="without files"):
        tables_at([folder / "inner"])


def test_quarters_of_an_hour_are_one_release_named_after_the_first_and_the_last(tmp_path: Path) -> None:
    files = [recognise(quarter(tmp_path, time, "1")) for time in ("0030", "0000", "0015")]
    (one,) = gather(files, None, None)
    assert (one.dataset, one.release) == ("gdelt-2", "2023-03-27.0000--2023-03-27.0030")
    assert one.parts == ("2023-03-27.0000", "2023-03-27.0015", "2023-03-27.0030")
    assert [each.release for each in gather(files[:1], None, None)] == ["2023-03-27.0030"]
    assert [each.release for each in gather(files, None, "2023-03-27")] == ["2023-03-27"]


def test_files_of_other_sources_are_one_release_only_when_they_are_of_one(tmp_path: Path) -> None:
    names = ("GEDEvent_v24_1.csv", "GEDEvent_v25_1.csv", "ged251_mmr_bgd.csv")
    files = [recognise(write(tmp_path / name, [ROW | {"id": name}])) for name in names]
    assert [(each.release, len(each.files), each.parts) for each in gather(files, None, None)] == [
        ("24.1", 1, ()), ("25.1", 2, ()),
    ]  # fmt: skip
    (nameless,) = gather([recognise(write(tmp_path / "a.csv", [ROW]))], None, None)
    assert nameless.release is None
