"""``backing reply``: a reply goes into the case as it came, and the case is weighed anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backing.casefile.log import read_log
from backing.provenance import digest
from tests.cli.test_app import ARTICLE, backing

REPLY = "We published the list. It is at https://example.org/list.csv\r\n".encode("utf-8-sig")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "reply.txt").write_bytes(REPLY)
    assert backing("assess", "article.txt", "--case", "case", "--quiet", cwd=tmp_path).returncode == 0
    return tmp_path / "case"


def attach(case: Path, *more: str) -> str:
    done = backing(
        "reply", case, "--from", "the author", "--file", "reply.txt", "--on", "2018-12-01", *more, cwd=case.parent
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_reply_is_kept_logged_weighed_and_shown(case: Path) -> None:
    before = json.loads((case / "assessment.json").read_text(encoding="utf-8"))
    said = attach(case)
    kept = next((case / "originals").glob("reply-1-*.txt"))
    assert kept.read_bytes() == REPLY
    assert {f"originals/{kept.name}": digest(REPLY)} in [
        entry.after for entry in read_log(case) if entry.stage == "reply"
    ]
    assert "no answer moved" in said
    assert "no support offered in the words read → support offered" in said
    after = json.loads((case / "assessment.json").read_text(encoding="utf-8"))
    assert after["verdicts"] == before["verdicts"]
    assert "https://example.org/list.csv" in (case / "dossier.html").read_text(encoding="utf-8")
    assert "E2: a reply" in attach(case, "--to", "c01.source")
    assert next((case / "originals").glob("reply-2-*.txt")).read_bytes() == REPLY
    assert "Answered so far: E1, E2" in backing("ask", case, cwd=case.parent).stdout


def test_a_reply_that_was_changed_afterwards_is_noticed(case: Path) -> None:
    attach(case)
    next((case / "originals").glob("reply-1-*.txt")).write_text("We never said so.", encoding="utf-8")
    done = backing("weigh", case, cwd=case.parent)
    assert done.returncode == 1
    assert "reply-1-" in done.stderr
    assert "was changed" in done.stderr


def test_nothing_is_attached_over_a_dossier_that_was_edited(case: Path) -> None:
    (case / "dossier.html").write_text("mine", encoding="utf-8")
    done = backing("reply", case, "--from", "the author", "--file", "reply.txt", cwd=case.parent)
    assert done.returncode == 1
    assert "dossier.html" in done.stderr
    assert not list((case / "originals").glob("reply-*"))
    assert not (case / "evidence.yaml").exists()


def test_a_reply_in_another_form_is_kept_though_not_read(case: Path) -> None:
    (case.parent / "reply.txt").write_bytes(b"%PDF-1.7 and so on")
    attach(case)
    assert next((case / "originals").glob("reply-1-*.pdf")).exists()
    assert "without words that could be read" in (case / "evidence.yaml").read_text(encoding="utf-8")
