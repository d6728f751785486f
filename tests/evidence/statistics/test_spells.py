from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from backing.errors import UnusableNumbers
from backing.evidence.statistics.absence import zero_switching
from backing.evidence.statistics.spells import Spells, fit_spells, log_density, zero_ahead

chance = st.floats(0.02, 0.98)


def chain_of(rate: float, leave: float, resume: float, active: float) -> Spells:
    return Spells(rate=np.array([rate]), leave=np.array([leave]), resume=np.array([resume]), active=np.array([active]))


def simulated(weeks: int, rate: float, leave: float, resume: float, seed: int) -> list[int]:
    random, active, counts = np.random.default_rng(seed), True, []
    for _ in range(weeks):
        counts.append(int(random.poisson(rate)) if active else 0)
        active = random.random() > leave if active else random.random() < resume
    return counts


@given(st.floats(0.05, 5), chance, chance, chance, st.lists(st.integers(0, 4), min_size=1, max_size=6))
def test_a_density_is_the_sum_over_every_history_of_states(
    rate: float, leave: float, resume: float, active: float, counts: list[int]
) -> None:
    total = 0.0
    for history in product((True, False), repeat=len(counts) + 1):
        weight = active if history[0] else 1 - active
        for before, now, count in zip(history, history[1:], counts, strict=False):
            move = leave if before else resume
            weight *= move if before != now else 1 - move
            weight *= poisson.pmf(count, rate) if now else float(count == 0)
        total += weight
    found = log_density(chain_of(rate, leave, resume, active), [counts])[0]
    assert math.exp(found) == pytest.approx(total, rel=1e-9)


@given(st.floats(0.05, 5), st.integers(1, 30))
def test_from_the_long_run_it_is_the_model_with_even_passages(rate: float, weeks: int) -> None:
    steady = chain_of(2 * rate, 0.2, 0.2, 0.5)
    assert zero_ahead(steady, weeks=weeks)[0] == pytest.approx(float(zero_switching(rate * weeks, weeks=weeks)))


def log_posterior(chain: Spells, counts: list[int]) -> float:
    rate, leave, resume = chain.rate[0], chain.leave[0], chain.resume[0]
    first = [math.log(0.5) + poisson.logpmf(counts[0], rate), math.log(0.5) if counts[0] == 0 else -math.inf]
    start = float(np.logaddexp(*first))
    after = chain_of(rate, leave, resume, math.exp(first[0] - start))
    rest = float(log_density(after, [counts[1:]])[0])
    prior = sum(math.log(passage) + 7 * math.log1p(-passage) for passage in (leave, resume))
    return start + rest + prior


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(0.5, 4), st.floats(0.05, 0.4), st.floats(0.05, 0.4))
def test_no_chain_nearby_is_more_probable(seed: int, rate: float, leave: float, resume: float) -> None:
    counts = simulated(60, rate, leave, resume, seed)
    if not any(counts):
        return
    chain = fit_spells([counts])
    best = log_posterior(chain, counts)
    for name, factor in product(("rate", "leave", "resume"), (0.98, 1.02)):
        values = {field: float(getattr(chain, field)[0]) for field in ("rate", "leave", "resume")}
        values[name] *= factor
        assert log_posterior(chain_of(**values, active=0.5), counts) <= best + 1e-5


def test_a_long_series_gives_its_chain_back() -> None:
    rows = [simulated(500, 2.5, 0.1, 0.25, seed) for seed in range(8)]
    chain = fit_spells(rows)
    found = chain.rate.mean(), chain.leave.mean(), chain.resume.mean()
    assert found == pytest.approx((2.5, 0.1, 0.25), rel=0.1)


def test_rows_side_by_side_are_fitted_as_each_alone() -> None:
    rows = [simulated(50, 2, 0.2, 0.2, seed) for seed in (1, 2, 3)]
    together = fit_spells(rows, [50, 30, 40])
    for number, length in enumerate((50, 30, 40)):
        alone = fit_spells([rows[number][:length]])
        for name in ("rate", "leave", "resume", "active"):
            assert getattr(together, name)[number] == pytest.approx(getattr(alone, name)[0], rel=1e-4)


def test_after_a_silence_more_silence_is_likelier() -> None:
    busy, quiet = fit_spells([[3, 2, 4, 0, 0, 0, 3, 2, 0, 0, 0, 3]]), fit_spells([[3, 2, 4, 3, 0, 0, 3, 2, 0, 0, 0, 0]])
    assert busy.active[0] == 1 > quiet.active[0]
    assert zero_ahead(quiet, weeks=4)[0] > zero_ahead(busy, weeks=4)[0]
    assert zero_ahead(busy, weeks=4, share=0.2)[0] > zero_ahead(busy, weeks=4)[0]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: fit_spells([[0, 0, 0]]),
        lambda: fit_spells([]),
        lambda: fit_spells([[1, -1]]),
        lambda: fit_spells([[1, math.nan]]),
        lambda: zero_ahead(chain_of(1, 0.2, 0.2, 0.5), weeks=0),
        lambda: zero_ahead(chain_of(1, 0.2, 0.2, 0.5), weeks=-8),
        lambda: zero_ahead(chain_of(1, 0.2, 0.2, 0.5), weeks=8, share=1.5),
    ],
)
def test_what_cannot_be_fitted_is_refused(attempt) -> None:
    with pytest.raises(UnusableNumbers):
        attempt()
