"""Halves of a comparison are one claim; other clauses at a semicolon are two."""

from __future__ import annotations

from backing.claims.halves import join_halves
from backing.claims.model import parse
from backing.claims.segment import read_clauses


def test_halves_are_joined_once() -> None:
    clauses = read_clauses(parse("In Nduga there were nineteen raids in 2023; in 2024 there were seven."))
    assert [c.span.slice(c.head.doc.text) for c in clauses] == [
        "In Nduga there were nineteen raids in 2023; in 2024 there were seven"
    ]
    assert join_halves(clauses) == clauses


def test_other_clauses_stay_apart() -> None:
    clauses = read_clauses(parse("The army took Bama in May; the rebels hold the bridge."))
    assert len(clauses) == 2
