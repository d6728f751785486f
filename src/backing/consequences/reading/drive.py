"""What the difference between a quiet demand and its public likes hangs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from backing.consequences.ensemble.ensemble import Design, Ensemble, Luck, with_policies
from backing.consequences.ensemble.simulate import simulate
from backing.consequences.parameter import Parameter
from backing.consequences.reading.lens import LENSES
from backing.consequences.reading.reading import Drivers
from backing.consequences.reading.sensitivity import Array, Points, Screened, screen, shares
from backing.consequences.reading.summarize import contrasts

Run = Callable[[Design], Ensemble]
"""What makes an ensemble: processes of this machine, or a cluster."""

TRAJECTORIES, POINTS, SEEDS = 100, 256, 20
"""Morris' trajectories, Sobol' base points, and draws of luck, the same ones at every point: chosen by how far the drivers that
are named agree from seed to seed (docs/consequences.md)."""

STRONGEST, SHARED = 8, 12
"""Parameters that are named for a measure at most, and those whose shares of the variance are computed."""

DRIVEN = ("public_demand", "unsubstantiated")
"""The policies whose difference from a quiet demand is looked into: its like in public, and the least that can be said there.
Each costs runs of its own."""

AGAIN = 0.2
"""Correlation of a difference, over the points, under one half of the luck and under the other, up to which it is luck itself
rather than any parameter that moves it. An assumption."""


def find_drivers(design: Design, run: Run = simulate) -> tuple[Drivers, ...]:
    """The drivers of each pair that is looked into; raises MissingExtra without SALib."""
    pairs = contrasts([policy.name for policy in design.scenario.policies])
    return tuple(found for pair in pairs if pair[1] in DRIVEN for found in _between(*pair, design, run))


def _between(policy: str, other: str, design: Design, run: Run) -> tuple[Drivers, ...]:
    """Screening over all parameters, then shares of variance among the strongest; what may be zero is not named.

    There are no drivers of a measure in which the two policies differ by luck alone, or not at all.
    """
    pair = replace(with_policies(design, (policy, other)), seeds=SEEDS, luck=Luck.SHARED)
    ranges = design.scenario.uncertain

    def answer(points: Points) -> dict[str, Array]:
        """How much better the one policy does; every parameter that is not varied has its central value."""
        number = len(next(iter(points.values())))
        fixed = {name: np.full(number, each.central) for name, each in ranges.items()}
        return _differences(run(replace(pair, futures=fixed | points)), policy, other)

    screened = screen(ranges, answer, trajectories=TRAJECTORIES, seed=design.seed)
    named = {measure: tuple(each for each in found if each.clear) for measure, found in screened.items()}
    shared = shares(_strongest(named, ranges), answer, points=POINTS, seed=design.seed)
    return tuple(
        Drivers(
            measure=measure,
            policy=policy,
            other=other,
            screened=found[:STRONGEST],
            shares=tuple(each for each in shared.get(measure, ()) if each.clear),
        )
        for measure, found in named.items()
    )


def _differences(found: Ensemble, policy: str, other: str) -> dict[str, Array]:
    """How much better the one policy does than the other, (points,), in each measure in which more than luck moves that."""
    one, two = found.policies.index(policy), found.policies.index(other)
    apart = {lens: found.measures[lens.measure][one] - found.measures[lens.measure][two] for lens in LENSES}
    return {
        lens.measure: each.mean(axis=1) if lens.more_is_better else -each.mean(axis=1)
        for lens, each in apart.items()
        if _comes_again(each)
    }


def _comes_again(difference: Array) -> bool:
    """Whether a difference, (points, draws of luck), is much the same under one half of the luck and under the other."""
    half = difference.shape[1] // 2
    one, other = difference[:, :half].mean(axis=1), difference[:, half:].mean(axis=1)
    return bool(np.ptp(one) > 0 and np.ptp(other) > 0 and np.corrcoef(one, other)[0, 1] > AGAIN)


def _strongest(screened: dict[str, tuple[Screened, ...]], ranges: dict[str, Parameter]) -> dict[str, Parameter]:
    """The parameters that matter most to any measure, by their rank in it."""
    ranked: dict[str, int] = {}
    for effects in screened.values():
        for rank, effect in enumerate(effects):
            ranked[effect.parameter] = min(rank, ranked.get(effect.parameter, rank))
    chosen = sorted(ranked, key=lambda name: ranked[name])[:SHARED]
    return {name: ranges[name] for name in ranges if name in chosen}
