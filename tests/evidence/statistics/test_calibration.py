"""A smaller version of scripts/calibrate_posteriors.py: the truth must rank evenly in every exact posterior."""

from __future__ import annotations

import numpy as np
import pytest

from backing.evidence.statistics.share import share_of
from scripts.calibrate_posteriors import evenness, ranks_of
from scripts.posteriors import EXACT, NEAR, Draw

RUNS = 200


@pytest.mark.parametrize("name", EXACT)
def test_the_truth_ranks_evenly_in_its_posterior(name: str) -> None:
    found = evenness(ranks_of(EXACT[name], RUNS))
    assert found.even, found


@pytest.mark.parametrize("name", [name for name in NEAR if "spells" not in name])  # it takes half a minute
def test_near_posteriors_are_not_too_narrow_by_much(name: str) -> None:
    assert evenness(ranks_of(NEAR[name], RUNS)).spread < 1.3


def wrong(draw: Draw, *, cases: int, shift: int) -> float:
    """The rank of a share of 12 cases in the posterior of another number of them."""
    truth = draw.beta(0.5, 0.5)
    part = int(draw.binomial(12, truth)) * cases // 12
    return share_of(min(part + shift, cases), cases).prob_below(truth)


@pytest.mark.parametrize(("cases", "shift"), [(48, 0), (2, 0), (12, 2)])
def test_a_posterior_too_narrow_too_wide_or_shifted_is_found(cases: int, shift: int) -> None:
    assert not evenness(ranks_of(lambda draw: wrong(draw, cases=cases, shift=shift), 1000)).even


def test_even_ranks_are_even_and_their_spread_says_which_way_others_are_not() -> None:
    ranks = (np.arange(400) + 0.5) / 400
    assert evenness(ranks).even
    assert evenness(ranks).spread == pytest.approx(1, abs=1e-3)
    assert (
        evenness(0.5 + (ranks - 0.5) / 2).spread
        < 1
        < evenness(np.where(ranks < 0.5, ranks / 2, 1 - (1 - ranks) / 2)).spread
    )
