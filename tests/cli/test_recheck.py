"""``backing recheck`` as a user runs it: cases of a store, a release that comes in, and nothing written."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from backing.cli import recheck as commands
from backing.cli.recheck import opened
from backing.records.engines.choose import EngineName
from backing.records.store.add import add_release
from tests.cli.test_app import backing
from tests.records.store.filling import waiting
from tests.records.store.revised import BUNDLED, Revision, event, filling

STATEMENTS = {
    "first.txt": "Islamic State carried out no lethal attack on civilians in Bangladesh from 2 July 2016 to 15 August 2017.",
    "second.txt": "ARSA carried out no lethal attack on civilians in Myanmar in 2015.",
}
NEW = f"{BUNDLED.id}@20.1"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of cases, and a store to which a release was added after they had been tested."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "saved").mkdir()
    for name, text in STATEMENTS.items():
        (folder / "saved" / name).write_text(text + "\n")
    done = backing("assess", "saved", "--case", "cases", "--date", "2021-02-01", cwd=folder, BACKING_HOME=str(folder))
    assert done.returncode == 0, done.stderr
    revision = Revision(added=(event(),), public=date(2020, 6, 30))
    add_release(folder / "records", revision.dataset, revision.release, filling(revision), waiting)
    return folder


def files(desk: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (desk / "cases").rglob("*") if path.is_file()}


def recheck(desk: Path, *arguments: object, code: int = 0) -> str:
    done = backing("recheck", *arguments, cwd=desk, BACKING_HOME=str(desk))
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if code == 0 else done.stderr


def test_what_moves_is_told_with_its_reason_and_nothing_is_written(desk: Path) -> None:
    before = files(desk)
    text = recheck(desk, "cases", "--records", NEW)
    assert files(desk) == before
    assert "SUPPORTED (p 0.99) → REFUTED (p 0.01)" in text
    assert "1 row came (on 1 May 2017)" in text
    assert "second.txt" not in text
    assert "1 of 2 claims in 2 cases moved" in text
    assert "plan: new rows alone" in text


def test_the_command_that_is_named_gives_the_verdict_that_was_told(desk: Path, tmp_path: Path) -> None:
    first, _ = map(json.loads, recheck(desk, "cases", "--records", NEW, "--json").splitlines())
    (told,) = first["moved"]
    copy = tmp_path / "copy"
    done = backing(
        "assess", "saved/first.txt", "--date", "2021-02-01", "--case", copy, cwd=desk, BACKING_HOME=str(desk)
    )
    assert done.returncode == 0, done.stderr
    (verdict,) = json.loads((copy / "assessment.json").read_text())["verdicts"]
    assert told["after"] == {"as_of": verdict["as_of"], "hindsight": verdict["hindsight"]}
    assert first["take_in"][0] == f"backing test {first['case']}"


def test_cases_in_which_nothing_moved_are_printed_on_request(desk: Path) -> None:
    text = recheck(desk, "cases", "--records", NEW, "--all")
    assert "second.txt" in text
    assert "0 moved, 1 stayed" in text


def test_a_release_that_the_case_was_tested_on_moves_nothing(desk: Path) -> None:
    case = next((desk / "cases").glob("first*"))
    text = recheck(desk, case, "--records", f"{BUNDLED.id}@19.1")
    assert "0 moved, 1 stayed" in text
    assert "its records stay what they were" in text


def test_one_case_that_cannot_be_rechecked_stops_no_other(desk: Path) -> None:
    second = next((desk / "cases").glob("second*"))
    whole = (second / "log.jsonl").read_bytes()
    (second / "log.jsonl").write_bytes(b"")
    try:
        text = recheck(desk, "cases", "--records", NEW)
        assert "1 case could not be rechecked" in text
        assert "log.jsonl is missing" in text
        assert "try:" in text
        assert "REFUTED (p 0.01)" in text
        assert "missing" in recheck(desk, second, "--records", NEW, code=1)
    finally:
        (second / "log.jsonl").write_bytes(whole)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(("cases", "--records", "nothing"), "no nothing"), (("saved", "--records", NEW), "is no case")],
)
def test_what_cannot_be_done_says_why_and_what_to_do(desk: Path, arguments: tuple[str, ...], says: str) -> None:
    text = recheck(desk, *arguments, code=1)
    assert says in text
    assert "try:" in text


def test_cases_in_several_turns_say_what_they_say_in_one(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKING_HOME", str(desk))

    def answers() -> list[object]:
        with opened([desk / "cases"], [NEW], EngineName.DUCKDB) as found:
            return [(each.path, each.outcome, each.take_in) for each in found.answers(lambda *_: None)]

    together = answers()
    monkeypatch.setattr(commands, "AT_ONCE", 1)
    assert answers() == together
    assert len(together) == 2
