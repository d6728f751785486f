"""The numbers that a statistic is given, held to what it needs: what is missing or impossible is refused, never computed with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers


KEEP_OUT = "leave that period out, or say what was recorded in it"


def series(values: ArrayLike, *, name: str, least: int = 1) -> NDArray[np.float64]:
    """``values`` as one row of at least ``least`` finite numbers; raises UnusableNumbers for anything else."""
    try:
        found = np.asarray(values, dtype=float)
    except (TypeError, ValueError) as error:
        raise UnusableNumbers(f"{name} are not numbers", hint="give one number for each period") from error
    if found.ndim != 1 or len(found) < least:
        raise UnusableNumbers(
            f"{name}: {found.size} given, at least {least} wanted in one row", hint="a longer record may answer"
        )
    if not np.isfinite(found).all():
        raise UnusableNumbers(f"{name}: number {_first(~np.isfinite(found))} is missing or infinite", hint=KEEP_OUT)
    return found


def counts(values: ArrayLike, *, name: str = "counts", least: int = 1) -> NDArray[np.float64]:
    """A series of numbers of events: finite, none below 0."""
    found = series(values, name=name, least=least)
    if (found < 0).any():
        raise UnusableNumbers(f"{name}: number {_first(found < 0)} is below 0", hint="events cannot be fewer than none")
    return found


def exposures(values: ArrayLike | None, *, size: int, name: str = "exposures") -> NDArray[np.float64]:
    """The days, people or watching behind each count: all above 0, as many as there are counts; all 1 where None."""
    if values is None:
        return np.ones(size)
    found = series(values, name=name)
    if len(found) != size:
        raise UnusableNumbers(f"{len(found)} {name} for {size} counts", hint="give one for each count")
    if (found <= 0).any():
        raise UnusableNumbers(f"{name}: number {_first(found <= 0)} is not above 0", hint=KEEP_OUT)
    return found


def count(value: float, *, name: str) -> float:
    """One number of events: finite, not below 0."""
    return float(counts([value], name=name)[0])


def positive(value: float, *, name: str) -> float:
    """One finite number above 0."""
    found = float(series([value], name=name)[0])
    if found <= 0:
        raise UnusableNumbers(f"{name} is {value}, and must be above 0", hint=f"check {name}")
    return found


def chance(value: float, *, name: str) -> float:
    """One probability, both ends allowed."""
    found = float(series([value], name=name)[0])
    if not 0 <= found <= 1:
        raise UnusableNumbers(f"{name} is {value}, and must lie between 0 and 1", hint=f"check {name}")
    return found


def bounds(low: float, high: float, *, name: str) -> tuple[float, float]:
    """Two positive ends of a range in their order."""
    found = positive(low, name=name), positive(high, name=name)
    if found[0] > found[1]:
        raise UnusableNumbers(f"{name} runs backwards, from {low} to {high}", hint="give the lower end first")
    return found


def _first(wrong: Sequence[bool] | NDArray[np.bool_]) -> int:
    return int(np.flatnonzero(wrong)[0]) + 1
