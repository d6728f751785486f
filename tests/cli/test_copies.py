"""``backing copies`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.assessment.dependence.test_copies import OTHER, QUOTED, RETOLD, WIRE
from tests.cli.test_app import backing

EVIDENCE = """
evidence:
  - id: E1
    text: The ministry counted 1,472 dead
    known from: 2023-03-01
    from: [a press release]
    chances: {C1: 0.8, not C1: 0.3}
  - id: E2
    text: An agency wrote of 1,472 dead
    known from: 2023-02-01
    chances: {C1: 0.8, not C1: 0.3}
  - id: E3
    text: A paper repeated the 1,472 dead
    from: [E1]
    chances: {C1: 0.8, not C1: 0.3}
"""


def texts(folder: Path) -> list[str]:
    paths = []
    for name, text in (("wire", WIRE), ("retold", RETOLD), ("quoted", QUOTED), ("other", OTHER)):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


def test_texts_that_repeat_each_other_are_proposed(tmp_path: Path) -> None:
    done = backing("copies", *texts(tmp_path), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("4 texts · 3 pairs to look at\nwire.txt – retold.txt")
    assert "nearly the same words" in done.stdout
    found = json.loads(backing("copies", *texts(tmp_path), "--json", cwd=tmp_path).stdout)
    assert {found[0]["first"], found[0]["second"]} == {"wire.txt", "retold.txt"}


def test_items_of_one_root_are_not_proposed_again_and_the_earlier_comes_first(tmp_path: Path) -> None:
    (tmp_path / "evidence.yaml").write_text(EVIDENCE, encoding="utf-8")
    done = backing("copies", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "E2 → E1" in done.stdout
    assert "if it is a copy, write into evidence.yaml for E1: from: [E2]" in done.stdout
    assert "E1 – E3" not in done.stdout


def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments, words in (
        (texts(tmp_path)[:1], "nothing to compare it with"),
        ([str(tmp_path / "empty")], "holds neither statement.json nor evidence.yaml"),
        ([str(tmp_path / "none.txt"), str(tmp_path / "wire.txt")], "does not exist"),
    ):
        done = backing("copies", *arguments, cwd=tmp_path)
        assert done.returncode == 1
        assert words in done.stderr
