"""Decisions of the user's own: what is read, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.errors import UnusableMatches
from backing.records.reconciliation.adjust import Adjustment, Decision, RowName
from backing.records.reconciliation.read import read_adjustments


def test_decisions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    path.write_text("one,other,decision\nb:2,a@1:x:1,same\na:1, b:3 ,different\n", encoding="utf-8")
    assert read_adjustments(path) == (
        Adjustment(one=RowName("a", "1", "x:1"), other=RowName("b", None, "2"), decision=Decision.SAME),
        Adjustment(one=RowName("a", None, "1"), other=RowName("b", None, "3"), decision=Decision.DIFFERENT),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one,other,decision\na:1,b:2,perhaps\n", "'perhaps' is no decision"),
        ("one,other,decision\na:1,b2,same\n", "'b2' names no row"),
        ("one,other,decision\na:1,a:1,same\n", "names one row twice"),
        ("one,other,decision\na:1,b:2\n", "row 1: it has not the three columns"),
        ("left,right,decision\na:1,b:2,same\n", "it has not the three columns"),
        ("left,right,decision\n", "it has not the three columns"),
        ("", "it has not the three columns"),
        ("one,other,decision\na:1,b:2,same\nb:2,a:1,different\n", "both as same and as different"),
        ('one,other,decision\n"a:1,b:2,same\n', "cannot be read"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "matches.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableMatches, match=words) as problem:
        read_adjustments(path)
    assert str(path) in problem.value.detail
    assert problem.value.hint


def test_a_spreadsheet_s_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "matches.csv"
    path.write_text("one,other,decision\na:1,b:2,same\n", encoding="utf-8-sig")
    assert len(read_adjustments(path)) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnusableMatches, match="cannot be read"):
        read_adjustments(tmp_path / "none.csv")
