"""Value of information: the oil wildcatter, and what an observable would tell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import Expected, Observable
from backing.assessment.items.item import Chance
from backing.assessment.sensitivity.information import certainty, entropy, to_collect, worth
from backing.assessment.sensitivity.outcomes import outcomes
from backing.assessment.weighing.table import Table, table_of
from backing.errors import UnusableNumbers
from tests.assessment.weighing.drawn import tables

DRY_WET_SOAKING = [0.5, 0.3, 0.2]
DRILL_OR_NOT = [[-70, 50, 200], [0, 0, 0]]
SOUNDING = [[0.6, 0.3, 0.1], [0.3, 0.4, 0.4], [0.1, 0.3, 0.5]]


def test_the_oil_wildcatter() -> None:
    found = worth(DRY_WET_SOAKING, DRILL_OR_NOT, SOUNDING)
    assert found.now == pytest.approx(20)
    assert found.now + found.sample == pytest.approx(32.5)
    assert found.sample == pytest.approx(12.5)
    assert found.now + found.sample - 10 == pytest.approx(22.5)
    assert found.perfect == pytest.approx(35)


@given(seed=st.integers(0, 2**32 - 1))
def test_a_test_is_worth_something_between_nothing_and_certainty(seed: int) -> None:
    random = np.random.default_rng(seed)
    states, acts, results = random.integers(2, 6, 3)
    found = worth(
        random.dirichlet(np.ones(states)),
        random.normal(size=(acts, states)),
        random.dirichlet(np.ones(results), states).T,
    )
    assert -1e-9 <= found.sample <= found.perfect + 1e-9


@pytest.mark.parametrize(
    ("prior", "utility", "test"),
    [
        ([0.5, 0.4, 0.2], DRILL_OR_NOT, SOUNDING),
        (DRY_WET_SOAKING, [[1, 2]], SOUNDING),
        (DRY_WET_SOAKING, DRILL_OR_NOT, SOUNDING[:2]),
    ],
)
def test_numbers_that_do_not_fit_are_refused(
    prior: list[float], utility: list[list[float]], test: list[list[float]]
) -> None:
    with pytest.raises(UnusableNumbers):
        worth(prior, utility, test)


def observable(name: str, chances: dict[str, float], cost: float = 1.0, *, seen: bool | None = None) -> Observable:
    expected = {each: Expected(exist=Chance.of(chance)) for each, chance in chances.items()}
    return Observable(id=name, text=name, expected=expected, cost=cost, seen=seen)


LEAVES = [["H1"], ["H2"]]


def test_what_tells_more_for_its_cost_comes_first() -> None:
    table = table_of([], [0.6, 0.4])
    rows = [
        observable("idle", {"H1": 0.5, "H2": 0.5}),
        observable("telling", {"H1": 0.9, "H2": 0.1}),
        observable("dear", {"H1": 0.95, "H2": 0.05}, cost=100),
        observable("known", {"H1": 0.9, "H2": 0.1}, seen=True),
    ]
    found = to_collect(table, outcomes(table, rows, LEAVES))
    assert [each.observable for each in found] == ["telling", "dear", "idle"]
    assert found[0].chance_seen == pytest.approx(0.58)
    assert found[0].value == pytest.approx(0.9 - 0.6)
    assert found[0].if_absent == ("H2", pytest.approx(0.36 / 0.42))
    assert found[2].bits == 0


def test_a_hypothesis_that_an_observable_does_not_name_takes_the_mean() -> None:
    table = table_of([], [0.3, 0.3, 0.4])
    found = to_collect(table, outcomes(table, [observable("O", {"H1": 0.9, "H2": 0.1})], [["H1"], ["H2"], ["H3"]]))
    assert found[0].chance_seen == pytest.approx(0.5)


@pytest.mark.parametrize("cost", [0, -1, float("nan")])
def test_a_cost_that_cannot_be_is_refused(cost: float) -> None:
    with pytest.raises(UnusableNumbers, match="cost"):
        outcomes(table_of([], [0.6, 0.4]), [observable("O", {"H1": 0.9}, cost)], LEAVES)


@given(table=tables())
def test_it_never_tells_more_than_there_is_to_know(table: Table) -> None:
    chances = {name: 0.1 + 0.15 * place for place, name in enumerate(table.named)}
    (found,) = to_collect(table, outcomes(table, [observable("O", chances)], [[name] for name in table.named]))
    assert 0 <= found.bits <= 1
    assert 0 <= found.value <= certainty(table) + 1e-12


@given(table=tables())
def test_its_worth_is_that_of_a_test_for_who_gains_by_naming_the_true_one(table: Table) -> None:
    """The same number from the general formula: a gain of 1 for naming the column that is true, the catch-all too."""
    chances = {name: 0.9 - 0.14 * place for place, name in enumerate(table.named)}
    looked = outcomes(table, [observable("O", chances)], [[name] for name in table.named])
    (found,) = to_collect(table, looked)
    seen = looked.columns[0, 0] * looked.chance[0, 0] / looked.now
    general = worth(looked.now, np.eye(len(looked.now)), [seen, 1 - seen])
    assert found.value == pytest.approx(general.sample, abs=1e-9)
    assert certainty(table) == pytest.approx(general.perfect)
    assert certainty(table) == pytest.approx(1 - general.now)


def test_nothing_is_open_where_everybody_has_looked() -> None:
    table = table_of([], [0.6, 0.4])
    assert to_collect(table, outcomes(table, [observable("O", {"H1": 0.9}, seen=True)], LEAVES)) == ()


def test_entropy_is_in_bits() -> None:
    assert entropy(np.asarray([[0.5, 0.5], [1.0, 0.0]])) == pytest.approx([1, 0])
