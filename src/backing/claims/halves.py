"""Two clauses that only together make a comparison, put back together."""

from __future__ import annotations

from dataclasses import replace

from backing.claims.change import sets_halves_apart
from backing.claims.clauses import Clause


def join_halves(clauses: list[Clause]) -> list[Clause]:
    """Two clauses that only together make a comparison as one: "In May there were 20; in June, only five"."""
    joined_up: list[Clause] = []
    for clause in clauses:
        before = next((c for c in reversed(joined_up) if c.role == "main"), None)
        if before is not None and clause.role == "main" and _is_other_half(before, clause):
            joined_up[joined_up.index(before)] = replace(before, last=clause.last)
        else:
            joined_up.append(clause)
    return joined_up


def _is_other_half(first: Clause, second: Clause) -> bool:
    doc = first.head.doc
    semicolon = first.last + 1 < second.first and doc[first.last + 1].text == ";" and second.first - first.last <= 4
    return semicolon and sets_halves_apart(doc[first.first : second.last + 1].text)
