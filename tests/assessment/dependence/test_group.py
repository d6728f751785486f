"""Copies count once, and those that share a part form a cluster."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.dependence.group import n_eff, witnesses
from backing.assessment.dependence.provenance import trace
from backing.errors import UnusableEvidence


def clusters(derived, **options) -> set[frozenset[frozenset[str]]]:
    """The roots of each witness who speaks, in its cluster."""
    found: dict[int, set[frozenset[str]]] = {}
    for each in witnesses(trace(derived), **options):
        if each.speaking:
            found.setdefault(each.cluster, set()).add(frozenset(each.roots))
    return {frozenset(each) for each in found.values()}


def alone(*roots: str) -> frozenset[frozenset[str]]:
    return frozenset({frozenset({root}) for root in roots})


def test_items_with_one_root_are_one_witness_and_the_nearest_speaks() -> None:
    (only,) = witnesses(trace({"E2": ("E1",), "E1": ("a report",), "E3": ("a report",), "E4": ("E2",)}))
    assert only.roots == ("a report",)
    assert only.speaking == "E1"
    assert only.copies == ("E3", "E2", "E4")


def test_of_those_equally_near_the_first_public_speaks_and_then_the_first_by_number() -> None:
    derived = dict.fromkeys(("E10", "E9", "E2", "E02"), ("a report",))
    days = {"E9": date(2023, 5, 1), "E10": date(2023, 4, 1)}
    (dated,) = witnesses(trace(derived), known_from=days)
    (undated,) = witnesses(trace(derived))
    assert (dated.speaking, *dated.copies) == ("E10", "E9", "E02", "E2")
    assert (undated.speaking, *undated.copies) == ("E02", "E2", "E9", "E10")


def test_fifteen_states_that_repeat_one_source_are_one_witness() -> None:
    derived = {f"S{place}": ("one dossier",) for place in range(15)} | {"E1": ()}
    assert clusters(derived) == {alone("one dossier"), alone("E1")}


def test_a_summary_of_two_witnesses_adds_nothing_and_joins_nobody() -> None:
    found = witnesses(trace({"E1": ("a",), "E2": ("b",), "E3": ("E1", "E2")}))
    assert [each.speaking for each in found] == ["E1", "E2", None]
    assert [each.cluster == found[0].cluster for each in found] == [True, False, False]
    assert found[2].copies == ("E3",)


def test_witnesses_who_share_a_root_form_a_cluster() -> None:
    assert clusters({"E1": ("a", "b"), "E2": ("b", "c"), "E3": ("d",)}) == {
        frozenset({frozenset("ab"), frozenset("bc")}),
        alone("d"),
    }


def test_a_stated_correlation_joins_and_is_kept_by_those_who_speak() -> None:
    derived = {"E1": (), "E2": (), "E3": ("E2",), "E4": ()}
    stated = {frozenset({"E1", "E3"}): 0.25, frozenset({"E1", "E2"}): 0.5}
    one, two, _ = witnesses(trace(derived), correlation=stated)
    assert (one.partly, two.partly) == ({"E2": 0.5}, {"E1": 0.5})
    assert clusters(derived, correlation=stated) == {alone("E1", "E2"), alone("E4")}


def test_the_first_of_a_cluster_has_the_lowest_rank() -> None:
    derived = {"E1": ("a", "b"), "E2": ("b", "c"), "E10": ("a", "c")}
    days = {"E2": date(2023, 1, 1)}
    ranks = {each.speaking: each.rank for each in witnesses(trace(derived), known_from=days)}
    assert sorted(ranks, key=lambda name: ranks[name]) == ["E2", "E1", "E10"]


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
    assert clusters({**derived, "copy": tuple(copied)}) == clusters(derived)


@given(GRAPHS, st.randoms())
def test_other_names_and_another_order_change_nothing(derived, random) -> None:
    places = list(derived)
    random.shuffle(places)
    names = {name: f"item {place}" for place, name in enumerate(places)} | {root: f"root {root}" for root in "abcd"}
    renamed = {names[item]: tuple(names[each] for each in derived[item]) for item in places}
    found = {frozenset(frozenset(names[root] for root in roots) for roots in cluster) for cluster in clusters(derived)}
    assert clusters(renamed) == found


@given(GRAPHS)
def test_every_item_is_in_exactly_one_witness(derived) -> None:
    found = witnesses(trace(derived))
    assert sorted(item for each in found for item in (each.speaking, *each.copies) if item) == sorted(derived)
