"""From an item to its roots: circles and names that nobody knows are errors."""

from __future__ import annotations

import pytest

from backing.assessment.dependence.provenance import sources_of, trace
from backing.assessment.items.item import Item
from backing.errors import UnusableEvidence

REPORT = "Monitoring Team report of February 2023"


def test_an_item_that_is_derived_from_nothing_is_its_own_root() -> None:
    found = trace({"E1": ()})
    assert found.roots == {"E1": {"E1"}}
    assert found.distance == {"E1": 0}


def test_roots_are_found_over_any_number_of_steps() -> None:
    found = trace({"E1": (REPORT,), "E2": ("E1",), "E3": ("E2", "a video"), "E4": ("E3", "E1")})
    assert found.roots["E2"] == {REPORT}
    assert found.roots["E4"] == {REPORT, "a video"}
    assert found.distance == {"E1": 1, "E2": 2, "E3": 1, "E4": 2}


def test_a_chain_may_be_longer_than_python_recurses() -> None:
    chain = {f"E{place}": (f"E{place - 1}",) if place else (REPORT,) for place in range(5000)}
    assert trace(chain).roots["E4999"] == {REPORT}


def test_one_root_may_be_spelled_in_several_ways() -> None:
    found = trace({"E1": (REPORT,), "E2": ("the Monitoring-Team Report of February, 2023",)})
    assert found.roots["E1"] == found.roots["E2"]


@pytest.mark.parametrize("spelled", ["e1", "E1", "E 1", "e-1"])
def test_an_item_may_be_spelled_in_several_ways(spelled: str) -> None:
    """A name that is nearly an item's would be a root, and a second witness."""
    for roots in (None, [REPORT]):
        assert trace({"E1": (REPORT,), "E2": (spelled,)}, roots=roots).roots["E2"] == {REPORT}


def test_of_two_items_that_differ_in_case_alone_the_exact_one_is_meant() -> None:
    items = {"E1": (REPORT,), "e1": ("a video",)}
    assert trace(items | {"E2": ("e1",)}).roots["E2"] == {"a video"}
    assert trace(items | {"E2": ("E1",)}).roots["E2"] == {REPORT}


@pytest.mark.parametrize(
    ("derived", "words"),
    [
        ({"E1": ("E1",)}, "circle: E1 ← E1"),
        ({"E1": ("E2",), "E2": ("E3",), "E3": ("E1",)}, "in a circle"),
        ({"E1": (), "E2": ("E7",)}, "'E7', and there is no such item"),
        ({"E1": (), "E2": ("e7",)}, "'e7', and there is no such item"),
        ({"e1": (), "E2": ("E7",)}, "'E7', and there is no such item"),
        ({"E1": ("  ",)}, "names nothing"),
    ],
)
def test_circles_and_unknown_items_are_refused(derived, words) -> None:
    with pytest.raises(UnusableEvidence, match=words):
        trace(derived)


def test_where_the_roots_are_listed_no_other_name_will_do() -> None:
    assert trace({"E1": ("un report",)}, roots=["UN report"]).roots["E1"] == {"UN report"}
    with pytest.raises(UnusableEvidence, match="'UM report'"):
        trace({"E1": ("UM report",)}, roots=["UN report"])


def test_an_id_is_used_once() -> None:
    item = Item(id="E1", text="seen", derived_from=(REPORT,))
    assert sources_of([item]) == {"E1": (REPORT,)}
    with pytest.raises(UnusableEvidence, match="two items"):
        sources_of([item, item])
