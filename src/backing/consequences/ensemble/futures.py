"""The futures of an ensemble: a value for every uncertain parameter in each, spread over all ranges."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import qmc

from backing.consequences.parameter import Parameter, Shape

Futures = dict[str, NDArray[np.float64]]
"""The value of each parameter in each future, (futures,)."""

FARTHEST = 1e-6
"""A normal range is cut off where so little of it is left on either side."""

TAIL = float(-ndtri(0.05))
"""The ends of a normal range lie so many standard deviations from its middle."""


def sample_futures(ranges: Mapping[str, Parameter], number: int, seed: int) -> Futures:
    """A Latin hypercube over the ranges (McKay, Beckman & Conover 1979); the same seed gives the same futures."""
    unit = qmc.LatinHypercube(d=len(ranges), rng=np.random.default_rng([seed, number])).random(number)
    return spread(ranges, unit)


def spread(ranges: Mapping[str, Parameter], unit: NDArray[np.float64]) -> Futures:
    """Points of the unit cube, (points, parameters), as values of the parameters in their order."""
    return {name: _at(each, unit[:, column]) for column, (name, each) in enumerate(ranges.items())}


def _at(parameter: Parameter, share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values below which a ``share`` of a parameter's range lies."""
    low, width = parameter.low, parameter.high - parameter.low
    match parameter.shape:
        case Shape.NORMAL:
            z: NDArray[np.float64] = ndtri(np.clip(share, FARTHEST, 1 - FARTHEST))
            return parameter.middle + width / (2 * TAIL) * z
        case Shape.WHOLE:
            return np.minimum(np.floor(low + (width + 1) * share), parameter.high)
        case _:
            return low + width * share
