"""``backing records`` as a user runs it, on a store of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backing.records.store.add import add_release
from tests.cli.test_app import backing
from tests.records.store.filling import filling, waiting


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with two releases of one dataset, of which the second replaces the first."""
    for release in ("1", "2"):
        add_release(tmp_path / "records", "ged", release, filling("ged", release), waiting)
    return tmp_path


def records(home: Path, *arguments: str) -> str:
    done = backing("records", *arguments, cwd=home, BACKING_HOME=str(home))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_list_holds_what_stands_and_on_request_what_was_replaced(home: Path) -> None:
    assert [row["release"] for row in json.loads(records(home, "list", "--json")) if row["id"] == "ged"] == ["2"]
    every = [row for row in json.loads(records(home, "list", "--all", "--json")) if row["id"] == "ged"]
    assert [(row["release"], row["replaced"]) for row in every] == [("1", "wholly"), ("2", "")]
    assert "replaced by a later release" in records(home, "list", "--all")


def test_a_release_is_shown_with_its_origin(home: Path) -> None:
    assert "test.csv" in records(home, "show", "ged@1")
    assert json.loads(records(home, "show", "ged", "--json"))["release"] == "2"
    assert "Uppsala" in records(home, "show", "ucdp-ged-mmr-bgd")


def test_verify_fails_on_damage_and_names_it(home: Path) -> None:
    assert "ged 2: sound" in records(home, "verify")
    (home / "records/ged/2/rows.parquet").write_bytes(b"?")
    done = backing("records", "verify", cwd=home, BACKING_HOME=str(home))
    assert done.returncode == 1
    assert "ged 2: rows.parquet is not the file" in done.stdout


def test_a_damaged_release_does_not_end_a_test_in_a_traceback(home: Path) -> None:
    (home / "records/ged/2/rows.parquet").write_bytes(b"?")
    (home / "note.txt").write_text("There was an attack by Islamic State on civilians in Bangladesh on 16 August 2017.")
    done = backing("assess", "note.txt", cwd=home, BACKING_HOME=str(home))
    assert done.returncode == 1
    assert "the records cannot be opened" in done.stderr
    assert "backing records verify" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_removed_release_is_gone_and_the_other_stands_again(home: Path) -> None:
    assert records(home, "remove", "ged@2").strip() == "removed ged 2"
    assert [row["release"] for row in json.loads(records(home, "list", "--json")) if row["id"] == "ged"] == ["1"]
    assert records(home, "remove", "ged").strip() == "removed ged 1"


@pytest.mark.parametrize(
    ("name", "says"), [("ged", "2 releases of ged"), ("ged@9", "no ged 9"), ("../x@1", "cannot name")]
)
def test_what_cannot_be_removed_says_why_and_what_to_do(home: Path, name: str, says: str) -> None:
    done = backing("records", "remove", name, cwd=home, BACKING_HOME=str(home))
    assert done.returncode == 1
    assert says in done.stderr
    assert "try:" in done.stderr
    assert "Traceback" not in done.stderr


def test_claims_are_tested_on_the_records_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "There was an attack by Islamic State on civilians in Bangladesh on 16 August 2017."
    )
    done = backing("assess", "note.txt", "--records", "ucdp-ged-mmr-bgd@19.1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    used = json.loads((tmp_path / "note-case/manifest.json").read_text())["records"]
    assert [(each["dataset"], each["release"]) for each in used] == [("ucdp-ged-mmr-bgd", "19.1")]
    done = backing("assess", "note.txt", "--case", "other", "--records", "acled", cwd=tmp_path)
    assert done.returncode == 1
    assert "no acled" in done.stderr


def test_what_would_help_an_undecided_claim_is_suggested_with_the_command_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "ISKP carried out no attack on civilians in Afghanistan from 1 May 2024 to 30 June 2024."
    )
    assert backing("assess", "note.txt", "--date", "2024-07-02", cwd=tmp_path).returncode == 0
    text = backing("records", "suggest", "note-case", cwd=tmp_path).stdout
    assert "backing records get ucdp-ged@25.1" in text
    (first, *_) = json.loads(backing("records", "suggest", "note-case", "--json", cwd=tmp_path).stdout)
    assert first["claims"] == ["c01"]
