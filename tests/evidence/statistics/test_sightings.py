from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.sightings import cessation, last_date
from tests.evidence.statistics.golden import golden

MONK_SEAL = [1915, 1922, 1932, 1948, 1952]  # Caribbean monk seal (Solow 1993), watched until 1992
DODO = [1598, 1601, 1602, 1607, 1611, 1628, 1628, 1631, 1638, 1662]  # Roberts & Solow 2003
years = st.lists(st.integers(1500, 1900), min_size=3, max_size=12, unique=True)


def test_the_monk_seal() -> None:
    found = cessation(MONK_SEAL, end=1992)  # solow_monk_seal
    assert found.sightings == 4
    assert found.p == pytest.approx(0.0533143349, abs=5e-11)
    assert found.bayes_factor == pytest.approx(0.3743939095, abs=5e-11)


def test_the_dodo() -> None:
    found = last_date(DODO)  # ole_dodo; the paper prints 1690
    assert found.estimate == pytest.approx(1690.4179, abs=5e-5)
    assert (found.low, found.high) == pytest.approx((1669.1331, 1798.8790), abs=5e-5)
    assert found.upper == pytest.approx(1770.4945, abs=5e-5)


def test_the_reference_values_are_those_of_the_methods(shared) -> None:
    seal, dodo = golden(shared)["solow_monk_seal"], golden(shared)["ole_dodo"]
    years = json.loads((shared / "golden_inputs.json").read_text(encoding="utf-8"))["dodo_sightings"]["years"]
    found, last = cessation(MONK_SEAL, end=1992), last_date(years)
    assert [found.p, found.bayes_factor] == pytest.approx([seal["p_n4"], seal["bf_n4"]])
    assert [last.estimate, last.low, last.high, last.upper] == pytest.approx(
        [dodo[name] for name in ("theta", "ci_low", "ci_high_two_sided", "upper_one_sided")], abs=1e-4
    )


@given(years, st.integers(1, 500), st.randoms())
def test_neither_order_nor_unit_nor_origin_matters(times: list[int], after: int, random) -> None:
    end, mixed = max(times) + after, list(times)
    random.shuffle(mixed)
    as_days = [365 * (time - 1000) for time in mixed]
    assert cessation(as_days, end=365 * (end - 1000)).p == pytest.approx(cessation(times, end=end).p)
    assert last_date(as_days).estimate / 365 + 1000 == pytest.approx(last_date(times).estimate)


@given(years, st.integers(1, 300), st.integers(1, 300))
def test_the_longer_the_silence_the_likelier_an_end(times: list[int], after: int, more: int) -> None:
    short, long = (cessation(times, end=max(times) + length) for length in (after, after + more))
    assert long.p < short.p
    assert (long.bayes_factor or 0) < (short.bayes_factor or 0)


@given(years)
def test_the_end_lies_behind_the_last_sighting(times: list[int]) -> None:
    found = last_date(times)
    assert max(times) < found.estimate
    assert max(times) < found.low
    assert found.upper is None or found.low < found.upper
    assert found.high is None or (found.upper is not None and found.upper < found.high)


def test_if_nothing_ceased_p_is_even_over_0_to_1() -> None:
    random = np.random.default_rng(5)
    found = [cessation(random.uniform(0, 1, 6), start=0, end=1).p for _ in range(4000)]
    assert np.histogram(found, bins=4, range=(0, 1))[0] == pytest.approx([1000] * 4, abs=100)


def test_a_sighting_on_the_last_day_leaves_nothing_to_explain() -> None:
    found = cessation([0, 3, 9, 10], end=10)
    assert (found.p, found.bayes_factor) == (1, math.inf)


def test_one_sighting_allows_no_bayes_factor() -> None:
    found = cessation([5], start=0, end=10)
    assert (found.p, found.bayes_factor) == (0.5, None)


def test_three_sightings_set_no_upper_limit_at_this_level() -> None:
    assert last_date([1, 5, 9]).high is None


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: cessation([], end=5),
        lambda: cessation([3], end=5),
        lambda: cessation([3, 3], end=5),
        lambda: cessation([1, 3], end=2),
        lambda: cessation([1, 3], start=2, end=5),
        lambda: cessation([1, math.nan], end=5),
        lambda: cessation([1, 3], end=math.nan),
        lambda: last_date([1, 5]),
        lambda: last_date([1, 5, 5]),
        lambda: last_date([1, 1, 5]),
        lambda: last_date([1, 2, 3], level=1),
        lambda: last_date([1, 2, math.inf]),
    ],
)
def test_what_sightings_cannot_tell_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers) as caught:
        attempt()
    assert caught.value.hint
