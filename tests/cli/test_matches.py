"""A claimed number on two datasets, and the user's decisions about which of their rows are one event, as a user gives them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backing.casefile.folder import CaseFolder
from backing.casefile.names import MATCHES
from backing.errors import UnusableMatches
from backing.evidence.finding import Finding
from backing.provenance import digest
from tests.cli.test_app import backing
from tests.evidence.families.numbers.second_dataset import rows_of_the_second
from tests.records.importing.imported import write

NOTE = "Islamic State carried out 23 lethal attacks on civilians in Bangladesh between 1 January 2015 and 31 December 2018."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a second dataset, and a case that was assessed on it."""
    home = tmp_path_factory.mktemp("home")
    write(home / "acled-2026-11-01.csv", rows_of_the_second())
    (home / "note.txt").write_text(NOTE, encoding="utf-8")
    run(home, "records", "add", "acled-2026-11-01.csv", "--complete")
    run(home, "assess", "note.txt", "--case", "case")
    return home


def run(home: Path, *arguments: str) -> str:
    done = backing(*arguments, cwd=home, BACKING_HOME=str(home))
    assert done.returncode == 0, done.stderr
    return done.stdout


def count(home: Path) -> Finding:
    found = (each for each in CaseFolder(home / "case").findings() if each.test == "count" and each.as_of is None)
    return next(each for each in found if each.dataset != "acled")


def test_the_dossier_shows_both_counts_the_events_once_and_the_matches(home: Path) -> None:
    page = (home / "case/dossier.html").read_text(encoding="utf-8")
    assert "acled 2026-11-01 alone" in page
    assert "Each event counted once: 23 events" in page
    assert "the least certain 10 of 17" in page
    assert "The same question to each dataset, and with every event counted once" in page


def test_decisions_are_kept_in_the_case_with_their_digest_and_followed_from_then_on(home: Path) -> None:
    pair = count(home).exhibits[1].data[0]
    matches = home / "mine.csv"
    matches.write_text(f"one,other,decision\n{pair['one']},{pair['other']},different\n", encoding="utf-8")
    run(home, "test", "case", "--matches", "mine.csv")
    assert count(home).exhibits[0].data[-1]["events"] == 24
    assert any(line.startswith("1 decision of the user's") for line in count(home).explanation)
    held = (home / "case" / MATCHES).read_bytes()
    assert held == matches.read_bytes()
    assert json.loads((home / "case/manifest.json").read_text())["matches"] == digest(held)

    run(home, "test", "case")  # without the option: the case knows
    assert count(home).exhibits[0].data[-1]["events"] == 24

    (home / "case" / MATCHES).write_text("one,other,decision\n", encoding="utf-8")  # by hand
    run(home, "test", "case")
    assert count(home).exhibits[0].data[-1]["events"] == 23
    assert MATCHES in CaseFolder(home / "case").edited()
    done = backing("test", "case", "--matches", "mine.csv", cwd=home, BACKING_HOME=str(home))
    assert done.returncode == 1, "an edit by hand is never overwritten"
    assert "edited by hand" in done.stderr
    run(home, "assess", "note.txt", "--case", "case")  # nor is it in the way


def test_a_file_of_decisions_that_does_not_parse_is_refused_before_anything_is_written(home: Path) -> None:
    (home / "bad.csv").write_text("one,other,decision\na:1,b:2,perhaps\n", encoding="utf-8")
    for command in (("test", "case"), ("assess", "note.txt", "--case", "none")):
        done = backing(*command, "--matches", "bad.csv", cwd=home, BACKING_HOME=str(home))
        assert done.returncode == 1
        assert "bad.csv, row 1: 'perhaps' is no decision" in done.stderr
    assert not (home / "none").exists()


def test_decisions_that_do_not_parse_are_not_taken_into_a_case(tmp_path: Path) -> None:
    with pytest.raises(UnusableMatches):
        CaseFolder(tmp_path).write_matches("one,other\n")
    assert not (tmp_path / MATCHES).exists()
