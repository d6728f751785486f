from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.evidence.statistics.odds import log_odds, probability

PLACE = "backing.evidence.statistics"


@given(st.floats(0.001, 0.999))
def test_log_odds_and_probability_undo_each_other(p: float) -> None:
    assert probability(log_odds(p)) == pytest.approx(p)


def used(root: Path) -> Iterator[str]:
    """``module.function`` wherever one is imported, or called inside its own module."""
    for path in (root / "src").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{PLACE}."):
                yield from (f"{node.module.rpartition('.')[2]}.{alias.name}" for alias in node.names)  # type: ignore[union-attr]
            if isinstance(node, ast.Name) and path.parent.name == "statistics":
                yield f"{path.stem}.{node.id}"


def test_functions_that_no_test_of_a_claim_calls_are_named_in_the_document(root: Path) -> None:
    known = {
        f"{path.stem}.{node.name}"
        for path in (root / "src/backing/evidence/statistics").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and path.stem != "given"
    }
    text = (root / "docs/statistics.md").read_text(encoding="utf-8")
    named = re.search(r"No test of a claim calls (.*?)\.\s+The rest", text, re.DOTALL)
    assert named
    assert set(re.findall(r"`([\w.]+)`", named.group(1))) == known - set(used(root))
