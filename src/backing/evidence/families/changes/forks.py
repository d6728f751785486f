"""The same question by every admissible choice: how many ways agree, and which choice moves the answer most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from backing.evidence.families.changes.beyond_trend import prob_step_below
from backing.evidence.families.changes.interruption import impact_for
from backing.evidence.families.changes.levels import bases_of
from backing.evidence.families.changes.months import Months
from backing.evidence.families.changes.part import Part
from backing.evidence.families.changes.two_rates import limits_of
from backing.evidence.finding import CHOSEN_WINDOW, Exhibit, ModelResult
from backing.evidence.report import several
from backing.evidence.statistics.multiverse import Multiverse, Universe, multiverse
from backing.evidence.statistics.rates import two_levels
from backing.evidence.statistics.segmented import Model, segmented

SHIFTS = (-3, -2, -1, 0, 1, 2, 3)
"""Months by which the date is moved: an effect may come early or late, and few dates are sharp."""

FEWEST = 0.5
"""Share of the other dates that must agree with the date that is named, else the answer depends on the chosen window."""

TWO_LEVELS = "two levels"
BASE, SHIFT, MODEL, MEANING = "base", "date", "model", "meaning of the word"


def forks_part(months: Months, *, fall: bool, beyond_trend: bool) -> Part:
    """Every base, date, model and meaning of the word; models with a trend only where the claim allows them.

    Nothing where too few months lie on either side of the date itself.
    """
    if not _parted(months, 0):
        return Part()
    found = _forks(months, fall=fall, models=(TWO_LEVELS, *map(str, Model)) if beyond_trend else (TWO_LEVELS,))
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
        ),
        explanation=(_in_words(found, change),),
        flags=(CHOSEN_WINDOW,) if _depends(found, limits_of(fall=fall).central) else (),
        exhibits=(_curve(found, change),),
    )


def _forks(months: Months, *, fall: bool, models: tuple[str, ...]) -> Multiverse:
    """P(the ratio lies beyond the limit) for each way; ways that cannot tell have none."""
    by_shift = {shift: dict(bases_of(months.moved(shift))) for shift in SHIFTS if _parted(months, shift)}
    bases = [base for base in by_shift[0] if all(base in found for found in by_shift.values())]

    @cache
    def posterior(base: str, shift: int, model: str) -> Callable[[float], float]:
        part = by_shift[shift][base]
        if model == TWO_LEVELS:
            return two_levels(part.counts, part.index, exposures=part.days).prob_below
        impact = impact_for(len(part.counts))
        fit = segmented(part.counts, [part.index], impact=impact, exposures=part.days, model=Model(model))
        return lambda limit: prob_step_below(fit.steps[0], limit)

    def chance(**way: float | str) -> float:
        below = posterior(str(way[BASE]), int(way[SHIFT]), str(way[MODEL]))(float(way[MEANING]))
        return below if fall else 1 - below

    choices = {BASE: bases, SHIFT: tuple(by_shift), MODEL: models, MEANING: limits_of(fall=fall).each()}
    return multiverse(chance, choices, holds=lambda value: value > 0.5)


def _parted(months: Months, shift: int) -> bool:
    """Whether two months at least lie on each side of the moved date: with fewer nothing can be told."""
    return 2 <= months.index + shift <= len(months.counts) - 2


def _depends(found: Multiverse, central: float) -> bool:
    """Whether most of the other dates give another answer than the one that is named."""
    ways = [(dict(each.choices), each.value) for each in found.universes if each.value is not None]
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
