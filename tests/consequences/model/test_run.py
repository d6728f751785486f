"""What must hold of any run, whatever its numbers: limits, conservation, symmetry."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.consequences.action import Action, Policy, Step
from backing.consequences.model.draws import Draws
from backing.consequences.model.militants import grow
from backing.consequences.model.outcome import PATHS, Outcome
from backing.consequences.model.run import run_policy
from backing.consequences.model.stocks import at_start
from backing.consequences.policies import policies
from tests.consequences.made import STATES, futures, luck, outcomes, run, scenario, without_messages

SEEDS = st.integers(0, 10_000)
NAMES = [policy.name for policy in policies()]


@given(SEEDS)
@settings(max_examples=15)
def test_every_allegation_is_right_wrong_or_open(seed: int) -> None:
    for outcome in outcomes(scenario(), futures(40, seed), seed).values():
        found = outcome.measures
        closed = found["proved right"] + found["proved wrong"] + found["never resolved"]
        assert (found["allegations"] == closed).all()
        assert min(found[name].min() for name in ("proved right", "proved wrong", "never resolved")) >= 0
        assert (found["proved wrong"] <= found["false alarms"]).all()


@given(SEEDS)
@settings(max_examples=15)
def test_stocks_stay_in_their_range(seed: int) -> None:
    for outcome in outcomes(scenario(), futures(40, seed), seed).values():
        for name in PATHS:
            assert np.isfinite(outcome.paths[name]).all()
            assert outcome.paths[name].min() >= 0 or name == "backlash"
        for name in ("trust in states", "trust in the authority", "credibility", "channel", "trust gap"):
            assert outcome.paths[name].max() <= 1


def test_where_words_have_no_effect_and_nothing_comes_to_light_no_policy_differs() -> None:
    """Denials are counted wherever anybody speaks; that they move nothing else is a part of it."""
    quiet = without_messages(200, resolution=0, warning=0)
    found = outcomes(scenario(), quiet)
    assert found["shaming"].paths["denial"].any()
    for name in set(PATHS) - {"denial"}:
        for policy in NAMES[1:]:
            np.testing.assert_array_equal(found[policy].paths[name], found["silence"].paths[name])


def test_one_effect_of_words_is_enough_to_tell_policies_apart() -> None:
    found = outcomes(scenario(), without_messages(200, resolution=0, warning=0, offence=1))
    assert (found["shaming"].paths["trust in states"][-1] < found["silence"].paths["trust in states"][-1]).any()


@pytest.mark.parametrize(
    ("effect", "policy", "path"),
    [
        ("entrenching", "shaming", "attacks"),
        ("reprisal", "quiet", "trust in the authority"),
        ("reprisal_loss", "quiet", "channel"),
        ("denial_effect", "shaming", "denial"),
    ],
)
def test_each_effect_of_an_answer_is_enough_too(effect: str, policy: str, path: str) -> None:
    silent = without_messages(300, resolution=0, warning=0, carry_out=0.6, retaliation=0)
    plain, moved = (outcomes(scenario(), silent | {effect: np.full(300, size)}) for size in (0.0, 1.0))
    assert (plain[policy].paths[path] != moved[policy].paths[path]).any()


def test_where_denials_have_no_effect_it_does_not_matter_how_long_they_bind() -> None:
    def found(**fixed: float) -> dict[str, Outcome]:
        return outcomes(scenario(), futures(200, **fixed))

    free = {"entrenching": 0.0, "exposure": 0.0}
    one, other = found(denial_decay=0, quiet_denial=0, **free), found(denial_decay=1, quiet_denial=1, **free)
    for policy in NAMES:
        for name in set(PATHS) - {"denial"}:
            np.testing.assert_array_equal(one[policy].paths[name], other[policy].paths[name])
    bound = found(denial_decay=1, quiet_denial=1, exposure=0, entrenching=1)["shaming"].measures["commitments"]
    assert bound.sum() < one["shaming"].measures["commitments"].sum()


def test_no_more_denials_are_found_false_than_allegations_right() -> None:
    for outcome in outcomes(scenario(), futures(200)).values():
        found = outcome.measures
        assert (found["denials proved false"] <= found["proved right"]).all()
        assert (found["denials proved true"] <= found["proved wrong"]).all()
        assert (found["denials proved false"] + found["denials proved true"] <= found["denials"]).all()


def test_a_mistaken_demand_in_private_is_booked_apart_and_costs_its_share() -> None:
    """Where the threat is never real but everybody believes in it, every demand is mistaken."""
    sure = scenario([replace(state, bias=3, error=0.1) for state in STATES])
    values = futures(100, true=0, growth=0, unrest=0, inflow=0, learning=1, quiet_alarm=0.25)
    found = outcomes(sure, values)
    quiet, public = found["quiet"].measures, found["unsubstantiated"].measures
    assert (quiet["false alarms"] == 0).all()
    assert (quiet["mistaken demands"] == 3 * 24 / 3).all()
    assert (public["false alarms"] == quiet["mistaken demands"]).all()
    assert (public["mistaken demands"] == 0).all()
    for loss in ("loss of states", "loss of the authority"):
        assert quiet[loss] == pytest.approx(0.25 * public[loss])


def test_where_all_is_known_evidence_adds_nothing() -> None:
    sure = scenario([replace(state, error=0, bias=0) for state in STATES])
    values = futures(200, learning=1)
    found = outcomes(sure, values)
    for name in PATHS:
        np.testing.assert_allclose(found["substantiated"].paths[name], found["unsubstantiated"].paths[name], atol=1e-6)


def test_where_doubt_has_no_effect_what_is_shown_has_none() -> None:
    shown, plain = (
        Policy(name=name, title="", steps=(Step(action=Action(public=1, substantiated=share, depth=0.5)),))
        for name, share in (("shown", 1), ("plain", 0))
    )
    asked = scenario(policies=(shown, plain))
    none = dict.fromkeys(("doubt_effect", "doubt_trust", "doubt_credit", "backlash_doubt", "showing"), 0.0)
    same = outcomes(asked, futures(200, **none))
    for name in PATHS:
        np.testing.assert_array_equal(same["shown"].paths[name], same["plain"].paths[name])
    for effect, measure in (
        ("doubt_effect", "commitments"), ("doubt_trust", "trust in states"), ("doubt_credit", "credibility"),
        ("backlash_doubt", "backlash"),
    ):  # fmt: skip
        worse, better = (outcomes(asked, futures(200, **none | {effect: each}, evidence=0.5)) for each in (-1, 1))
        for found, sign in ((worse, 1), (better, -1)):
            shown_, plain_ = (found[name].measures[measure].sum() for name in ("shown", "plain"))
            assert np.sign(shown_ - plain_) == sign
    found = outcomes(asked, futures(200, **none | {"showing": 6.0}, evidence=0.5))
    assert found["shown"].measures["never resolved"].sum() < found["plain"].measures["never resolved"].sum()


def test_policies_that_ship_side_by_side_differ_by_one_thing() -> None:
    action = {policy.name: policy.steps[0].action for policy in policies() if policy.steps}
    assert action["substantiated"] == replace(action["unsubstantiated"], substantiated=1)
    assert action["public_demand"] == replace(action["quiet"], public=1)
    assert action["shaming"] == replace(action["public_demand"], condemning=1)


def test_as_it_ships_publicness_and_condemnation_do_neither_good_nor_harm_on_the_whole() -> None:
    """What the dispute contests lies evenly about nothing, so that like beside like keeps as much and is trusted as much."""
    found = outcomes(scenario([replace(state, relation=0) for state in STATES]), futures(20_000))
    for one, other in (("quiet", "public_demand"), ("public_demand", "shaming"), ("unsubstantiated", "substantiated")):
        for measure, near in (("kept", 0.1), ("trust in states", 0.01), ("channel", 0.02)):
            apart = found[one].measures[measure].mean() - found[other].measures[measure].mean()
            assert abs(apart) < near, (one, other, measure)


def test_a_state_speaks_where_silence_is_expected_to_cost_it_more() -> None:
    """Twice as much for a miss as for an alarm: from a belief of a third on; the other way round: from two thirds on."""

    def said(alarm: float, miss: float) -> dict[str, np.ndarray]:
        states = [replace(state, cost_of_alarm=alarm, cost_of_miss=miss) for state in STATES]
        return outcomes(scenario(states), futures(300))["public_demand"].measures

    bold, even, careful = said(1, 2), said(1, 1), said(2, 1)
    for measure in ("allegations", "false alarms"):
        assert bold[measure].sum() > even[measure].sum() > careful[measure].sum()
    assert bold["missed months"].sum() < even["missed months"].sum() < careful["missed months"].sum()
    assert (said(5, 5)["allegations"] == even["allegations"]).all()
    own = Policy(name="own", title="", steps=(Step(action=Action(public=1, depth=0.5, verified=1, belief=1 / 3)),))
    fixed = outcomes(scenario(policies=(own,)), futures(300))["own"].measures
    assert (STATES[0].enough, replace(STATES[0], cost_of_alarm=0, cost_of_miss=0).enough) == (0.5, 0.5)
    np.testing.assert_array_equal(fixed["allegations"], bold["allegations"])


def test_mistaken_warnings_are_those_in_public_and_those_in_private() -> None:
    for outcome in outcomes(scenario(), futures(200)).values():
        found = outcome.measures
        assert (found["mistaken warnings"] == found["false alarms"] + found["mistaken demands"]).all()


def test_states_that_swap_names_swap_nothing_else() -> None:
    asked, values = scenario(), futures(100)
    order = [2, 0, 1]
    swapped = replace(asked, states=tuple(STATES[each] for each in order))
    chance = luck(asked, 100)
    moved = Draws(
        right=chance.right,
        months=tuple(
            replace(
                month, sight=month.sight[order], answer=month.answer[order], keeping=month.keeping[order],
                inquiry=month.inquiry[order],
            )
            for month in chance.months
        ),
    )  # fmt: skip
    for policy in asked.policies:
        one, other = run_policy(asked, policy, values, chance), run_policy(swapped, policy, values, moved)
        for name, measured in one.measures.items():
            np.testing.assert_allclose(measured, other.measures[name], err_msg=name)


def test_the_same_seed_gives_the_same_runs_and_another_one_others() -> None:
    asked, values = scenario(), futures(50)
    policy = asked.policies[1]
    first, again, other = (run(asked, policy, values, seed, 50) for seed in (4, 4, 5))
    for name, measured in first.measures.items():
        np.testing.assert_array_equal(measured, again.measures[name])
    assert (first.measures["attacks"] != other.measures["attacks"]).any()


def test_half_a_step_twice_is_a_whole_step() -> None:
    """Without chance and inflow growth is exact; with inflow the two differ by what the newcomers add in half a month."""
    asked = scenario()
    values, month = futures(100, unrest=0, inflow=0), luck(asked, 100).months[0]
    stocks = at_start(asked, values, luck(asked, 100).right)
    half = replace(stocks, militants=grow(stocks, values, month, 0.5))
    assert grow(half, values, month, 0.5) == pytest.approx(grow(stocks, values, month))
    joined = futures(100, unrest=0, inflow=50)
    twice = replace(stocks, militants=grow(stocks, joined, month, 0.5))
    assert grow(twice, joined, month, 0.5) == pytest.approx(grow(stocks, joined, month), rel=0.005)


def test_silence_says_nothing_and_names_no_threat() -> None:
    found = outcomes(scenario(), futures(200))["silence"].measures
    assert not any(
        found[name].any() for name in ("allegations", "commitments", "denials", "retaliations", "false alarms")
    )
    assert found["missed months"].max() > 0
    assert (found["loss of states"] == found["missed months"]).all()


def test_all_policies_meet_the_same_luck() -> None:
    """Before anybody has spoken, and where words change nothing, the group does the same under all policies."""
    found = outcomes(scenario(), without_messages(100, resolution=0, warning=0))
    assert len({outcome.measures["attacks"].tobytes() for outcome in found.values()}) == 1


def test_a_fall_from_27_to_8_attacks_a_season_is_a_feasible_history() -> None:
    """What was recorded of one group: 27 attacks in 99 days of autumn 2022, 8 in the same days of 2023."""
    asked = scenario(months=15, large=2_000, small=500)
    paths = outcomes(asked, futures(3_000))["silence"].paths["attacks"]
    first, later = paths[:3].sum(axis=0), paths[12:].sum(axis=0)
    near = (np.abs(first - 27) <= 3) & (np.abs(later - 8) <= 3)
    assert 0 < near.sum() < 0.2 * len(near)
