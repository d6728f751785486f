from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backing.dossier.pictures.layers import ACROSS, bands_of, rows_of


def test_what_others_lead_to_stands_above_them():
    assert rows_of("abc", [("b", "a"), ("c", "b")]) == ((("a",), ("b",), ("c",)),)


def test_what_leads_nowhere_stands_right_above_what_leads_to_it():
    """``d`` is drawn beside ``b``, and no arrow to it runs behind a box."""
    assert rows_of("abcd", [("b", "a"), ("c", "b"), ("c", "d")])[0] == (("a",), ("b", "d"), ("c",))


def test_groups_that_are_not_connected_stand_apart():
    assert rows_of("abcd", [("b", "a"), ("d", "c")]) == ((("a",), ("b",)), (("c",), ("d",)))
    assert bands_of(rows_of("abcdefgh", [("b", "a"), ("d", "c"), ("f", "e"), ("h", "g")])) == ((0, 1, 2), (3,))


def test_a_wide_layer_goes_on_in_another_row():
    names = [str(n) for n in range(8)]
    rows = rows_of(names, [(name, "0") for name in names[1:]])[0]
    assert [len(row) for row in rows] == [1, 3, 3, 1]


def test_a_long_chain_does_not_exhaust_the_stack():
    names = [str(n) for n in range(5000)]
    rows = rows_of(names, [(names[n + 1], names[n]) for n in range(len(names) - 1)])[0]
    assert [row[0] for row in rows] == names


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda p: p[0] != p[1])))
def test_every_box_has_one_place_whatever_leads_where(arrows: list[tuple[str, str]]):
    """Cycles included. Without one, every arrow leads up."""
    groups = rows_of("abcdefgh", arrows)
    placed = [name for group in groups for row in group for name in row]
    assert sorted(placed) == list("abcdefgh")
    assert all(0 < len(row) <= ACROSS for group in groups for row in group)
    assert sorted(n for band in bands_of(groups) for n in band) == list(range(len(groups)))
    forward = [(one, other) for one, other in arrows if one > other]
    level = {
        name: n for n, row in enumerate(row for group in rows_of("abcdefgh", forward) for row in group) for name in row
    }
    assert all(level[one] > level[other] for one, other in forward)
