"""A case is opened for a recheck only where its findings are what this version finds on its claims as they are."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from backing.casefile import standing
from backing.casefile.folder import CaseFolder
from backing.casefile.standing import cases_in, open_standing
from backing.cli import stages
from backing.errors import UnusableCase
from backing.records.catalog import Catalog, load_catalog
from tests.records.store.revised import BUNDLED, Revision, event, write

TEXT = "Islamic State carried out no lethal attack on civilians in Bangladesh from 2 July 2016 to 15 August 2017.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "note.txt").write_text(TEXT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BACKING_HOME", str(folder / "home"))
        case = stages.read([str(folder / "note.txt")], folder / "case", "2021-02-01", quiet=True)
        stages.run(case, quiet=True)
    return case.path


@pytest.fixture
def case(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseFolder:
    monkeypatch.setenv("BACKING_HOME", str(tmp_path / "home"))
    return CaseFolder(Path(shutil.copytree(made, tmp_path / "cases" / "note")))


@pytest.fixture
def records(tmp_path: Path) -> Catalog:
    later = write(Revision(added=(event(),), public=date(2020, 6, 30)), tmp_path / "rows.parquet")
    return Catalog(datasets=(*load_catalog().datasets, later))


def test_the_new_release_stands_where_the_old_one_stood(case: CaseFolder, records: Catalog) -> None:
    found = open_standing(case, records, [records.datasets[-1]])
    assert BUNDLED in tuple(found.before)
    assert {(each.id, each.release) for each in found.after} - {(each.id, each.release) for each in found.before} == {
        (BUNDLED.id, "20.1")
    }
    assert (BUNDLED.id, "19.1") not in {(each.id, each.release) for each in found.after}
    assert {each.claim for each in found.findings(["c01"])} == {"c01"}
    assert found.findings(["c02"]) == ()


def edit(case: CaseFolder, name: str, old: str, new: str) -> None:
    path = case.path / name
    path.write_text(path.read_text().replace(old, new))


def test_claims_that_were_corrected_since_have_to_be_tested_first(case: CaseFolder, records: Catalog) -> None:
    edit(case, "claims.jsonl", "2017-08-15", "2017-08-14")
    with pytest.raises(UnusableCase, match="changed after the claims were tested") as raised:
        open_standing(case, records, [])
    assert str(case.path) in str(raised.value.hint)
    log = (case.path / "log.jsonl").read_bytes()
    stages.go_on(case, quiet=True)
    assert (case.path / "log.jsonl").read_bytes() != log
    assert open_standing(case, records, []).claims[0].period.end == date(2017, 8, 14)  # type: ignore[union-attr]


def test_findings_that_were_edited_have_to_be_weighed_first(case: CaseFolder, records: Catalog) -> None:
    edit(case, "findings.jsonl", '"sample_size": 0', '"sample_size": 1')
    with pytest.raises(UnusableCase, match="edited by hand"):
        open_standing(case, records, [])
    stages.weigh(case)
    assert open_standing(case, records, [])


def test_a_case_without_findings_has_nothing_to_recheck(tmp_path: Path, records: Catalog) -> None:
    (tmp_path / "note.txt").write_text(TEXT)
    folder = stages.read([str(tmp_path / "note.txt")], tmp_path / "case", None, quiet=True)
    with pytest.raises(UnusableCase, match="has not been tested"):
        open_standing(folder, records, [])


def test_another_version_or_other_rows_are_refused(case: CaseFolder, records: Catalog) -> None:
    manifest = case.path / "manifest.json"
    table = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(table | {"versions": table["versions"] | {"backing": "0.0.1"}}))
    with pytest.raises(UnusableCase, match="another version"):
        open_standing(case, records, [])
    table["records"][0]["sha256"] = "0" * 64
    manifest.write_text(json.dumps(table))
    with pytest.raises(UnusableCase, match="other rows"):
        open_standing(case, records, [])


def test_a_case_on_a_release_beside_the_one_that_replaces_it_is_refused(
    case: CaseFolder, records: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = json.loads((case.path / "manifest.json").read_text())
    later = records.datasets[-1]
    row = {"dataset": later.id, "release": later.release, "rows": later.rows, "sha256": later.digest}
    monkeypatch.setattr(standing, "read_manifest", lambda _: table | {"records": [*table["records"], row]})
    with pytest.raises(UnusableCase, match="one replaces another"):
        open_standing(case, records, [])


def test_cases_are_found_in_a_case_in_a_folder_of_cases_and_in_a_stream(case: CaseFolder, tmp_path: Path) -> None:
    assert cases_in(case.path) == (case.path,)
    assert cases_in(tmp_path / "cases") == (case.path,)
    rows = (("note", "done"), ("other", "refused"))
    lines = [
        json.dumps({"input": name, "digest": "", "case": name, "state": state, "error": None}) for name, state in rows
    ]
    (tmp_path / "cases" / "stream.jsonl").write_text("\n".join(lines) + "\n")
    assert cases_in(tmp_path / "cases") == (case.path,)
    with pytest.raises(UnusableCase, match="is no case"):
        cases_in(tmp_path)
