"""The credits say of every item what was used for it, and nothing of the others."""

from __future__ import annotations

import pytest

from backing.assessment.weighing.credit import FARTHEST_DB, credit
from backing.assessment.weighing.read import read_evidence

FILE = """\
sources:
  Outlet Y: {record: {right: 41, wrong: 6}}
  Outlet Z: {record: {right: 4, wrong: 1}}
  The ministry: {says: {so: {yes: 0.9, no: 0.05}, not so: {yes: 0.6, no: 0.1}}, by: analyst A, why: its statements since 2019}
  The agency: {says: {record: {so: {yes: 30, no: 4}, not so: {yes: 2, no: 29, nothing: 5}}}}
  The board: {says: {record: {so: {yes: 3}, not so: {yes: 2}}}}
  The oracle: {says: {so: {yes: 0.9, no: 0.1}, not so: {yes: 0, no: 1}, certain: true}}
grades: {all: 0.7, B2: [0.6, 0.8], by: analyst A, on: 2026-11-27, why: 212 reports}
evidence:
  - {id: E1, text: a, source: Outlet Y, chances: {c1: 0.8, not c1: 0.2}}
  - {id: E2, text: a, source: Outlet Z, chances: {c1: 0.8, not c1: 0.2}}
  - {id: E3, text: a, source: Outlet Z, admiralty: B2, chances: {c1: 0.8, not c1: 0.2}}
  - {id: E4, text: a, source: Outlet Y, reliable: 0.9, chances: {c1: 0.8, not c1: 0.2}}
  - {id: E5, text: a, source: The ministry, says: {c1: no}}
  - {id: E6, text: a, source: The agency, says: {c1: no}}
  - {id: E7, text: a, source: The board, says: {c1: yes}}
  - {id: E8, text: a, source: The oracle, says: {c1: yes}}
"""


def test_each_number_says_where_it_comes_from() -> None:
    found = {each.item: each for each in credit(read_evidence(FILE))}
    assert {item: each.ground for item, each in found.items()} == {
        "E1": "41 of 47 resolved items right",
        "E3": "graded B2 in the table of analyst A, 2026-11-27",
        "E4": "given with the item",
        "E5": "stated by analyst A: its statements since 2019",
        "E6": "recorded in 34 cases in which it was so and 36 in which it was not",
        "E7": "recorded in 3 cases in which it was so and 2 in which it was not: too few to weigh it by",
        "E8": "stated",
    }
    assert (found["E4"].reliable, found["E3"].reliable) == ((0.9, 0.9, 0.9), (0.675, 0.7025, 0.725))
    assert found["E5"].worth == {"c1": (-3.01, -3.01, -3.01)}
    assert found["E6"].worth["c1"][2] < -5
    assert found["E7"].worth == {"c1": (0, 0, 0)}
    assert found["E8"].worth == {"c1": (FARTHEST_DB,) * 3}


def test_what_is_credited_is_what_was_weighed() -> None:
    evidence = read_evidence(FILE)
    used = {item.id: item.chances["c1"].central for item in evidence.every}
    entered = {item.id: item for item in evidence.items}
    for each in credit(evidence):
        if each.reliable is not None:
            mixed = each.reliable[1] * entered[each.item].chances["c1"].central + (1 - each.reliable[1]) / 2
            assert used[each.item] == pytest.approx(mixed, abs=1e-4)
    assert used["E2"] == 0.8
