"""Copies count once, and those that share a part count in part."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.dependence.group import n_eff, witnesses
from backing.assessment.dependence.provenance import trace
from backing.errors import UnusableEvidence


def shares(derived, **options) -> dict[frozenset[str], float]:
    """What counts: the roots of each witness who speaks, and the share of its weight."""
    return {frozenset(each.roots): each.share for each in witnesses(trace(derived), **options) if each.speaking}


def test_items_with_one_root_are_one_witness_and_the_nearest_speaks() -> None:
    (only,) = witnesses(trace({"E2": ("E1",), "E1": ("a report",), "E3": ("a report",), "E4": ("E2",)}))
    assert only.roots == ("a report",)
    assert only.speaking == "E1"
    assert only.copies == ("E3", "E2", "E4")
    assert only.share == 1


def test_of_those_equally_near_the_first_public_speaks_and_then_the_first_by_number() -> None:
    derived = dict.fromkeys(("E10", "E9", "E2", "E02"), ("a report",))
    days = {"E9": date(2023, 5, 1), "E10": date(2023, 4, 1)}
    (dated,) = witnesses(trace(derived), known_from=days)
    (undated,) = witnesses(trace(derived))
    assert (dated.speaking, *dated.copies) == ("E10", "E9", "E02", "E2")
    assert (undated.speaking, *undated.copies) == ("E02", "E2", "E9", "E10")


def test_fifteen_states_that_repeat_one_source_are_one_witness() -> None:
    derived = {f"S{place}": ("one dossier",) for place in range(15)} | {"E1": ()}
    assert shares(derived) == {frozenset({"one dossier"}): 1.0, frozenset({"E1"}): 1.0}


def test_a_summary_of_two_witnesses_adds_nothing_and_joins_nobody() -> None:
    found = witnesses(trace({"E1": ("a",), "E2": ("b",), "E3": ("E1", "E2")}))
    assert [each.share for each in found] == [1, 1, 1]
    assert [each.speaking for each in found] == ["E1", "E2", None]
    assert found[2].copies == ("E3",)


def test_witnesses_who_share_a_root_count_in_part() -> None:
    """{a, b} and {b, c} share one root of three: rho 1/3, so both together are worth 2 / (1 + 1/3) = 1.5 witnesses."""
    assert shares({"E1": ("a", "b"), "E2": ("b", "c"), "E3": ("d",)}) == {
        frozenset("ab"): pytest.approx(0.75),
        frozenset("bc"): pytest.approx(0.75),
        frozenset("d"): 1.0,
    }


def test_a_correlation_can_be_stated() -> None:
    derived = {"E1": (), "E2": (), "E3": ()}
    found = shares(derived, correlation={frozenset({"E1", "E2"}): 0.25})
    assert found == {frozenset({"E1"}): 0.8, frozenset({"E2"}): 0.8, frozenset({"E3"}): 1.0}
    whole = shares(derived, correlation={frozenset(derived): 1.0})
    assert sum(whole.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(("rho", "n", "worth"), [(0.25, 5, 2.5), (0.25, 10**9, 4.0), (0.8, 10**9, 1.25)])
def test_n_eff_has_the_published_values(rho, n, worth) -> None:
    assert n_eff(n, rho) == pytest.approx(worth, rel=1e-7)


@given(st.integers(1, 10**6), st.floats(0, 1))
def test_n_eff_lies_between_one_witness_and_all(n, rho) -> None:
    assert 1 - 1e-9 <= n_eff(n, rho) <= n + 1e-9
    assert n_eff(n, 0) == n
    assert n_eff(n, 1) == pytest.approx(1)
    assert rho == 0 or n_eff(n, rho) <= 1 / rho + 1e-9


@pytest.mark.parametrize(("n", "rho"), [(0, 0.5), (2, -0.1), (2, 1.1), (2, math.nan)])
def test_numbers_that_cannot_be_are_refused(n, rho) -> None:
    with pytest.raises(UnusableEvidence):
        n_eff(n, rho)


def test_a_correlation_with_nobody_is_refused() -> None:
    with pytest.raises(UnusableEvidence, match="E9"):
        witnesses(trace({"E1": ()}), correlation={frozenset({"E1", "E9"}): 0.5})


GRAPHS = st.dictionaries(
    st.sampled_from([f"E{place}" for place in range(8)]),
    st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=3),
    min_size=1,
)


@given(GRAPHS, st.data())
def test_a_copy_changes_nothing(derived, data) -> None:
    copied = data.draw(st.lists(st.sampled_from(sorted(derived)), min_size=1, max_size=3))
    assert shares({**derived, "copy": tuple(copied)}) == pytest.approx(shares(derived))


@given(GRAPHS, st.randoms())
def test_other_names_and_another_order_change_nothing(derived, random) -> None:
    places = list(derived)
    random.shuffle(places)
    names = {name: f"item {place}" for place, name in enumerate(places)} | {root: f"root {root}" for root in "abcd"}
    renamed = {names[item]: tuple(names[each] for each in derived[item]) for item in places}
    found = {frozenset(names[root] for root in roots): share for roots, share in shares(derived).items()}
    assert shares(renamed) == pytest.approx(found)


@given(GRAPHS)
def test_every_item_is_in_exactly_one_witness_and_no_weight_is_gained(derived) -> None:
    found = witnesses(trace(derived))
    assert sorted(item for each in found for item in (each.speaking, *each.copies) if item) == sorted(derived)
    assert all(0 < each.share <= 1 for each in found)
