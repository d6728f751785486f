"""Repeated prisoner's dilemmas between players who remember one round (Nowak & Sigmund 1992; Press & Dyson 2012)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.errors import UnusableNumbers

Strategy = tuple[float, float, float, float]
"""P(cooperate) after a round in which (mine, theirs) was CC, CD, DC, DD."""

TIT_FOR_TAT: Strategy = (1, 0, 1, 0)
WIN_STAY_LOSE_SHIFT: Strategy = (1, 0, 0, 1)
ALWAYS_DEFECT: Strategy = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payoffs:
    """Temptation, reward, punishment and the sucker's payoff; a dilemma has T > R > P > S."""

    temptation: float = 5
    reward: float = 3
    punishment: float = 1
    sucker: float = 0

    def __post_init__(self) -> None:
        if not self.temptation > self.reward > self.punishment > self.sucker:
            raise UnusableNumbers("these payoffs are no prisoner's dilemma", hint="order them T > R > P > S")


AXELROD = Payoffs()


def generosity(payoffs: Payoffs = AXELROD) -> float:
    """How often generous tit for tat forgives: min[1 - (T - R)/(R - S), (R - P)/(T - P)] (Nowak & Sigmund 1992)."""
    t, r, p, s = payoffs.temptation, payoffs.reward, payoffs.punishment, payoffs.sucker
    return min(1 - (t - r) / (r - s), (r - p) / (t - p))


def generous(payoffs: Payoffs = AXELROD) -> Strategy:
    """Tit for tat that forgives a defection as often as ``generosity`` says."""
    q = generosity(payoffs)
    return (1, q, 1, q)


def mean_payoffs(first: Strategy, second: Strategy, *, noise: float, payoffs: Payoffs = AXELROD) -> tuple[float, float]:
    """Payoffs a round in the long run, where each move is the opposite of the one meant with chance ``noise`` in (0, 1).

    They come from the stationary distribution of the Markov chain over CC, CD, DC, DD. Raises UnusableNumbers without
    noise, where the long run may depend on the first round.
    """
    if not 0 < noise < 1:
        raise UnusableNumbers(f"noise is {noise}, and must lie inside 0 to 1", hint="5 % is a usual choice")
    mine = _with_noise(first, noise)
    theirs = _with_noise((second[0], second[2], second[1], second[3]), noise)  # seen from the other side
    moves = np.array([mine * theirs, mine * (1 - theirs), (1 - mine) * theirs, (1 - mine) * (1 - theirs)]).T
    stationary = _stationary(moves)
    r, s, t, p = payoffs.reward, payoffs.sucker, payoffs.temptation, payoffs.punishment
    return float(stationary @ [r, s, t, p]), float(stationary @ [r, t, s, p])


def _with_noise(strategy: Strategy, noise: float) -> NDArray[np.float64]:
    chances = np.asarray(strategy, dtype=float)
    if not ((chances >= 0) & (chances <= 1)).all():
        raise UnusableNumbers(f"{strategy} is no strategy", hint="give four probabilities")
    return chances * (1 - noise) + (1 - chances) * noise


def _stationary(moves: NDArray[np.float64]) -> NDArray[np.float64]:
    """The distribution that a chain's transition matrix leaves as it is."""
    size = len(moves)
    equations = np.vstack([moves.T - np.eye(size), np.ones(size)])
    found: NDArray[np.float64] = np.linalg.lstsq(equations, np.append(np.zeros(size), 1.0), rcond=None)[0]
    return found
