"""Everything that is left to chance in a block of runs, drawn once, so that all policies meet the same luck."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The luck of one month: standard normals and uniforms, (runs,) or (states, runs)."""

    unrest: Array
    sight: Array
    silence: Array
    burst: Array
    attacks: Array
    answer: Array
    keeping: Array
    inquiry: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Draws:
    """``right`` decides in which runs the allegation holds at the start; ``months`` are the months in order."""

    right: Array
    months: tuple[Chance, ...]

    def repeated(self, times: int) -> Draws:
        """The same luck again and again, for runs that are to differ in nothing else."""
        months = tuple(
            Chance(**{each.name: _again(getattr(month, each.name), times) for each in fields(Chance)})
            for month in self.months
        )
        return Draws(right=_again(self.right, times), months=months)


def draw(seed: tuple[int, ...], *, runs: int, states: int, months: int) -> Draws:
    """The luck of a block of runs: the same seed and sizes give the same on every machine (Philox; Salmon et al. 2011)."""
    random = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed)))

    def month() -> Chance:
        normal, uniform = random.standard_normal, random.random
        return Chance(
            unrest=normal(runs), sight=normal((states, runs)), silence=uniform(runs), burst=normal(runs),
            attacks=uniform(runs), answer=uniform((states, runs)), keeping=uniform((states, runs)),
            inquiry=uniform((states, runs)),
        )  # fmt: skip

    right = random.random(runs)
    return Draws(right=right, months=tuple(month() for _ in range(months)))


def _again(values: Array, times: int) -> Array:
    """Values (..., runs) for ``times`` as many runs."""
    return np.concatenate([values] * times, axis=-1)
