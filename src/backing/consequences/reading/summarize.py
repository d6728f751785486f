"""From an ensemble to its reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backing.consequences.ensemble.ensemble import Ensemble
from backing.consequences.model.outcome import MEASURES, PATHS
from backing.consequences.parameter import Shape
from backing.consequences.reading.boxes import find_box
from backing.consequences.reading.lens import LENSES, TIE, Lens, loses
from backing.consequences.reading.reading import QUANTILES, Fan, LensReading, Reading, Slice, Spread, Worse
from backing.consequences.reading.robustness import alone_shares, best_of, best_shares, regret, robustness

THIRDS = 3
"""Parts that the range of a parameter is cut into."""

QUIET = "quiet"
"""The policy that everything said in public is held against."""

PUBLIC = ("public_demand", "unsubstantiated", "shaming", "substantiated")
"""What a quiet demand is held against, as far as the scenario has it; the first is its like in all but being public."""


def summarize(ensemble: Ensemble, view: str, title: str, cut: Iterable[str] = ()) -> Reading:
    """Everything but boxes and drivers, which need the extra ``simulate``; the futures ``cut`` by these parameters."""
    return Reading(
        view=view,
        title=title,
        policies=ensemble.policies,
        spreads=tuple(_spreads(ensemble)),
        fans=tuple(_fans(ensemble)),
        lenses=tuple(_through(lens, ensemble) for lens in LENSES),
        slices=slice_by(ensemble, cut),
    )


def moved_from(before: Ensemble, after: Ensemble, reading: Reading) -> Reading:
    """The reading of an ensemble with how often it leaves no policy the best that was so in the same future of another."""
    moved = (_moved(lens.value(before), lens.value(after)) for lens in LENSES)
    lenses = tuple(replace(lens, moved=share) for lens, share in zip(reading.lenses, moved, strict=True))
    return replace(reading, lenses=lenses)


def _moved(before: NDArray[np.float64], after: NDArray[np.float64]) -> float:
    still = best_of(before, within=_tie(before)) & best_of(after, within=_tie(after))
    return _short((~still.any(axis=0)).mean(keepdims=True))[0]


def slice_by(ensemble: Ensemble, parameters: Iterable[str]) -> tuple[Slice, ...]:
    """The futures cut into thirds of each parameter; thirds without a future are left out."""
    return tuple(_slices(ensemble, parameters))


def _slices(ensemble: Ensemble, parameters: Iterable[str]) -> Iterator[Slice]:
    for name in parameters:
        values, each = ensemble.design.futures[name], ensemble.design.scenario.uncertain[name]
        edges = np.linspace(each.low, each.high, THIRDS + 1)
        places = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, THIRDS - 1)
        for part in range(THIRDS):
            inside = places == part
            if each.low < each.high and inside.any():
                best = tuple(_best(lens.value(ensemble)[:, inside]) for lens in LENSES)
                low, high, beyond = float(edges[part]), float(edges[part + 1]), each.shape is Shape.NORMAL
                yield Slice(parameter=name, part=part, low=low, high=high, best=best, open=beyond)


def _best(value: NDArray[np.float64]) -> tuple[float, ...]:
    """The share of the futures in which each policy is best or ties."""
    return _short(best_shares(value, within=_tie(value)))


def _tie(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """How near to the best policy of a future another one ties with it, (futures,)."""
    tie: NDArray[np.float64] = TIE * np.abs(value.max(axis=0))
    return tie


def contrasts(policies: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs that are compared, the quiet demand first, of the policies of a scenario."""
    return tuple((QUIET, other) for other in PUBLIC if {QUIET, other} <= set(policies))


def where_worse(ensemble: Ensemble) -> tuple[Worse, ...]:
    """Both directions of each pair for each lens, with a box where one describes the futures in question."""
    names = ensemble.policies
    found = []
    for lens in LENSES:
        value = lens.value(ensemble)
        for pair in contrasts(names):
            for policy, other in (pair, pair[::-1]):
                lost = loses(value[names.index(policy)], value[names.index(other)])
                box = find_box(ensemble.design.futures, lost)
                found.append(Worse(measure=lens.measure, policy=policy, other=other, box=box))
    return tuple(found)


def _through(lens: Lens, ensemble: Ensemble) -> LensReading:
    performance, value = lens.performance(ensemble), lens.value(ensemble)
    lost = regret(value)
    return LensReading(
        measure=lens.measure,
        question=lens.question,
        best=_best(value),
        alone=_short(alone_shares(value, within=_tie(value))),
        regret=_short(np.median(lost, axis=1)),
        regret_90=_short(np.quantile(lost, 0.9, axis=1)),
        robustness=robustness(performance, threshold=float(np.median(performance))),
    )


def _spreads(ensemble: Ensemble) -> Iterator[Spread]:
    for measure in MEASURES:
        for policy, values in zip(ensemble.policies, ensemble.mean(measure), strict=True):
            (mean,), found = _short(values.mean(keepdims=True)), _short(np.quantile(values, QUANTILES))
            yield Spread(policy=policy, measure=measure, mean=mean, quantiles=found)


def _fans(ensemble: Ensemble) -> Iterator[Fan]:
    for path in PATHS:
        for policy, values in zip(ensemble.policies, ensemble.paths[path], strict=True):
            rows = np.quantile(values, QUANTILES, axis=1)
            yield Fan(policy=policy, path=path, quantiles=tuple(map(_short, rows)))


def _short(values: NDArray[np.floating]) -> tuple[float, ...]:
    """Four digits, which is more than any picture shows."""
    return tuple(float(f"{value:.4g}") for value in values)
