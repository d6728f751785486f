"""One block of runs: some futures, all seeds, all policies. It needs nothing but its design, so that it can run anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.ensemble.ensemble import Design, Ensemble, Luck
from backing.consequences.model.draws import Draws, draw
from backing.consequences.model.outcome import MEASURES, PATHS, Outcome
from backing.consequences.model.run import run_policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What the futures of a block came to.

    ``measures`` (policies, measures, futures, seeds); ``paths`` (policies, paths, months, futures), the mean over seeds.
    """

    futures: range
    measures: NDArray[np.float64]
    paths: NDArray[np.float32]


def run_block(design: Design, futures: range) -> Block:
    """The runs of some futures; the same numbers wherever and whenever they are made."""
    scenario, seeds = design.scenario, design.seeds
    values = {name: np.repeat(each[futures.start : futures.stop], seeds) for name, each in design.futures.items()}
    luck = _luck(design, futures)
    outcomes = [run_policy(scenario, policy, values, luck) for policy in scenario.policies]
    return Block(
        futures=futures,
        measures=np.array([_measures(outcome, seeds) for outcome in outcomes]),
        paths=np.array([_paths(outcome, seeds) for outcome in outcomes]),
    )


def _luck(design: Design, futures: range) -> Draws:
    """What is left to chance in the runs of some futures, (futures * seeds,)."""
    states, months = len(design.scenario.states), design.scenario.months
    if design.luck is Luck.SHARED:
        return draw((design.seed,), runs=design.seeds, states=states, months=months).repeated(len(futures))
    return draw((design.seed, futures.start), runs=len(futures) * design.seeds, states=states, months=months)


def gather(design: Design, blocks: Iterable[Block]) -> Ensemble:
    """All blocks as one ensemble, in whichever order they come."""
    policies, months = len(design.scenario.policies), design.scenario.months
    measures = np.zeros((policies, len(MEASURES), design.number, design.seeds))
    paths = np.zeros((policies, len(PATHS), months, design.number), dtype=np.float32)
    for block in blocks:
        futures = slice(block.futures.start, block.futures.stop)
        measures[:, :, futures] = block.measures
        paths[..., futures] = block.paths
    return Ensemble(
        design=design,
        measures={name: measures[:, number] for number, name in enumerate(MEASURES)},
        paths={name: paths[:, number] for number, name in enumerate(PATHS)},
    )


def _measures(outcome: Outcome, seeds: int) -> list[NDArray[np.float64]]:
    return [outcome.measures[name].reshape(-1, seeds) for name in MEASURES]


def _paths(outcome: Outcome, seeds: int) -> list[NDArray[np.float32]]:
    return [
        outcome.paths[name]
        .reshape(len(outcome.paths[name]), -1, seeds)
        .mean(axis=2, dtype=np.float64)
        .astype(np.float32)
        for name in PATHS
    ]
