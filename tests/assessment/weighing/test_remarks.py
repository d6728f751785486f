"""What is remarked of evidence before it is weighed."""

from __future__ import annotations

from backing.assessment.items.item import Chance, Item
from backing.assessment.weighing.remarks import MOST, remarks_on

CHANCES = {"H1": Chance.of(0.8), "H2": Chance.of(0.3)}


def item(name: str, text: str, **options) -> Item:
    return Item(id=name, text=text, chances=CHANCES, **options)


def test_likely_copies_are_named_until_they_are_confirmed() -> None:
    one, other = item("E1", "the ministry counted 1,472 dead"), item("E2", "an agency wrote of 1,472 dead")
    (remark,) = remarks_on([one, other])
    assert remark.startswith("E1 and E2 count as two witnesses and may be one: the same rare figure: 1472.")
    assert remark.endswith("If so, write E2: from: [E1]")
    assert not remarks_on([one, item("E2", other.text, derived_from=("E1",))])


def test_a_rating_that_counts_twice_is_remarked() -> None:
    (remark,) = remarks_on([item("E1", "a camp was seen", admiralty="B1"), item("E2", "fires were reported")])
    assert remark.startswith("E1 is rated B1, confirmed by other sources, and E2 on the same matter")


def test_a_long_list_is_cut_and_says_so() -> None:
    rows = [item(f"E{place}", f"report number {place} says 1,47{place // 2}.25 dead") for place in range(10)]
    found = remarks_on(rows)
    assert len(found) == MOST + 1
    assert found[-1] == "2 more pairs may be copies: backing copies lists them"


def test_nothing_to_remark_is_nothing() -> None:
    assert remarks_on([]) == ()
    assert remarks_on([item("E1", "a camp was seen", admiralty="C2")]) == ()
