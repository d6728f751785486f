"""An ensemble: what all futures came to under all policies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from backing.consequences.ensemble.futures import Futures
from backing.consequences.scenario import MOST_RUNS, Scenario
from backing.errors import UnusableScenario

BLOCK = 1_000
"""Runs that are made together: few enough for a processor's cache, and the unit that is spread over processes and machines."""


class Luck(StrEnum):
    """Whose draws a future meets; every policy meets the same ones in either way.

    A future's own, so that an ensemble averages over as much luck as it has runs; or those of all futures, so that two
    futures differ by their parameters alone (common random numbers; Glasserman & Yao 1992, Management Science 38:884-908).
    """

    OWN = "own"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """Which runs to make: all ``futures`` with each of ``seeds`` draws of luck, under every policy of the scenario."""

    scenario: Scenario
    futures: Futures
    seeds: int
    seed: int = 1
    luck: Luck = Luck.OWN

    def __post_init__(self) -> None:
        missing = set(self.scenario.uncertain) ^ set(self.futures)
        if missing:
            raise UnusableScenario(
                f"the futures do not fit the scenario: {min(missing)}", hint="sample them from its ranges"
            )
        self.check_number(self.number)

    def check_number(self, futures: int) -> None:
        """Raise UnusableScenario unless so many futures can be run, before anything is made of them."""
        if self.seeds < 1 or futures < 1 or self.seed < 0:
            raise UnusableScenario(
                f"{futures} futures with {self.seeds} seeds, drawn from {self.seed}",
                hint="1,000 futures and 20 seeds are usual",
            )
        if futures * self.seeds > MOST_RUNS:
            raise UnusableScenario(
                f"{futures * self.seeds:,} runs of each policy",
                hint=f"at most {MOST_RUNS:,}; 1,000 futures with 20 seeds are usual",
            )

    @property
    def number(self) -> int:
        """How many futures there are."""
        return len(next(iter(self.futures.values())))

    @property
    def blocks(self) -> tuple[range, ...]:
        """The futures that are run together, with all of their seeds."""
        size = max(BLOCK // self.seeds, 1)
        return tuple(range(first, min(first + size, self.number)) for first in range(0, self.number, size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ensemble:
    """``measures`` (policies, futures, seeds) by name; ``paths`` (policies, months, futures) by name, the mean over seeds."""

    design: Design
    measures: dict[str, NDArray[np.float64]]
    paths: dict[str, NDArray[np.float32]]

    @property
    def policies(self) -> tuple[str, ...]:
        """The names of the policies, in the order of the arrays."""
        return tuple(policy.name for policy in self.design.scenario.policies)

    def mean(self, measure: str) -> NDArray[np.float64]:
        """A measure with luck averaged out, (policies, futures)."""
        mean: NDArray[np.float64] = self.measures[measure].mean(axis=2)
        return mean


def with_policies(design: Design, names: tuple[str, ...]) -> Design:
    """The same futures and the same luck, for some of the policies."""
    kept = tuple(policy for policy in design.scenario.policies if policy.name in names)
    return replace(design, scenario=replace(design.scenario, policies=kept))
