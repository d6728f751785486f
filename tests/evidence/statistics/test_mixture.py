from __future__ import annotations

import math

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.mixture import Estimate, prob_between, side_by_side, updated
from backing.evidence.statistics.operationalise import above
from backing.vocabulary.lexicon import threshold

ESTIMATES = st.lists(
    st.builds(Estimate, label=st.just("a"), mean=st.floats(3, 10), sd=st.floats(0.05, 1.5)), min_size=1, max_size=5
)


def test_two_contradicting_sources_keep_two_humps() -> None:
    found = side_by_side(
        [Estimate(label="a", mean=math.log(1000), sd=0.1), Estimate(label="b", mean=math.log(7000), sd=0.1)]
    )
    assert found.prob_between(700, 1400) == pytest.approx(0.5, abs=0.01)
    assert found.prob_between(2000, 4000) < 1e-6
    assert found.quantile(0.25) == pytest.approx(1000, rel=0.01)
    curve = above(found.prob_below, threshold("significant_presence"))
    assert (curve.low, curve.central, curve.high) == pytest.approx((1, 0.5, 0.5), abs=1e-3)


@drawn(ESTIMATES, st.floats(0.01, 0.99))
def test_quantiles_and_probabilities_undo_each_other(estimates: list[Estimate], level: float) -> None:
    found = side_by_side(estimates)
    assert found.prob_below(found.quantile(level)) == pytest.approx(level, abs=1e-6)
    assert found.prob_between(0, 500) + found.prob_between(500, math.inf) == pytest.approx(1)


@drawn(ESTIMATES, st.integers(2, 4))
def test_the_whole_set_again_changes_nothing(estimates: list[Estimate], times: int) -> None:
    once, again = side_by_side(estimates), side_by_side(estimates * times)
    assert once.prob_below(2000) == pytest.approx(again.prob_below(2000), abs=1e-9)


def test_every_root_meets_the_prior_by_itself() -> None:
    found = side_by_side([Estimate(label="a", mean=9.0, sd=1.0)], prior=(7.0, 1.0))
    assert (found.means[0], found.sds[0]) == pytest.approx((8.0, math.sqrt(0.5)))


@pytest.mark.parametrize(("mean", "sd"), [(math.nan, 1), (7, 0), (7, -1), (7, math.nan), (math.inf, 1)])
def test_estimates_that_are_none_are_refused(mean: float, sd: float) -> None:
    with pytest.raises(UnusableNumbers):
        side_by_side([Estimate(label="a", mean=mean, sd=sd)])


def test_nothing_has_no_distribution_and_certainty_no_quantile() -> None:
    found = side_by_side([Estimate(label="a", mean=7, sd=1)])
    for call in (lambda: side_by_side([]), lambda: found.quantile(1), lambda: found.prob_below(0)):
        with pytest.raises(UnusableNumbers):
            call()


def test_a_vague_prior_gives_way_to_the_estimate_and_a_sharp_one_does_not() -> None:
    assert updated(7.0, 0.5, prior=(3.0, 1e6)) == pytest.approx((7.0, 0.5))
    assert updated(7.0, 0.5, prior=(3.0, 1e-6))[0] == pytest.approx(3.0)


@drawn(st.floats(10, 1e4), st.floats(1.1, 5))
def test_probabilities_of_a_split_range_add_up(low: float, factor: float) -> None:
    parts = [(0.0, low), (low, low * factor), (low * factor, math.inf)]
    assert sum(prob_between(*part, mean=7.0, sd=0.7) for part in parts) == pytest.approx(1)


def test_a_band_far_out_in_the_upper_tail_keeps_its_digits() -> None:
    here, there = prob_between(1e6, 2e6, mean=0.0, sd=1.0), prob_between(5e-7, 1e-6, mean=0.0, sd=1.0)
    assert here == pytest.approx(there)
    assert here > 0
