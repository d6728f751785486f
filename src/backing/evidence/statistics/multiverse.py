"""Every admissible way to do the same analysis: how many of them agree, and which choice moves the answer.

A specification curve (Steegen et al. 2016; Simonsohn, Simmons & Nelson 2020). The runner knows nothing of what it runs: it
takes a function and, for each of its arguments, the values that could have been chosen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

MOST = 20_000
"""More universes than this are refused: nobody reads them, and they would run for hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Universe:
    """One way through the choices, and the number it gives; None where that way cannot tell."""

    choices: tuple[tuple[str, Any], ...]
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiverse:
    """All universes, from the lowest value to the highest, those that cannot tell last.

    ``agreeing`` is the share of the universes that tell which hold; ``median`` and the ends are over the same; all are
    None where none tells. ``moves`` gives for each choice how far the median moves between its options.
    """

    universes: tuple[Universe, ...]
    telling: int
    agreeing: float | None
    lowest: float | None
    median: float | None
    highest: float | None
    moves: tuple[tuple[str, float], ...]


def multiverse(
    outcome: Callable[..., float | None], choices: Mapping[str, Sequence[Any]], *, holds: Callable[[float], bool]
) -> Multiverse:
    """Run ``outcome`` (choices by keyword) once for each combination; ``holds`` says whether a value agrees with the claim.

    An option that is given twice counts once, so that listing it again moves nothing. ``outcome`` returns None, or raises
    UnusableNumbers, where it cannot tell. No option for a choice, or more than ``MOST`` combinations, raises
    UnusableNumbers.
    """
    options = {name: _distinct(name, values) for name, values in choices.items()}
    number = math.prod(map(len, options.values()))
    if number > MOST:
        raise UnusableNumbers(
            f"{number} combinations of choices", hint=f"leave choices out until at most {MOST} remain"
        )
    ways = [tuple(zip(options, way, strict=True)) for way in product(*options.values())]
    found = [Universe(choices=way, value=_value(outcome, dict(way))) for way in ways]
    found.sort(key=lambda each: (each.value is None, each.value or 0.0))
    values = [each.value for each in found if each.value is not None]
    return Multiverse(
        universes=tuple(found),
        telling=len(values),
        agreeing=sum(map(holds, values)) / len(values) if values else None,
        lowest=min(values, default=None),
        median=float(np.median(values)) if values else None,
        highest=max(values, default=None),
        moves=tuple((name, _move(found, place, options[name])) for place, name in enumerate(options)),
    )


def curve_p(agreeing: float, permuted: Sequence[float]) -> float:
    """The chance of at least this agreement where nothing is true: (1 + permutations as agreeing) / (1 + permutations).

    ``permuted`` are the shares that the same multiverse gives on series whose dates were shuffled (Simonsohn et al. 2020).
    """
    share = given.chance(agreeing, name="the share agreeing")
    others = [given.chance(each, name="a permuted share") for each in permuted]
    return (1 + sum(other >= share for other in others)) / (1 + len(others))


def _distinct(name: str, values: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    if not found:
        raise UnusableNumbers(f"no option is given for {name}", hint="leave the choice out, or give its options")
    return found


def _value(outcome: Callable[..., float | None], way: dict[str, Any]) -> float | None:
    try:
        value = outcome(**way)
    except UnusableNumbers:
        return None
    return None if value is None or math.isnan(value) else float(value)


def _move(universes: Sequence[Universe], place: int, options: Sequence[Any]) -> float:
    """The distance between the lowest and the highest median of the options of one choice."""
    groups = [
        [u.value for u in universes if u.choices[place][1] == option and u.value is not None] for option in options
    ]
    medians = [float(np.median(group)) for group in groups if group]
    return max(medians, default=0.0) - min(medians, default=0.0)
