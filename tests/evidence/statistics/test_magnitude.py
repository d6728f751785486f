"""How many fighters: published figures of one group, their units, blocs and copies."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.magnitude import magnitude
from backing.evidence.statistics.units import FAMILIES, Stated, Unit, roots_of

UN = Stated(label="UN", low=4000, high=6000, unit=Unit.FAMILIES, root="un", bloc="UN")
CSTO = Stated(label="CSTO", low=6500, high=6500, unit=Unit.FIGHTERS, root="csto", bloc="CSTO")
SCHOLAR = Stated(label="scholar", low=1500, high=2200, unit=Unit.FIGHTERS, root="scholar", bloc="scholars")
AGENCY = Stated(label="agency", low=1000, high=1000, unit=Unit.FIGHTERS, root="agency", bloc="US")
ALL = [UN, CSTO, SCHOLAR, AGENCY]

STATED = st.builds(
    lambda low, factor, unit, root, bloc: Stated(
        label="s", low=low, high=low * factor, unit=unit, root=f"r{root}", bloc=f"b{bloc}"
    ),
    st.floats(10, 1e4),
    st.floats(1, 4),
    st.sampled_from(Unit),
    st.integers(0, 9),
    st.integers(0, 4),
)


def test_families_are_taken_out_of_the_count() -> None:
    mean, sd = roots_of([UN]).alone(0)
    assert math.exp(mean) == pytest.approx(math.sqrt(4000 * 6000) / 3)
    assert sd > math.hypot(0.35, FAMILIES[1])
    assert roots_of([replace(UN, unit=Unit.FIGHTERS)]).alone(0)[1] < sd


def test_the_published_figures_contradict_each_other_and_stand_side_by_side() -> None:
    found = magnitude(ALL)
    assert found.pooled is not None
    assert found.pooled.i2 > 75
    assert not found.together
    assert found.shown == found.apart
    assert found.pooled.predictive_high - found.pooled.predictive_low > found.pooled.high - found.pooled.low
    agree = magnitude([SCHOLAR, replace(SCHOLAR, root="b", bloc="b"), replace(SCHOLAR, root="c", bloc="c")])
    assert agree.together
    assert agree.shown == agree.posterior


def test_few_roots_are_never_shown_as_one_number() -> None:
    assert not magnitude([SCHOLAR, replace(SCHOLAR, root="b", bloc="b")]).together
    alone = magnitude([SCHOLAR])
    assert alone.pooled is None
    assert alone.apart.interval() == pytest.approx(magnitude([SCHOLAR]).shown.interval())


@drawn(st.lists(STATED, min_size=1, max_size=5), st.data())
def test_copies_change_nothing(stated: list[Stated], data) -> None:
    copied = data.draw(st.lists(st.sampled_from(stated), max_size=4))
    once, again = magnitude(stated), magnitude(stated + copied)
    assert again.posterior == once.posterior
    assert again.apart == once.apart
    assert len(again.roots.copies) == len(once.roots.copies) + len(copied)


def test_more_statements_of_one_bloc_make_it_no_surer() -> None:
    allies = [replace(CSTO, label=f"ally {n}", root=f"ally {n}") for n in range(5)]
    assert roots_of([CSTO]).alone(0) == pytest.approx(roots_of(allies).alone(0))
    assert len(roots_of([*ALL, *allies]).means) == 4
    contradicting = [CSTO, replace(CSTO, root="x", low=2000, high=2000)]
    assert roots_of(contradicting).alone(0)[1] > roots_of([CSTO]).alone(0)[1]


def test_an_error_in_the_multiplier_is_shared_by_all_who_count_families() -> None:
    two = roots_of([UN, replace(UN, root="other", bloc="other")])
    assert two.covariance[0][1] == pytest.approx(FAMILIES[1] ** 2)
    assert roots_of([UN, CSTO]).covariance[0][1] == 0


@drawn(st.lists(STATED, min_size=1, max_size=5), st.floats(0.1, 10))
def test_multiplying_every_number_moves_the_roots_alike(stated: list[Stated], factor: float) -> None:
    scaled = roots_of([replace(each, low=each.low * factor, high=each.high * factor) for each in stated])
    here = roots_of(stated)
    assert scaled.means == pytest.approx([mean + math.log(factor) for mean in here.means])
    assert [each for row in scaled.covariance for each in row] == pytest.approx(
        [each for row in here.covariance for each in row], abs=1e-9
    )


@pytest.mark.parametrize(("low", "high"), [(0, 10), (-5, 5), (math.nan, 5), (10, 5), (5, math.inf)])
def test_numbers_of_people_that_are_none_are_refused(low: float, high: float) -> None:
    with pytest.raises(UnusableNumbers):
        magnitude([replace(SCHOLAR, low=low, high=high)])


def test_without_a_statement_there_is_no_number() -> None:
    with pytest.raises(UnusableNumbers):
        magnitude([])
