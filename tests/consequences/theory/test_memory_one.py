"""Reference payoffs: noisy tit for tat collapses to 2.25, generosity and win-stay lose-shift hold cooperation up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.consequences.theory.memory_one import (
    ALWAYS_DEFECT,
    TIT_FOR_TAT,
    WIN_STAY_LOSE_SHIFT,
    Payoffs,
    Strategy,
    generosity,
    generous,
    mean_payoffs,
)
from backing.errors import UnusableNumbers

SHARES = st.floats(0, 1)
STRATEGIES = st.tuples(SHARES, SHARES, SHARES, SHARES)


@pytest.mark.parametrize("noise", [0.001, 0.01, 0.05, 0.3])
def test_tit_for_tat_collapses_at_any_noise(noise: float) -> None:
    assert mean_payoffs(TIT_FOR_TAT, TIT_FOR_TAT, noise=noise)[0] == pytest.approx(2.25)


@pytest.mark.parametrize(
    ("strategy", "noise", "payoff"),
    [
        (generous(), 0.01, 2.97032175),
        (generous(), 0.05, 2.859375),
        (WIN_STAY_LOSE_SHIFT, 0.01, 2.951092),
        (WIN_STAY_LOSE_SHIFT, 0.05, 2.7765),
    ],
)
def test_forgiving_strategies_hold_cooperation_up(strategy: Strategy, noise: float, payoff: float) -> None:
    assert mean_payoffs(strategy, strategy, noise=noise)[0] == pytest.approx(payoff, abs=1e-8)


def test_defection_exploits_generosity() -> None:
    assert mean_payoffs(ALWAYS_DEFECT, generous(), noise=0.05) == pytest.approx((2.451, 0.801))


@pytest.mark.parametrize(
    ("first", "second", "simulated"),
    [
        (TIT_FOR_TAT, TIT_FOR_TAT, (2.249, 2.249)),
        (generous(), generous(), (2.861, 2.861)),
        (WIN_STAY_LOSE_SHIFT, WIN_STAY_LOSE_SHIFT, (2.779, 2.779)),
        (ALWAYS_DEFECT, generous(), (2.455, 0.804)),
    ],
)
def test_the_closed_forms_are_what_axelrod_simulates(
    first: Strategy, second: Strategy, simulated: tuple[float, float]
) -> None:
    """Mean payoffs a round at 5 % noise, simulated once with Axelrod 4.14."""
    assert mean_payoffs(first, second, noise=0.05) == pytest.approx(simulated, abs=0.01)


def test_how_often_to_forgive() -> None:
    assert generosity() == pytest.approx(1 / 3)


def test_without_noise_tit_for_tat_cooperates_in_full() -> None:
    assert mean_payoffs((1, 1e-6, 1, 1e-6), (1, 1e-6, 1, 1e-6), noise=1e-12)[0] == pytest.approx(3, abs=1e-4)


@given(STRATEGIES, STRATEGIES, st.floats(0.01, 0.4))
def test_swapping_the_players_swaps_the_payoffs(first: Strategy, second: Strategy, noise: float) -> None:
    assert mean_payoffs(first, second, noise=noise) == pytest.approx(mean_payoffs(second, first, noise=noise)[::-1])


def test_what_is_no_dilemma_is_refused() -> None:
    with pytest.raises(UnusableNumbers, match="no prisoner's dilemma"):
        Payoffs(temptation=1, reward=3)
    with pytest.raises(UnusableNumbers, match="noise is 0"):
        mean_payoffs(TIT_FOR_TAT, TIT_FOR_TAT, noise=0)
    with pytest.raises(UnusableNumbers, match="no strategy"):
        mean_payoffs((1, 2, 0, 0), TIT_FOR_TAT, noise=0.05)
