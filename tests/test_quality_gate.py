"""The numbers hold: no share of agreement falls below its pinned floor, and no gold file changes unnoticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def gate(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/quality_gate.py", *arguments]
    environment = {**os.environ, **variables}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=root, env=environment)


@pytest.fixture(scope="module")
def pins(root: Path) -> Path:
    return root / "tests/data/gate.json"


@pytest.mark.parametrize("name", ["dev", "test", "unseen"])
def test_each_set_holds_its_floors(root: Path, name: str) -> None:
    done = gate(root, name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("floor") == 10


def test_the_founding_thread_holds_its_floors(root: Path, shared: Path) -> None:
    done = gate(root, "founding", BACKING_SHARED=str(shared))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("floor") == 10


def test_a_share_below_its_floor_fails(root: Path, pins: Path, tmp_path: Path) -> None:
    changed = json.loads(pins.read_text(encoding="utf-8"))
    changed["floors"]["test"]["kind"] = 1.0
    (tmp_path / "gate.json").write_text(json.dumps(changed), encoding="utf-8")
    done = gate(root, "test", "--gate", str(tmp_path / "gate.json"))
    assert done.returncode == 1
    assert [line.split()[1] for line in done.stdout.splitlines() if "BELOW" in line] == ["kind"]


def test_a_gold_file_that_changed_without_the_pin_fails(root: Path, pins: Path, tmp_path: Path) -> None:
    changed = json.loads(pins.read_text(encoding="utf-8")) | {"corpus": "0" * 64}
    (tmp_path / "gate.json").write_text(json.dumps(changed), encoding="utf-8")
    done = gate(root, "--gate", str(tmp_path / "gate.json"))
    assert done.returncode == 1
    assert "the gold files changed" in done.stdout
