"""A table of past responses in a case: it enters the verdicts of claims about it, and the simulation."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_app import backing

HEADER = "case,date,by,to,form,answer,conduct,conduct_date,source\n"
ROWS = HEADER + "".join(
    f"case {number},2015-01-01,states,Taliban,public shaming,denied,unchanged,2016-01-01,a source\n"
    for number in range(30)
)
FAILS = "Public shaming has proven ineffective."
WORKS = "Public shaming has proven effective."


def assessed(folder: Path, name: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The verdict on the only claim of a case, and the findings on it."""
    case = folder / f"{name}-case"
    verdicts = json.loads((case / "assessment.json").read_text(encoding="utf-8"))["verdicts"]
    lines = (case / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    return verdicts[0], [json.loads(line) for line in lines]


def run(folder: Path, name: str, text: str, table: str = "") -> None:
    (folder / f"{name}.txt").write_text(f"Geneva, 5 May 2023\n\n{text}\n", encoding="utf-8")
    done = backing("assess", f"{name}.txt", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    if table:
        (folder / f"{name}-case" / "responses.csv").write_text(table, encoding="utf-8")
        done = backing("assess", f"{name}.txt", "--quiet", cwd=folder)
        assert done.returncode == 0, done.stderr


def test_without_a_table_the_claim_is_kept_untested(tmp_path: Path) -> None:
    run(tmp_path, "bare", FAILS)
    verdict, findings = assessed(tmp_path, "bare")
    assert verdict["so"] == "Opinion or advice"
    assert not findings


def test_with_a_table_it_is_answered_and_its_denial_the_other_way_round(tmp_path: Path) -> None:
    run(tmp_path, "fails", FAILS, ROWS)
    run(tmp_path, "works", WORKS, ROWS)
    one, findings = assessed(tmp_path, "fails")
    other, _ = assessed(tmp_path, "works")
    assert (one["so"], other["so"]) == ("Supported", "Refuted")
    assert one["hindsight"]["p"] == pytest.approx(1 - other["hindsight"]["p"], abs=2e-4)
    assert {(each["test"], each["dataset"]) for each in findings} == {("past responses", "responses.csv")}
    assert one["confidence"] == "low"
    page = (tmp_path / "fails-case/dossier.html").read_text(encoding="utf-8")
    assert "Observed, not caused" in page
    log = (tmp_path / "fails-case/log.jsonl").read_text(encoding="utf-8")
    assert "responses.csv" in log


def test_a_simulation_of_the_case_counts_its_table(tmp_path: Path) -> None:
    run(tmp_path, "fails", FAILS, ROWS)
    done = backing("simulate", "fails-case", "--futures", "20", "--seeds", "2", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "0 of 30" in done.stdout
    assert "Claims about it: c01" in done.stdout


def test_a_table_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    run(tmp_path, "fails", FAILS)
    (tmp_path / "fails-case/responses.csv").write_text(ROWS.replace("unchanged", "as before"), encoding="utf-8")
    done = backing("assess", "fails.txt", "--quiet", cwd=tmp_path)
    assert done.returncode == 1
    assert "line 2: 'as before' is none of the words" in done.stderr


def test_the_founding_thread_is_answered_from_cases_with_its_addressee(shared: Path, tmp_path: Path) -> None:
    shutil.copy(shared / "data/statements/imankulov-thread.txt", tmp_path / "founding.txt")
    assert backing("assess", "founding.txt", "--quiet", cwd=tmp_path).returncode == 0
    (tmp_path / "founding-case/responses.csv").write_text(ROWS, encoding="utf-8")
    assert backing("assess", "founding.txt", "--quiet", cwd=tmp_path).returncode == 0
    case = tmp_path / "founding-case"
    claims = [json.loads(line) for line in (case / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    (claim,) = (each for each in claims if "mudslinging has proven ineffective" in each["text"])
    verdicts = json.loads((case / "assessment.json").read_text(encoding="utf-8"))["verdicts"]
    verdict = next(each for each in verdicts if each["claim"] == claim["id"])
    assert (claim["checkable"], verdict["so"], verdict["tests"]) == (True, "Supported", ["past responses"])
    assert verdict["reason"] == "changed after public shaming in 0 of 30 cases"


def test_a_table_that_changed_after_the_test_has_to_be_tested_before_a_recheck(tmp_path: Path) -> None:
    run(tmp_path, "fails", FAILS, ROWS)
    table = tmp_path / "fails-case/responses.csv"
    table.write_text(ROWS.replace("unchanged", "changed"), encoding="utf-8")
    done = backing("recheck", "fails-case", "--records", "published-figures", cwd=tmp_path)
    assert done.returncode == 1
    assert "responses.csv was changed after the claims were tested" in " ".join(done.stderr.split())
