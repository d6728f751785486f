from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import binomtest, poisson

from backing.errors import UnusableNumbers
from backing.evidence.statistics.exact_tests import rate_p, rate_tests
from tests.evidence.statistics.golden import golden

R = {  # of R's poisson.test: later, its exposure, earlier, its exposure; ratio, p, interval
    "poisson_test_11_800_vs_21_3011": ((11, 800, 21, 3011), 1.971488095, 0.079668633, (0.858426403, 4.277265944)),
    "rate_ratio_8_99d_vs_27_99d": ((8, 99, 27, 99), 0.2962962963, 0.0018782255, (0.1163336074, 0.6704621128)),
    "rate_ratio_152_135d_vs_20_135d": ((152, 135, 20, 135), 7.6, 2.5682575e-26, (4.7517792, 12.794673)),
}
counts, spans = st.integers(0, 300), st.floats(0.1, 1000)


@pytest.mark.parametrize("name", R)
def test_two_rates_agree_with_r(name: str) -> None:
    given_, ratio, p, interval = R[name]
    found = rate_tests(*given_)
    assert found.ratio == pytest.approx(ratio, rel=1e-9)
    assert found.p == pytest.approx(p, rel=5e-8)
    assert (found.low, found.high) == pytest.approx(interval, rel=5e-8)


def test_one_rate_agrees_with_r() -> None:
    assert rate_p(137, 24.19893) == pytest.approx(2.8452273e-56, rel=5e-8)  # poisson_test_137_24.19893


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    reference = golden(shared)
    for name, (_, ratio, p, interval) in R.items():
        assert [reference[name]["ratio"], reference[name]["p"], *reference[name]["ci95"]] == [ratio, p, *interval]
    assert rate_p(137, 24.19893) == pytest.approx(reference["poisson_test_137_24.19893"]["p"], rel=5e-8)


@given(counts, spans, counts, spans)
def test_p_is_the_exact_binomial_one(later: int, first: float, earlier: int, second: float) -> None:
    assume(later + earlier)
    expected = binomtest(later, later + earlier, first / (first + second)).pvalue
    assert rate_tests(later, first, earlier, second).p == pytest.approx(expected, rel=1e-6, abs=1e-14)


@given(st.integers(0, 80), st.floats(0.01, 60))
def test_p_of_one_rate_adds_up_what_is_no_likelier(events: int, mean: float) -> None:
    outcome = np.arange(1000)
    log_chance = poisson.logpmf(outcome, mean)
    expected = np.exp(log_chance[log_chance <= poisson.logpmf(events, mean) + 1e-7]).sum()
    assert rate_p(events, mean) == pytest.approx(expected, rel=1e-6, abs=1e-13)


@given(st.lists(st.tuples(counts, spans, counts, spans), min_size=1, max_size=8))
def test_an_array_gives_what_each_comparison_gives(rows: list[tuple[int, float, int, float]]) -> None:
    together = rate_tests(*(np.array(column) for column in zip(*rows, strict=True)))
    for place, row in enumerate(rows):
        alone = rate_tests(*row)
        for name in ("ratio", "low", "high", "p"):
            assert getattr(together, name)[place] == pytest.approx(float(getattr(alone, name)), nan_ok=True)


@given(counts, spans, counts, spans)
def test_swapping_the_labels_turns_the_ratio_over(later: int, first: float, earlier: int, second: float) -> None:
    assume(later and earlier)
    there, back = rate_tests(later, first, earlier, second), rate_tests(earlier, second, later, first)
    assert (there.ratio, there.low, there.high) == pytest.approx((1 / back.ratio, 1 / back.high, 1 / back.low))
    assert there.p == pytest.approx(float(back.p), rel=1e-6)


def test_two_counts_of_none_tell_nothing() -> None:
    found = rate_tests([0, 0], [10, 10], [0, 3], [10, 10])
    assert np.isnan([found.ratio[0], found.low[0], found.high[0], found.p[0]]).all()
    assert (found.ratio[1], found.low[1]) == (0, 0)
    assert 0 < found.p[1] < 1


def test_against_none_the_ratio_has_no_upper_end() -> None:
    found = rate_tests(5, 10, 0, 10)
    assert (found.ratio, found.high) == (math.inf, math.inf)
    assert 0 < found.low < math.inf


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: rate_tests(-1, 10, 3, 10),
        lambda: rate_tests(1.5, 10, 3, 10),
        lambda: rate_tests(1, 0, 3, 10),
        lambda: rate_tests(1, -10, 3, 10),
        lambda: rate_tests([1, math.nan], 10, 3, 10),
        lambda: rate_tests(1, 10, 3, 10, level=1),
        lambda: rate_tests([1, 2], [10, 10, 10], 3, 10),
        lambda: rate_p(-1, 3),
        lambda: rate_p([1, 2], [1, 2, 3]),
        lambda: rate_p(1, 0),
        lambda: rate_p(1, 3, rate=0),
    ],
)
def test_what_cannot_be_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
