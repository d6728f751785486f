"""The same question by every admissible choice: how many ways agree, and which choice moves the answer most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backing.errors import UnusableNumbers
from backing.evidence.families.changes.beyond_trend import prob_step_below
from backing.evidence.families.changes.interruption import impact_for
from backing.evidence.families.changes.levels import bases_of
from backing.evidence.families.changes.months import Months
from backing.evidence.families.changes.part import Part
from backing.evidence.families.changes.two_rates import limits_of
from backing.evidence.finding import CHOSEN_WINDOW, Exhibit, ModelResult
from backing.evidence.report import several
from backing.evidence.statistics.multiverse import Multiverse, Universe, curve_p, multiverse
from backing.evidence.statistics.rates import two_levels
from backing.evidence.statistics.segmented import Model, segmented

SHIFTS = (-3, -2, -1, 0, 1, 2, 3)
"""Months by which the date is moved: an effect may come early or late, and few dates are sharp."""

FEWEST = 0.5
"""Share of the other dates that must agree with the date that is named, else the answer depends on the chosen window."""

SHUFFLES, SEED = 99, 2020
"""Orders of the months in which the ways are asked again, the same ones on every run."""

TWO_LEVELS = "two levels"
DATASET, BASE, SHIFT, MODEL, MEANING = "dataset", "base", "date", "model", "meaning of the word"

Series = Mapping[str, Months]
"""The months of each dataset that can answer, by its name and release, the tested one first."""


def forks_part(series: Series, *, fall: bool, beyond_trend: bool) -> Part:
    """Every dataset, base, date, model and meaning of the word; models with a trend only where the claim allows them.

    Nothing where too few months of the tested dataset lie on either side of the date itself.
    """
    own = next(iter(series))
    if not _parted(series[own], 0):
        return Part()
    found = _forks(series, fall=fall, models=(TWO_LEVELS, *map(str, Model)) if beyond_trend else (TWO_LEVELS,))
    if found.agreeing is None or found.telling < 2:
        return Part()
    change = "fell" if fall else "rose"
    return Part(
        models=(
            ModelResult(
                name="All admissible ways to ask",
                measure=f"share by which it {change}",
                value=found.agreeing,
                assumptions=f"{found.telling} ways, by {', '.join(name for name, _ in found.moves)}",
            ),
            ModelResult(
                name=f"As large a share with the months in any order, ways by {TWO_LEVELS}",
                measure="permutation p of the curve",
                value=_by_chance(series, fall=fall),
                assumptions=f"{SHUFFLES} orders; too small where months resemble their neighbours; no answer rests on it",
            ),
        ),
        explanation=(_in_words(found, change),),
        flags=(CHOSEN_WINDOW,) if _depends(found, own, limits_of(fall=fall).central) else (),
        exhibits=(_curve(found, change),),
    )


def _forks(series: Series, *, fall: bool, models: tuple[str, ...]) -> Multiverse:
    """P(the ratio lies beyond the limit) for each way; ways that cannot tell have none."""
    own, parts = next(iter(series)), {name: _parts(months) for name, months in series.items()}

    @cache
    def posterior(dataset: str, base: str, shift: int, model: str) -> Callable[[float], float]:
        part = parts[dataset].get((base, shift))
        if part is None:
            raise UnusableNumbers(f"{dataset} has too few months around the date", hint="leave the dataset out")
        if model == TWO_LEVELS:
            return two_levels(part.counts, part.index, exposures=part.days).prob_below
        impact = impact_for(len(part.counts))
        fit = segmented(part.counts, [part.index], impact=impact, exposures=part.days, model=Model(model))
        return lambda limit: prob_step_below(fit.steps[0], limit)

    def chance(**way: float | str) -> float:
        asked = str(way.get(DATASET, own)), str(way[BASE]), int(way[SHIFT]), str(way[MODEL])
        below = posterior(*asked)(float(way[MEANING]))
        return below if fall else 1 - below

    ways = [way for found in parts.values() for way in found]
    choices: dict[str, Sequence[Any]] = {DATASET: list(series)} if len(series) > 1 else {}
    choices |= {BASE: [base for base, _ in ways], SHIFT: sorted({shift for _, shift in ways}), MODEL: models}
    return multiverse(chance, choices | {MEANING: limits_of(fall=fall).each()}, holds=lambda value: value > 0.5)


def _parts(months: Months) -> dict[tuple[str, int], Months]:
    """The months by base and date, for the bases that there are at every date."""
    by_shift = {shift: dict(bases_of(months.moved(shift))) for shift in SHIFTS if _parted(months, shift)}
    bases = by_shift.get(0, {})
    return {
        (base, shift): found[base]
        for base in bases
        if all(base in found for found in by_shift.values())
        for shift, found in by_shift.items()
    }


def _by_chance(series: Series, *, fall: bool) -> float:
    """The share of orders of the months by which as many ways agree, the order on record included.

    A month of one dataset moves together with the same month of every other. Models with a trend are left out, as they
    would take seconds.
    """
    random = np.random.default_rng(SEED)
    agreeing = _forks(series, fall=fall, models=(TWO_LEVELS,)).agreeing or 0.0
    ahead = max(months.index for months in series.values())
    behind = max(months.months_after for months in series.values())
    permuted = []
    for _ in range(SHUFFLES):
        keys = random.random(ahead + behind)
        shuffled = {name: _reordered(months, keys[ahead - months.index :]) for name, months in series.items()}
        permuted.append(_forks(shuffled, fall=fall, models=(TWO_LEVELS,)).agreeing or 0.0)
    return curve_p(agreeing, permuted)


def _reordered(months: Months, keys: NDArray[np.float64]) -> Months:
    """The counts with their lengths in the order of the keys, parted where they were."""
    order = np.argsort(keys[: len(months.counts)])
    return Months(
        starts=months.starts,
        counts=tuple(months.counts[place] for place in order),
        days=tuple(months.days[place] for place in order),
        index=months.index,
    )


def _parted(months: Months, shift: int) -> bool:
    """Whether two months at least lie on each side of the moved date: with fewer nothing can be told."""
    return 2 <= months.index + shift <= len(months.counts) - 2


def _depends(found: Multiverse, own: str, central: float) -> bool:
    """Whether most of the other dates give another answer than the one that is named, on the tested dataset."""
    told = [(dict(each.choices), each.value) for each in found.universes if each.value is not None]
    ways = [(way, p) for way, p in told if way.get(DATASET, own) == own]
    levels = [(way[SHIFT], p > 0.5) for way, p in ways if way[MODEL] == TWO_LEVELS and way[MEANING] == central]
    named = {holds for shift, holds in levels if not shift}
    others = [holds for shift, holds in levels if shift]
    return len(named) == 1 and bool(others) and sum(holds in named for holds in others) < FEWEST * len(others)


def _in_words(found: Multiverse, change: str) -> str:
    choice, distance = max(found.moves, key=lambda move: move[1])
    most = f" The choice of the {choice} moves the answer most." if distance > 0 else ""
    return (
        f"Of {len(found.universes)} admissible ways to ask, {found.telling} can tell; by {found.agreeing:.0%} of these "
        f"it {change}.{most}"
    )


def _curve(found: Multiverse, change: str) -> Exhibit:
    told = [each for each in found.universes if each.value is not None]
    return Exhibit(
        kind="forks",
        title="The same question by every admissible choice",
        data=tuple(
            {"way": number, "p": each.value} | {name: _option(name, option) for name, option in each.choices}
            for number, each in enumerate(told, start=1)
        ),
        notes={"choices": _choices(told), "measure": f"probability that it {change}"},
    )


def _choices(told: Sequence[Universe]) -> dict[str, list[str]]:
    """The options of each choice that some way used, in their own order."""
    found: dict[str, list[Any]] = {}
    for each in told:
        for name, option in each.choices:
            found.setdefault(name, []).append(option)
    return {name: [_option(name, option) for option in sorted(set(options))] for name, options in found.items()}


def _option(name: str, option: float | str) -> str:
    """A choice as readers see it."""
    if name != SHIFT:
        return str(option)
    return (
        several(abs(int(option)), "month") + (" later" if int(option) > 0 else " earlier") if option else "as claimed"
    )
