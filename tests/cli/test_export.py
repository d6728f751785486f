"""``backing export`` and ``backing ask`` on one small case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_app import ARTICLE, backing


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    done = backing("assess", "article.txt", "--case", "case", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "case"


def test_a_case_is_written_in_every_form(case: Path) -> None:
    page = backing("export", case, "--format", "html", cwd=case.parent).stdout
    assert page == (case / "dossier.html").read_text(encoding="utf-8")
    table = json.loads(backing("export", case, "--format", "json", cwd=case.parent).stdout)
    assert table["cards"][0]["hindsight"]["label"] == "Supported"
    assert table["accounts"][0]["rows"]
    done = backing("export", case, "--format", "argdown", "--out", "map.argdown", cwd=case.parent)
    assert (done.returncode, done.stdout) == (0, "")
    assert (case.parent / "map.argdown").read_text(encoding="utf-8").startswith("===\ntitle:")


def test_an_unknown_form_names_those_there_are(case: Path) -> None:
    done = backing("export", case, "--format", "papyrus", cwd=case.parent)
    assert done.returncode == 1
    assert "html, json, argdown" in done.stderr


def test_questions_are_printed_and_kept_and_a_letter_that_was_edited_is_not_lost(case: Path) -> None:
    done = backing("ask", case, cwd=case.parent)
    assert done.returncode == 0, done.stderr
    letter = case / "questions.md"
    assert letter.read_text(encoding="utf-8") in done.stdout
    assert "(c01.source) What does it rest on" in done.stdout
    table = json.loads(backing("ask", case, "--json", cwd=case.parent).stdout)
    assert [inquiry["speaker"] for inquiry in table] == ["the author"]
    assert table[0]["questions"][0]["id"].startswith("c01.")
    letter.write_text("my own letter\n", encoding="utf-8")
    again = backing("ask", case, cwd=case.parent)
    assert again.returncode == 1
    assert "edited by hand" in again.stderr
    assert letter.read_text(encoding="utf-8") == "my own letter\n"
    assert backing("assess", "article.txt", "--case", "case", "--quiet", cwd=case.parent).returncode == 0
    letter.unlink()


def test_a_speaker_who_is_not_in_the_case_is_an_error_that_names_those_who_are(case: Path) -> None:
    one = backing("ask", case, "--speaker", "The Author", cwd=case.parent)
    assert one.stdout.count("# Questions to") == 1
    nobody = backing("ask", case, "--speaker", "Nobody", cwd=case.parent)
    assert nobody.returncode == 1
    assert "the author" in nobody.stderr
