"""What a difference hangs on: named where it is clear of zero, and the same whatever the luck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from backing.consequences.ensemble.ensemble import Design, Ensemble, Luck
from backing.consequences.explore import design_of
from backing.consequences.model.outcome import MEASURES
from backing.consequences.reading.drive import SEEDS, SHARED, STRONGEST, find_drivers
from backing.consequences.reading.lens import LENSES
from tests.consequences.made import scenario

WHOLE = scenario(months=6)
ONE_PAIR = tuple(policy for policy in WHOLE.policies if policy.name in ("quiet", "unsubstantiated"))
ASKED = design_of(replace(WHOLE, policies=ONE_PAIR), futures=4, seeds=2, seed=1)
OTHERS = {lens.measure for lens in LENSES} - {"attacks"}


def made(outcome: Callable[[Design], np.ndarray]) -> Callable[[Design], Ensemble]:
    """A run in which the quiet demand comes to an outcome, (points, draws of luck), in attacks, and all else to nothing."""

    def run(design: Design) -> Ensemble:
        assert (design.luck, design.seeds) == (Luck.SHARED, SEEDS)
        nothing = np.zeros((2, design.number, design.seeds))
        measures = {name: nothing.copy() for name in MEASURES}
        names = [policy.name for policy in design.scenario.policies]
        measures["attacks"][names.index("quiet")] = outcome(design)
        return Ensemble(design=design, measures=measures, paths={})

    return run


def test_the_parameters_that_move_a_difference_are_named_and_no_other() -> None:
    def outcome(design: Design) -> np.ndarray:
        moved = 3 * design.futures["growth"] / 0.08 + design.futures["true"] / 0.6
        return np.repeat(moved[:, None], design.seeds, axis=1)

    (found,) = find_drivers(ASKED, made(outcome))
    assert (found.measure, found.policy, found.other) == ("attacks", "quiet", "unsubstantiated")
    assert [each.parameter for each in found.screened] == ["growth", "true"]
    assert [each.mu_star for each in found.screened] == pytest.approx([3, 1])
    assert [each.parameter for each in found.shares] == ["growth", "true"]
    assert [each.total for each in found.shares] == pytest.approx([0.9, 0.1], abs=0.03)


def test_a_difference_that_is_luck_alone_has_no_drivers() -> None:
    random = np.random.default_rng(1)
    assert find_drivers(ASKED, made(lambda design: random.random((design.number, design.seeds)))) == ()


def test_no_difference_has_no_drivers() -> None:
    assert find_drivers(ASKED, made(lambda design: np.zeros((design.number, design.seeds)))) == ()


def test_without_the_two_policies_there_is_nothing_to_explain() -> None:
    alone = replace(WHOLE, policies=WHOLE.policies[:1])
    assert find_drivers(replace(ASKED, scenario=alone)) == ()


def test_the_like_in_public_is_looked_into_as_well_and_no_other_pair() -> None:
    like = replace(next(policy for policy in WHOLE.policies if policy.name == "shaming"), name="public_demand")
    others = tuple(policy for policy in WHOLE.policies if policy.name != "public_demand")
    found = find_drivers(
        design_of(replace(WHOLE, policies=(*others, like)), futures=4, seeds=2, seed=1),
        made(lambda design: np.repeat(design.futures["growth"][:, None], design.seeds, axis=1)),
    )
    assert [(each.policy, each.other) for each in found] == [("quiet", "public_demand"), ("quiet", "unsubstantiated")]


def test_what_is_named_of_the_model_is_clear_of_zero() -> None:
    for each in find_drivers(ASKED):
        assert len(each.screened) <= STRONGEST
        assert len(each.shares) <= SHARED
        assert all(effect.mu_star > effect.interval for effect in each.screened)
        assert all(share.total > share.total_interval for share in each.shares)
