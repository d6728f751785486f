"""From a scenario to its readings."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from backing.casefile.codec import from_json, to_json
from backing.consequences.assumptions import opposite, sides, under
from backing.consequences.consequences import Consequences
from backing.consequences.ensemble.ensemble import Design
from backing.consequences.ensemble.simulate import simulate
from backing.consequences.explore import CONTESTED, Explored, design_of, explore, with_opposite
from backing.consequences.model.outcome import MEASURES, PATHS
from backing.consequences.parameter import Shape, parameters
from backing.consequences.reading.drive import DRIVEN
from backing.consequences.reading.summarize import contrasts, moved_from, slice_by, summarize
from backing.errors import UnusableScenario
from tests.consequences.made import scenario

LEANING = {
    name: replace(parameters()[name], low=low, central=(low + high) / 2, high=high)
    for name, (low, high) in {"doubt_effect": (-2, 0.5), "quiet_denial": (0, 0.5)}.items()
}
"""What a scenario may say of effects whose shipped ranges lean to neither side."""


@pytest.fixture(scope="module")
def explored() -> Explored:
    return explore(design(), "made for a test", simulate)


def design() -> Design:
    return design_of(scenario(months=12), futures=60, seeds=2, seed=1)


def test_the_scenario_stands_beside_what_each_side_assumes(explored: Explored) -> None:
    found = explored.consequences
    assert [each.view for each in found.readings] == ["as it stands", "critic", "alleger"]
    assert {(each.policy, each.measure) for each in found.readings[0].spreads} == {
        (policy, measure) for policy in explored.ensemble.policies for measure in MEASURES
    }
    assert {each.path for each in found.readings[0].fans} == set(PATHS)
    assert "not a forecast" in found.caveat


def test_a_quiet_demand_is_held_against_all_that_is_said_in_public_both_ways_round(explored: Explored) -> None:
    main, pairs = explored.consequences.readings[0], contrasts(explored.ensemble.policies)
    assert {("quiet", "unsubstantiated"), ("quiet", "shaming"), ("quiet", "substantiated")} <= set(pairs)
    for lens in main.lenses:
        found = [(each.policy, each.other) for each in main.worse if each.measure == lens.measure]
        assert found == [way for pair in pairs for way in (pair, pair[::-1])]
    assert {(each.policy, each.other) for each in main.drivers} == {pair for pair in pairs if pair[1] in DRIVEN}


def test_the_like_in_public_comes_first_and_pairs_are_of_the_policies_there_are() -> None:
    assert contrasts(("shaming", "quiet", "public_demand")) == (("quiet", "public_demand"), ("quiet", "shaming"))
    assert contrasts(("shaming", "public_demand")) == ()


def test_each_lens_has_eleven_metrics_and_shares_that_sum_to_one(explored: Explored) -> None:
    for reading in explored.consequences.readings:
        for lens in reading.lenses:
            assert len(lens.robustness) == 11
            assert sum(lens.wins) == sum(len(each.best) for each in lens.robustness)
            assert all(alone <= best for alone, best in zip(lens.alone, lens.best, strict=True))
            assert sum(lens.best) >= 1 - 0.002
            assert max(lens.best) <= 1
            assert min(lens.regret) >= 0


def test_futures_are_cut_into_thirds_that_share_all_of_them(explored: Explored) -> None:
    slices = explored.consequences.readings[0].slices
    assert {"public_effect", "shame_effect", "true"} <= {each.parameter for each in slices}
    for each in slices:
        assert each.low < each.high
        for row in each.best:
            assert sum(row) >= 1 - 0.002
            assert max(row) <= 1
    thirds = [(each.low, each.high) for each in slices if each.parameter == "shame_effect"]
    assert thirds == [pytest.approx((-1.5, -0.5)), pytest.approx((-0.5, 0.5)), pytest.approx((0.5, 1.5))]


def test_fans_rise_from_quantile_to_quantile(explored: Explored) -> None:
    for fan in explored.consequences.readings[0].fans:
        assert (np.diff(np.array(fan.quantiles), axis=0) >= 0).all()


def test_it_reads_back_from_its_file(explored: Explored) -> None:
    text = to_json(explored.consequences)
    assert from_json(text, Consequences, where="here") == explored.consequences


def test_without_the_libraries_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ema_workbench.analysis", None)
    found = explore(replace(design(), seeds=1), "made", simulate).consequences
    assert "backing[simulate]" in found.left_out
    assert (found.readings[0].worse, found.readings[0].drivers) == ((), ())
    assert found.readings[0].lenses


def test_assumptions_of_the_sides_contradict_each_other_on_what_words_do() -> None:
    critic, alleger = sides()
    assert set(critic.ranges) == set(alleger.ranges)
    for name in ("public_effect", "shame_effect"):
        assert critic.ranges[name].high <= 0 <= alleger.ranges[name].low
        assert critic.ranges[name].low == -alleger.ranges[name].high
    assert {"channel_gain", "verified_effect", "doubt_trust", "entrenching", "exposure"} <= set(critic.ranges)
    assert under(scenario(), critic).uncertain["offence"] == critic.ranges["offence"]


def test_each_side_assumes_one_half_of_what_ships_and_neither_is_surer_than_the_other() -> None:
    critic, alleger = sides()
    for name, one in critic.ranges.items():
        shipped, other = parameters()[name], alleger.ranges[name]
        assert one.high - one.low == pytest.approx(other.high - other.low)
        assert {min(one.low, other.low), max(one.high, other.high)} == {shipped.low, shipped.high}
        assert one.high == other.low or other.high == one.low
        assert one.assumed
    assert {name for name, each in parameters().items() if each.message} - set(critic.ranges) == {
        "carry_out", "promise", "aid_effect", "showing", "backlash_effect",
    }  # fmt: skip


def test_the_opposite_sign_turned_round_again_is_where_it_began() -> None:
    asked = scenario(ranges=LEANING)
    turned = opposite(asked)
    assert (turned.uncertain["doubt_effect"].low, turned.uncertain["doubt_effect"].high) == (-0.5, 2)
    assert (turned.uncertain["quiet_denial"].low, turned.uncertain["quiet_denial"].high) == (1.5, 2)
    assert turned.uncertain["verified_effect"] == parameters()["verified_effect"]
    again = opposite(turned)
    for name, each in again.uncertain.items():
        assert (each.low, each.central, each.high) == (
            asked.uncertain[name].low, asked.uncertain[name].central, asked.uncertain[name].high,
        )  # fmt: skip


def test_the_opposite_sign_is_added_and_nothing_is_lost_by_it(explored: Explored) -> None:
    found, before = with_opposite(explored, simulate).consequences, explored.consequences
    assert [each.view for each in found.readings] == ["as it stands", "critic", "alleger", "opposite"]
    assert replace(found, readings=found.readings[:-1]) == before
    turned = found.readings[-1]
    assert turned.spreads != before.readings[0].spreads, "each future has its own signs turned"
    assert all(lens.moved is None for reading in found.readings[:-1] for lens in reading.lenses)
    moved = {lens.measure: lens.moved for lens in turned.lenses}
    assert moved["denials"] == 0, "silence is never denied, whatever the signs"
    assert moved["trust in states"] > 0.1, moved
    assert "of all futures another policy is best then in" in turned.told
    assert {each.parameter for each in turned.slices} == set(CONTESTED)


def test_nothing_moves_from_an_ensemble_to_itself(explored: Explored) -> None:
    same = moved_from(explored.ensemble, explored.ensemble, summarize(explored.ensemble, "", ""))
    assert [lens.moved for lens in same.lenses] == [0.0] * len(same.lenses)


def test_what_a_scenario_says_of_its_own_is_turned_round(explored: Explored) -> None:
    leaning = design_of(scenario(months=12, ranges=LEANING), futures=60, seeds=2, seed=1)
    asked = replace(explored, ensemble=simulate(leaning))
    turned = with_opposite(asked, simulate).consequences.readings[-1]
    assert turned.spreads != summarize(asked.ensemble, "", "").spreads
    assert "turned round" in turned.title


def test_the_futures_of_every_view_are_cut_by_what_is_contested(explored: Explored) -> None:
    for reading in explored.consequences.readings:
        assert set(CONTESTED) <= {each.parameter for each in reading.slices}
    assert "entrenching" in CONTESTED


def test_the_outer_thirds_of_a_normal_range_are_open() -> None:
    even = replace(parameters()["shame_effect"], shape=Shape.UNIFORM)
    asked = scenario(months=2, ranges={"shame_effect": even})
    found = slice_by(simulate(design_of(asked, futures=60, seeds=1, seed=1)), CONTESTED)
    normal = {name for name in CONTESTED if asked.uncertain[name].shape is Shape.NORMAL}
    assert {each.parameter for each in found if each.open} == normal
    assert "public_effect" in normal
    assert "shame_effect" not in normal


def test_what_ships_leans_to_neither_side_so_that_its_opposite_is_the_same() -> None:
    for name, each in opposite(scenario()).uncertain.items():
        shipped = parameters()[name]
        assert (each.low, each.central, each.high) == (shipped.low, shipped.central, shipped.high)


def test_an_opposite_keeps_to_what_a_parameter_may_be() -> None:
    wide = {"quiet_denial": replace(parameters()["quiet_denial"], low=1, central=3, high=5)}
    found = opposite(scenario(ranges=wide)).uncertain["quiet_denial"]
    assert (found.low, found.central, found.high) == (0, 0, 1)


def test_a_billion_runs_are_refused_before_a_future_is_made() -> None:
    with pytest.raises(UnusableScenario, match="runs of each policy"):
        design_of(scenario(), futures=10**9, seeds=1, seed=1)
    with pytest.raises(UnusableScenario, match="0 futures"):
        design_of(scenario(), futures=0, seeds=1, seed=1)
