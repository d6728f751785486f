from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.priors import three_priors, under_each

CLAIMED = math.log(0.5)


def test_the_sceptic_gives_the_claim_one_chance_in_twenty_and_the_enthusiast_its_absence() -> None:
    sceptical, flat, enthusiastic = three_priors(CLAIMED)
    assert sceptical.prob_below(CLAIMED) == pytest.approx(0.05)
    assert 1 - enthusiastic.prob_below(0) == pytest.approx(0.05)
    assert flat.prob_below(CLAIMED) == 0.5


@drawn(st.floats(-3, 3), st.floats(0.01, 3))
def test_the_three_stand_in_their_order_and_the_flat_one_repeats_the_estimate(mean: float, se: float) -> None:
    sceptical, flat, enthusiastic = under_each(mean, se, claimed=CLAIMED)
    assert (flat.mean, flat.sd) == pytest.approx((mean, se))
    assert sceptical.prob_below(CLAIMED) <= enthusiastic.prob_below(CLAIMED) + 1e-12
    assert max(sceptical.sd, enthusiastic.sd) < se


@drawn(st.floats(-3, 3), st.floats(0.05, 3))
def test_the_mirrored_claim_has_the_mirrored_beliefs(mean: float, se: float) -> None:
    for fall, rise in zip(under_each(mean, se, claimed=CLAIMED), under_each(-mean, se, claimed=-CLAIMED), strict=True):
        assert fall.prob_below(CLAIMED) == pytest.approx(1 - rise.prob_below(-CLAIMED), abs=1e-9)


def test_good_evidence_convinces_all_three_and_little_leaves_them_apart() -> None:
    assert all(belief.prob_below(0) > 0.999 for belief in under_each(CLAIMED, 0.05, claimed=CLAIMED))
    sceptical, _, enthusiastic = under_each(0.0, 2.0, claimed=CLAIMED)
    assert enthusiastic.prob_below(0) - sceptical.prob_below(0) > 0.3


@pytest.mark.parametrize("wrong", [0.0, math.nan, math.inf])
def test_without_a_claimed_effect_there_is_nothing_to_doubt(wrong: float) -> None:
    with pytest.raises(UnusableNumbers):
        three_priors(wrong)


@pytest.mark.parametrize("se", [0.0, -1.0, math.nan])
def test_an_estimate_has_an_error(se: float) -> None:
    with pytest.raises(UnusableNumbers):
        under_each(0.1, se, claimed=CLAIMED)
