"""Who depends on others and says the same counts in part; who says nothing, or the opposite, takes nothing from anybody."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.dependence.group import n_eff, witnesses
from backing.assessment.dependence.provenance import trace
from backing.assessment.dependence.shrink import Part, shrink

WEIGHTS = st.floats(-9, 9, allow_nan=False).map(lambda weight: round(weight, 6))
ROOTS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=3).map(tuple)
CASES = st.lists(st.tuples(ROOTS, WEIGHTS), min_size=1, max_size=7)
Case = list[tuple[tuple[str, ...], float]]


def parts(case: Case, correlation: dict[frozenset[str], float] | None = None) -> dict[str, tuple[float, Part]]:
    """By the item that speaks, its weight and its part. Everybody has a root of his own, so that nobody is a copy."""
    weights = {f"E{place}": weight for place, (_, weight) in enumerate(case)}
    derived = {f"E{place}": (*roots, f"own {place}") for place, (roots, _) in enumerate(case)}
    found = witnesses(trace(derived), correlation=correlation)
    names = [str(each.speaking) for each in found]
    counted = shrink(found, np.array([[weights[name]] for name in names]))
    return {name: (weights[name], part) for name, part in zip(names, counted, strict=True)}


def shares(case: Case) -> list[float]:
    return [part.share for _, part in parts(case).values()]


def counted(case: Case, sign: int = 1) -> float:
    """What all that speaks one way counts for."""
    return sum(part.share * abs(weight) for weight, part in parts(case).values() if weight * sign > 0)


@pytest.mark.parametrize("n", [2, 3, 5, 40])
def test_witnesses_of_one_weight_count_as_n_eff(n: int) -> None:
    """{a, own} and {a, another} share one root of three."""
    assert shares([(("a",), 2.0)] * n) == pytest.approx([n_eff(n, 1 / 3) / n] * n)


def test_of_two_the_heavier_counts_in_full_and_the_other_for_what_it_adds() -> None:
    found = parts([(("a",), 3.0), (("a",), 1.0), (("b",), 1.0)])
    assert found["E0"] == (3.0, Part())
    assert found["E1"][1].share == pytest.approx(n_eff(2, 1 / 3) - 1)
    assert found["E1"][1].words("E1") == ("E1 counts for 0.50 of its weight: it depends in part on E0",)
    assert found["E2"] == (1.0, Part())
    assert found["E0"][1].words("E0") == ()


def test_a_correlation_can_be_stated() -> None:
    found = parts([((), 1.0), ((), 1.0), ((), 1.0)], {frozenset({"E0", "E1"}): 0.25})
    assert [part.share for _, part in found.values()] == [0.8, 0.8, 1.0]
    whole = parts([((), 1.0)] * 3, {frozenset({"E0", "E1", "E2"}): 1.0})
    assert sum(part.share for _, part in whole.values()) == pytest.approx(1.0)


def test_a_weaker_witness_who_wholly_depends_on_another_adds_nothing() -> None:
    found = parts([((), 2.0), ((), 1.0)], {frozenset({"E0", "E1"}): 1.0})
    assert [part.share for _, part in found.values()] == [1.0, 0.0]


def test_who_links_two_takes_nothing_from_them() -> None:
    """Two who are independent and one who depends on both by nine in ten: three of a mean rho of .6 would be worth 1.36."""
    stated = {frozenset({"E0", "E2"}): 0.9, frozenset({"E1", "E2"}): 0.9}
    found = parts([((), 2.0), ((), 2.0), ((), 1.0)], stated)
    assert [part.share for _, part in found.values()] == [1.0, 1.0, 0.0]


@given(CASES, ROOTS)
def test_who_tells_nothing_leaves_no_trace(case: Case, roots: tuple[str, ...]) -> None:
    assert shares([*case, (roots, 0.0)])[: len(case)] == shares(case)


@given(CASES, ROOTS, st.floats(0, 1))
def test_who_weighs_less_takes_nothing_from_who_weighs_more(case: Case, roots: tuple[str, ...], part: float) -> None:
    least = min(abs(weight) for _, weight in case)
    added = round(part * least, 6) / 2
    assert shares([*case, (roots, added)])[: len(case)] == pytest.approx(shares(case))


@given(CASES, ROOTS, st.floats(0, 9))
def test_who_says_the_opposite_takes_nothing(case: Case, roots: tuple[str, ...], weight: float) -> None:
    for sign in (1, -1):
        assert counted([*case, (roots, -sign * weight)], sign) == pytest.approx(counted(case, sign))


@given(CASES, st.sampled_from([1, -1]))
def test_what_speaks_one_way_weighs_as_much_as_the_strongest_and_no_more_than_all(case: Case, sign: int) -> None:
    one_way = [sign * weight for _, weight in case if sign * weight > 0]
    assert max(one_way, default=0.0) - 1e-6 <= counted(case, sign) <= sum(one_way) + 1e-6


@given(CASES)
def test_for_and_against_are_treated_alike(case: Case) -> None:
    assert shares([(roots, -weight) for roots, weight in case]) == shares(case)


@given(CASES, st.randoms())
def test_the_order_of_witnesses_and_their_names_change_nothing(case: Case, random) -> None:
    places = list(range(len(case)))
    random.shuffle(places)
    assert shares([case[place] for place in places]) == pytest.approx([shares(case)[place] for place in places])


@given(st.lists(ROOTS, min_size=1, max_size=7), st.data())
def test_no_leap_where_two_weigh_nearly_the_same(roots: list[tuple[str, ...]], data) -> None:
    """Equal weights that part by a little: the answer moves by a little, but where a link takes from nobody."""
    alike = counted([(each, 1.0) for each in roots])
    order = data.draw(st.permutations(range(len(roots))))
    nearly = counted([(each, 1.0 + 1e-6 * place) for each, place in zip(roots, order, strict=True)])
    assert nearly >= alike - 1e-4


def test_the_limit_of_many_is_one_over_rho_at_every_spread_of_weights() -> None:
    for spread in (0.0, 1e-3, 0.5):
        assert counted([(("a",), 1.0 + spread * place / 300) for place in range(300)]) <= 3.0 * (1 + spread)
    steps = [counted([(("a",), 1.0)] * n) for n in range(1, 8)]
    assert all(one < other for one, other in pairwise(steps))


def test_who_says_something_else_depends_by_the_cosine() -> None:
    found = witnesses(trace({"E1": ("a", "b"), "E2": ("b", "c")}))
    half = np.array([[1.0, 0.0], [0.5, math.sqrt(0.75)]])
    assert [each.share for each in shrink(found, half)] == pytest.approx([n_eff(2, 1 / 6) / 2] * 2)
    assert [each.share for each in shrink(found, np.eye(2))] == [1.0, 1.0]


def test_of_many_the_heaviest_are_named() -> None:
    found = parts([(("a",), 10.0 - place) for place in range(7)])
    assert found["E6"][1].beside == "E0, E1, E2, E3 and 2 more"


def test_nobody_is_nobody() -> None:
    assert shrink((), np.zeros((0, 1))) == ()
