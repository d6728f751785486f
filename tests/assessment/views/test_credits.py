"""A reader sees where a number comes from: a line for each source, and one for each item that holds what a source says."""

from __future__ import annotations

from dataclasses import replace

from backing.assessment.verdict import Credit
from backing.assessment.views.credits import SHOWN, in_words


def trusted(item: str, source: str = "Outlet Y", ground: str = "stated", reliable=(0.6, 0.7, 0.8)) -> Credit:
    return Credit(item=item, source=source, ground=ground, reliable=reliable)


def test_a_source_has_one_line_for_all_its_items() -> None:
    found = in_words([trusted("E1"), trusted("E3", "Outlet Z", reliable=(0.5, 0.5, 0.5)), trusted("E2")])
    assert found == (
        ("Outlet Y: reliable 0.60 to 0.80, stated (E1, E2)", ()),
        ("Outlet Z: reliable 0.50, stated (E3)", ()),
    )
    many = in_words([trusted(f"E{place}") for place in range(SHOWN + 3)])
    assert [line.endswith("E7 and 3 more)") for line, _ in many] == [True]
    assert in_words([]) == ()
    assert in_words([trusted("E1", "")])[0][0].startswith("no source: ")


def test_what_a_source_says_has_its_worth_and_its_claims() -> None:
    habit = Credit(
        item="E3",
        source="The authority",
        ground="says no whatever is so",
        says={"c1": "no"},
        worth={"c1": (0.0, 0.0, 0.0)},
    )
    frank = Credit(
        item="E4",
        source="The group",
        ground="stated",
        says={"c1": "nothing", "c2": "yes"},
        worth={"c1": (1.04, 3.23, 5.0), "c2": (-4.0, -4.0, -4.0)},
    )
    assert in_words([habit, frank, replace(habit, item="E5")]) == (
        ("The authority says no to c1, worth +0.0 dB; says no whatever is so (E3, E5)", ("c1",)),
        (
            "The group says nothing to c1, worth +3.2 dB (+1.0 to +5.0); yes to c2, worth -4.0 dB; stated (E4)",
            ("c1", "c2"),
        ),
    )
