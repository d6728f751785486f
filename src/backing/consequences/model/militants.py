"""The armed group: how it grows, how often it strikes, and what a state can see of it."""

from __future__ import annotations

import math

import numpy as np
from scipy.special import ndtri

from backing.consequences.model.draws import Chance
from backing.consequences.model.stocks import Array, Stocks, Values
from backing.consequences.scenario import Scenario

MOST = 1e9
"""Nobody has more; the limit keeps a month of extreme growth finite."""

LARGE = 10.0
"""The mean from which on a Poisson count is drawn from an approximation."""

MOST_COUNTED = 80
"""With a mean of ``LARGE`` a larger count has a chance below the rounding of a probability."""


def grow(stocks: Stocks, values: Values, luck: Chance, step: float = 1.0) -> Array:
    """Members after ``step`` months: N exp((g - removal * effort * capacity) dt + unrest sqrt(dt) xi) + inflow dt."""
    drift = values["growth"] - values["removal"] * stocks.effort * stocks.capacity
    change = drift * step + values["unrest"] * math.sqrt(step) * luck.unrest
    size: Array = stocks.militants * np.exp(change) + values["inflow"] * step
    return np.minimum(size, MOST)


def strike(scenario: Scenario, stocks: Stocks, values: Values, luck: Chance) -> Array:
    """Attacks of a month: none where the group keeps quiet, otherwise a negative binomial count.

    Its mean is attacks * N (N / threat)^(exponent - 1): ``attacks`` is the rate of a fighter at the size of the threat, to
    which its anchor speaks, whatever the exponent. The count is Poisson, its mean times a gamma factor of mean 1.
    """
    scaled = (np.maximum(stocks.militants, 1) / scenario.threat) ** (values["exponent"] - 1)
    mean = values["attacks"] * stocks.militants * scaled * gamma_at(luck.burst, values["dispersion"])
    return np.where(luck.silence < values["quiet"], 0.0, poisson_at(luck.attacks, mean))


def gamma_at(luck: Array, shape: Array) -> Array:
    """Gamma values of mean 1 and variance 1 / ``shape`` by standard normal ``luck``, as Wilson & Hilferty (1931) have them.

    From a shape of 1 on their mean and variance are right within half a percent.
    """
    cube_root: Array = 1 - 1 / (9 * shape) + luck / (3 * np.sqrt(shape))
    return np.maximum(cube_root, 0) ** 3


def poisson_at(luck: Array, mean: Array) -> Array:
    """The smallest count whose Poisson probability reaches ``luck`` in [0, 1).

    Up to a mean of ``LARGE`` by adding up probabilities, above it by the first terms of Cornish and Fisher (1938), which
    miss by one event at most one time in fifty.
    """
    z = ndtri(np.maximum(luck, np.finfo(float).tiny))
    large: Array = np.maximum(np.floor(mean + np.sqrt(mean) * z + (z**2 - 1) / 6 + 0.5), 0)
    few = mean <= LARGE
    if few.any():
        large[few] = _counted(luck[few], mean[few])
    return large


def _counted(luck: Array, mean: Array) -> Array:
    chance = np.exp(-mean)
    reached, count, number = chance.copy(), np.zeros_like(mean), 0
    while (short := reached < luck).any() and number < MOST_COUNTED:
        number += 1
        count += short
        chance = chance * mean / number
        reached = reached + chance
    return count


def look(scenario: Scenario, stocks: Stocks, values: Values, luck: Chance) -> Array:
    """The estimate of each state after a month's signal, log N + bias + error / sqrt(1 + access * A * V) xi.

    A is what the state gets to see, V the evidence.
    """
    errors = np.array([[state.error] for state in scenario.states])
    bias = np.array([[state.bias] for state in scenario.states])
    sharpened = errors / np.sqrt(1 + values["access"] * stocks.access * stocks.evidence)
    signal = np.log(np.maximum(stocks.militants, 1)) + bias + sharpened * luck.sight
    learnt: Array = values["learning"] * (signal - stocks.estimate)
    return stocks.estimate + learnt
