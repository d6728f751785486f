"""Past allegations: one table of worth for both sides, rules that a case can break, a document that says what came out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backing.assessment.items.item import DENIED, Item
from backing.assessment.weighing.testimony import weight_on
from scripts.history import document
from scripts.judged_history import Answer, judge_case, rules
from scripts.past_allegations import PastCase, past_cases

CASES = past_cases()
DOCUMENT = (Path(__file__).resolve().parent.parent / "docs" / "history.md").read_text(encoding="utf-8")


def answers() -> list[Answer]:
    return [answer for case in CASES for answer in judge_case(case)]


def turned(item: Item) -> Item:
    """The same item for the other side."""
    other = {name: name.removeprefix(DENIED) if name.startswith(DENIED) else f"{DENIED}{name}" for name in item.chances}
    return replace(item, chances={other[name]: chance for name, chance in item.chances.items()})


def test_eleven_cases_are_entered_with_dates_sources_and_reasons() -> None:
    assert [case.number for case in CASES] == list(range(1, 12))
    assert {case.kind for case in CASES} == {"allegation", "denial"}
    assert all(item.source and item.why and item.known_from and item.chances for case in CASES for item in case.items)


def test_a_kind_of_evidence_is_worth_the_same_whoever_it_speaks_for() -> None:
    worth: dict[str, set[tuple[float, float]]] = {}
    sides: dict[str, set[int]] = {}
    for case in CASES:
        for item in case.items:
            for claim in [name for name in item.chances if not name.startswith(DENIED)]:
                weight = weight_on(claim, item)
                sign = -1 if weight.central < 0 else 1
                low, high = sorted((sign * weight.low, sign * weight.high))
                worth.setdefault(case.kinds[item.id], set()).add((round(low, 9), round(high, 9)))
                sides.setdefault(case.kinds[item.id], set()).add(sign)
    assert all(len(each) == 1 for each in worth.values())
    assert sum(each == {1, -1} for each in sides.values()) >= 5  # and such a kind did speak for both


def test_the_rules_hold() -> None:
    found = rules(CASES)
    assert len(found) >= 6
    assert not [rule.text for rule in found if not rule.held]


@pytest.mark.parametrize("case", [case for case in CASES if case.denials], ids=lambda case: case.title)
def test_a_rule_can_break(case: PastCase) -> None:
    """A denial with a weight of its own is seen."""
    telling = next(item for item in case.items if item.id not in case.denials and case.kinds[item.id] != "party")
    denial = next(item for item in case.items if item.id in case.denials)
    heavy = replace(turned(telling), id=denial.id, known_from=case.said, derived_from=())
    broken = replace(case, items=tuple(heavy if item.id == denial.id else item for item in case.items))
    assert any("denial" in rule.text and not rule.held for rule in rules([broken]))


@pytest.mark.parametrize("case", [case for case in CASES if case.items], ids=lambda case: case.title)
def test_the_opposite_claim_gets_the_mirrored_answer(case: PastCase) -> None:
    mirrored = replace(case, items=tuple(map(turned, case.items)))
    for ours, theirs in zip(judge_case(case), judge_case(mirrored), strict=True):
        if not ours.claim.sentence:
            for one, other in (
                (ours.verdict.as_of, theirs.verdict.as_of),
                (ours.verdict.hindsight, theirs.verdict.hindsight),
            ):
                if one.p is None:  # only words of parties, which are worth nothing either way
                    assert (other.p, other.label) == (None, one.label)
                else:
                    assert other.p == pytest.approx(1 - one.p, abs=2e-4)


def test_the_document_says_what_comes_out() -> None:
    text = document(CASES, answers(), rules(CASES))
    assert text in DOCUMENT, "python scripts/history.py --save"
