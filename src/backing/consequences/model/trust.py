"""Trust as a beta reputation that forgets (Jøsang & Ismail 2002)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trust:
    """Good and bad experiences, of any shape; a new experience counts 1."""

    good: Array
    bad: Array

    @property
    def level(self) -> Array:
        """The expected share of good experiences, (r + 1) / (r + s + 2), in (0, 1)."""
        return (self.good + 1) / (self.good + self.bad + 2)

    def after(self, good: Array | float, bad: Array | float, memory: Array | float) -> Trust:
        """Trust a month later: what is remembered of the old, and what is new.

        A good experience below 0 is a bad one and the other way round, so that a sign turned round does just the opposite.
        """
        more = np.maximum(good, 0.0) + np.maximum(np.negative(bad), 0.0)
        worse = np.maximum(bad, 0.0) + np.maximum(np.negative(good), 0.0)
        return Trust(self.good * memory + more, self.bad * memory + worse)


def steady_level(share: float, memory: float) -> float:
    """Where trust settles when a ``share`` of the experiences, one a month, is good: (p/(1-m) + 1) / (1/(1-m) + 2)."""
    long = 1 / (1 - memory)
    return (share * long + 1) / (long + 2)
