"""The futures of an ensemble: a value for every uncertain parameter in each, spread evenly over all ranges."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from backing.consequences.parameter import Parameter

Futures = dict[str, NDArray[np.float64]]
"""The value of each parameter in each future, (futures,)."""


def sample_futures(ranges: Mapping[str, Parameter], number: int, seed: int) -> Futures:
    """A Latin hypercube over the ranges (McKay, Beckman & Conover 1979); the same seed gives the same futures."""
    unit = qmc.LatinHypercube(d=len(ranges), rng=np.random.default_rng([seed, number])).random(number)
    return spread(ranges, unit)


def spread(ranges: Mapping[str, Parameter], unit: NDArray[np.float64]) -> Futures:
    """Points of the unit cube, (points, parameters), as values of the parameters in their order."""
    return {
        name: each.low + (each.high - each.low) * unit[:, column] for column, (name, each) in enumerate(ranges.items())
    }
