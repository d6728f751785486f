"""What the difference between a quiet demand and a public allegation hangs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backing.consequences.ensemble.ensemble import Design, Ensemble, with_policies
from backing.consequences.ensemble.simulate import simulate
from backing.consequences.parameter import Parameter
from backing.consequences.reading.lens import LENSES
from backing.consequences.reading.reading import Drivers
from backing.consequences.reading.sensitivity import Screened, problem_of, screen, shares
from backing.consequences.reading.summarize import CONTRASTS

Run = Callable[[Design], Ensemble]
"""What makes an ensemble: processes of this machine, or a cluster."""

TRAJECTORIES, POINTS, SEEDS, STRONGEST = 10, 128, 10, 8
"""Morris' trajectories, Sobol' base points, draws of luck for each point, and how many parameters are screened in."""


def find_drivers(design: Design, run: Run = simulate) -> tuple[Drivers, ...]:
    """Screening over all parameters, then shares of variance among the strongest; raises MissingExtra without SALib."""
    policy, other = CONTRASTS[0]
    if not {policy, other} <= {each.name for each in design.scenario.policies}:
        return ()
    pair = with_policies(design, (policy, other))
    ranges = design.scenario.uncertain

    def answer(points: NDArray[np.float64], varied: dict[str, Parameter]) -> dict[str, NDArray[np.float64]]:
        found = run(replace(pair, futures=_futures(ranges, varied, points), seeds=SEEDS))
        return _differences(found, policy, other)

    screened = screen(ranges, lambda points: answer(points, ranges), trajectories=TRAJECTORIES, seed=design.seed)
    strongest = _strongest(screened, ranges)
    shared = shares(strongest, lambda points: answer(points, strongest), points=POINTS, seed=design.seed)
    return tuple(
        Drivers(
            measure=measure, policy=policy, other=other, screened=effects[:STRONGEST], shares=shared.get(measure, ())
        )
        for measure, effects in screened.items()
    )


def _differences(found: Ensemble, policy: str, other: str) -> dict[str, NDArray[np.float64]]:
    """How much better the one policy does than the other in each measure, (points,)."""
    one, two = found.policies.index(policy), found.policies.index(other)
    values = {lens.measure: lens.value(found) for lens in LENSES}
    return {measure: value[one] - value[two] for measure, value in values.items()}


def _futures(
    ranges: dict[str, Parameter], varied: dict[str, Parameter], points: NDArray[np.float64]
) -> dict[str, NDArray[np.float64]]:
    """Futures at some points of the ranges that are varied, every other parameter at its central value."""
    names = problem_of(varied)["names"]
    column = {name: points[:, number] for number, name in enumerate(names)}
    return {name: column.get(name, np.full(len(points), each.central)) for name, each in ranges.items()}


def _strongest(screened: dict[str, tuple[Screened, ...]], ranges: dict[str, Parameter]) -> dict[str, Parameter]:
    """The parameters that matter most to any measure, by their rank in it."""
    ranked: dict[str, int] = {}
    for effects in screened.values():
        for rank, effect in enumerate(effects):
            if effect.mu_star > 0:
                ranked[effect.parameter] = min(rank, ranked.get(effect.parameter, rank))
    chosen = sorted(ranked, key=lambda name: ranked[name])[:STRONGEST]
    return {name: ranges[name] for name in ranges if name in chosen}
