"""The commands as a user runs them: results on standard output, errors that say what, where and what to do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = (
    "Dhaka, 15 November 2018\n\n"
    "Islamic State carried out no lethal attack on civilians in Bangladesh from 2 July 2016 to 15 August 2017. "
    "The government should say so.\n"
)


def backing(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder of its own."""
    command = [sys.executable, "-P", "-m", "backing", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "130", **environment},
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


FILES = {
    "statement.json",
    "claims.jsonl",
    "claims.found.jsonl",
    "findings.jsonl",
    "assessment.json",
    "dossier.html",
    "manifest.json",
    "log.jsonl",
}


def test_assess_leaves_a_whole_case_and_prints_the_answer(article: Path, tmp_path: Path) -> None:
    done = backing("assess", article, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "article-case").iterdir()} == FILES | {"originals"}
    assert "SUPPORTED" in done.stdout
    assert "article-case/dossier.html" in done.stdout
    assert "1 advice, value and other statements kept, untested" in done.stdout


def test_stages_run_one_by_one_give_the_same_case(article: Path, tmp_path: Path) -> None:
    assert backing("assess", article, "--case", "whole", cwd=tmp_path).returncode == 0
    assert backing("read", article, "--case", "parts", cwd=tmp_path).returncode == 0
    for stage in ("claims", "test", "weigh", "dossier"):
        done = backing(stage, "parts", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "next:" in done.stdout
        assert ("plan: " in done.stdout) == (stage == "test"), "how the records are asked is shown"
    for name in ("statement.json", "claims.jsonl", "findings.jsonl", "assessment.json"):
        assert (tmp_path / "parts" / name).read_text() == (tmp_path / "whole" / name).read_text()


def test_json_is_for_machines_and_quiet_is_quiet(article: Path, tmp_path: Path) -> None:
    whole = json.loads(backing("assess", article, "--json", cwd=tmp_path).stdout)
    assert [verdict["so"] for verdict in whole["verdicts"]] == ["Supported", "Opinion or advice"]
    quiet = backing("assess", article, "--quiet", cwd=tmp_path)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_a_post_that_is_not_in_english_is_reported(article: Path, tmp_path: Path) -> None:
    article.write_text(f"{ARTICLE}\nАле жодного нападу на цивільних не було.\n", encoding="utf-8")
    whole = json.loads(backing("assess", article, "--json", cwd=tmp_path).stdout)
    assert whole["statements"][0]["language"] == "en"
    assert whole["not_read"].startswith("post 3, not in English (uk)")
    assert "post 3, not in English (uk)" in (tmp_path / "article-case/dossier.html").read_text(encoding="utf-8")


def test_a_given_date_is_used(article: Path, tmp_path: Path) -> None:
    assert backing("read", article, "--date", "2020-02-03", "--case", "c", cwd=tmp_path).returncode == 0
    statement = json.loads((tmp_path / "c/statement.json").read_text())
    assert statement["utterances"][0]["dating"]["days"] == {"earliest": "2020-02-03", "latest": "2020-02-03"}


def test_two_statements_make_one_case(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "answer.txt"
    other.write_text("There was an attack by Islamic State on civilians in Bangladesh on 16 August 2017.")
    done = backing("assess", article, other, "--case", "both", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [s["name"] for s in json.loads(done.stdout)["statements"]] == ["article.txt", "answer.txt"]


def test_records_are_listed_with_licence_and_attribution(tmp_path: Path) -> None:
    text = backing("records", "list", cwd=tmp_path).stdout
    assert "CC BY 4.0" in text
    assert "Uppsala Conflict Data Program" in text
    rows = json.loads(backing("records", "list", "--json", cwd=tmp_path).stdout)
    assert all(row["licence"] and row["attribution"] and row["coverage"] for row in rows)


BAD = {
    "empty": (b"", "is empty"),
    "binary": (b"\x7fELF\x02\x01\x01\x00\x00", "is not text: byte 7 is NUL"),
    "encoding": ("Überfall in München".encode("cp1252"), "is not UTF-8: byte 0 (line 1)"),
    "large": (b"words and more words\n" * 2_500_000, "holds 52,500,000 bytes"),
    "no claim": (b"Good morning!\n", "no claim was found"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_says_what_and_what_to_do_and_exits_1(what: str, tmp_path: Path) -> None:
    content, says = BAD[what]
    (tmp_path / "input.txt").write_bytes(content)
    done = backing("assess", "input.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert says in done.stderr
    assert "try:" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "input.txt").read_bytes() == content


def test_an_unknown_date_is_said_and_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Islamic State has claimed no attack in Bangladesh in the past eight weeks.")
    done = backing("assess", "note.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "date unknown (set --date)" in done.stdout
    assert "cannot tell" in done.stdout


@pytest.mark.parametrize("day", ["2023-02-30", "12.05.2017", "yesterday", "0001-01-01"])
def test_a_day_that_is_none_is_refused_and_nothing_is_written(article: Path, tmp_path: Path, day: str) -> None:
    done = backing("assess", article, "--date", day, cwd=tmp_path)
    assert done.returncode == 1
    assert day in done.stderr
    assert "try:" in done.stderr
    assert not (tmp_path / "article-case").exists()


def test_a_folder_that_cannot_be_written_is_named(article: Path, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file in the way")
    done = backing("assess", article, "--case", "blocked/case", cwd=tmp_path)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert (tmp_path / "blocked").read_text() == "a file in the way"


def test_a_half_written_case_names_the_stage_to_run(article: Path, tmp_path: Path) -> None:
    backing("read", article, "--case", "c", cwd=tmp_path)
    done = backing("weigh", "c", cwd=tmp_path)
    assert done.returncode == 1
    assert "backing claims c" in done.stderr or "backing test c" in done.stderr
    again = backing("assess", article, "--case", "c", cwd=tmp_path)
    assert again.returncode == 0, again.stderr


def test_a_tampered_log_stops_every_stage(article: Path, tmp_path: Path) -> None:
    assert backing("assess", article, "--case", "c", cwd=tmp_path).returncode == 0
    log = tmp_path / "c/log.jsonl"
    log.write_text(log.read_text().replace('"written"', '"altered"', 1))
    for stage in ("claims", "test", "weigh", "dossier"):
        done = backing(stage, "c", cwd=tmp_path)
        assert done.returncode == 1
        assert "was changed at line 1" in done.stderr


def test_help_names_the_exit_codes(tmp_path: Path) -> None:
    text = " ".join(backing("--help", cwd=tmp_path).stdout.split())
    assert "Exit codes: 0 done" in text


def test_an_interrupted_run_exits_130_and_goes_on_when_it_is_run_again(article: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-m", "backing", "assess", str(article), "--case", "c"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as running:
        deadline = time.monotonic() + 60
        while not (tmp_path / "c/statement.json").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, stderr = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "run the same command again" in stderr
    assert backing("assess", article, "--case", "c", cwd=tmp_path).returncode == 0
    assert {path.name for path in (tmp_path / "c").iterdir()} == FILES | {"originals"}


def test_an_engine_that_is_not_installed_is_named_with_what_to_install(article: Path, tmp_path: Path) -> None:
    assert backing("read", article, cwd=tmp_path).returncode == 0
    assert backing("claims", "article-case", cwd=tmp_path).returncode == 0
    done = backing("test", "article-case", "--engine", "spark", cwd=tmp_path, JAVA_HOME=str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "the Spark engine needs" in done.stderr
    assert "backing[spark]" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads((tmp_path / "article-case" / "manifest.json").read_text()).get("engine") is None
    assert backing("test", "article-case", "--engine", "duckdb", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "article-case" / "manifest.json").read_text())["engine"] == "duckdb"
