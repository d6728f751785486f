"""What talk that costs nothing can tell when speaker and listener want different things (Crawford & Sobel 1982)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from backing.errors import UnusableNumbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Partition:
    """The most informative equilibrium: in which interval of [0, 1] the state lies is all that can be told.

    ``residual`` is the listener's remaining variance; 1/12 when nothing can be told.
    """

    cuts: tuple[float, ...]
    residual: float

    @property
    def intervals(self) -> int:
        """How many different things can be said."""
        return len(self.cuts) - 1


def most_informative(bias: float) -> Partition:
    """The finest partition for a uniform state, quadratic losses and a speaker who wants ``bias`` > 0 more.

    It has the largest N with 2 N (N - 1) b < 1 intervals, cut at i/N + 2 b i (i - N); the variance left is
    1/(12 N^2) + b^2 (N^2 - 1)/3.
    """
    if not (math.isfinite(bias) and bias > 0):
        raise UnusableNumbers(f"the bias is {bias}, and must be above 0", hint="without bias everything can be told")
    n = 1
    while 2 * (n + 1) * n * bias < 1:
        n += 1
    return Partition(
        cuts=tuple(i / n + 2 * bias * i * (i - n) for i in range(n + 1)),
        residual=1 / (12 * n**2) + bias**2 * (n**2 - 1) / 3,
    )
