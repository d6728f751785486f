"""The numbers that a statistic is given, held to what it needs: what is missing or impossible is refused, never computed with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from backing.errors import UnusableNumbers

MOST = 1_000_000
"""No week of any conflict on record holds more events or deaths; a larger count is an error of reading."""

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


def whole_counts(values: ArrayLike, *, name: str = "counts", least: int = 1) -> NDArray[np.float64]:
    """Counts of single events: whole, none below 0, none above ``MOST``."""
    found = counts(values, name=name, least=least)
    wrong = (found != np.floor(found)) | (found > MOST)
    if wrong.any():
        raise UnusableNumbers(
            f"{name}: number {_first(wrong)} is {found[wrong][0]:g}", hint=f"counts are whole, and at most {MOST:,}"
        )
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


def whole(value: float, *, name: str, least: int = 1) -> int:
    """One whole number of at least ``least``: of weeks, of events, of searches."""
    found = float(series([value], name=name)[0])
    if found < least or found != int(found):
        raise UnusableNumbers(
            f"{name} is {value}, and must be a whole number of at least {least}", hint=f"check {name}"
        )
    return int(found)


def amounts(values: ArrayLike, *, name: str) -> NDArray[np.float64]:
    """Finite numbers of 0 and above, one or an array of any shape."""
    found = _array(values, name)
    if (found < 0).any():
        raise UnusableNumbers(f"{name} holds {found.min():g}, and cannot be below 0", hint=f"check {name}")
    return found


def spans(values: ArrayLike, *, name: str) -> NDArray[np.float64]:
    """Lengths of time or exposures above 0, one or an array of any shape: a window that runs backwards has none."""
    found = _array(values, name)
    if (found <= 0).any():
        raise UnusableNumbers(
            f"{name} holds {found.min():g}, and must be above 0", hint="a window ends after it starts; check its days"
        )
    return found


def chances(values: ArrayLike, *, name: str) -> NDArray[np.float64]:
    """Probabilities, both ends allowed, one or an array of any shape."""
    found = _array(values, name)
    if found.size and not 0 <= found.min() <= found.max() <= 1:
        raise UnusableNumbers(f"{name} holds values outside 0 to 1", hint=f"check {name}")
    return found


def level(value: float, *, name: str = "level") -> float:
    """One probability with both ends left out: no bound holds surely, and none never."""
    found = chance(value, name=name)
    if found in (0.0, 1.0):
        raise UnusableNumbers(f"{name} is {value:g}, and must lie inside 0 to 1", hint="95 % is usual")
    return found


def together(*arrays: ArrayLike, names: str) -> tuple[NDArray[np.float64], ...]:
    """Arrays brought to one shape, where they fit each other: one number goes with any array."""
    try:
        return np.broadcast_arrays(*(np.asarray(array, dtype=float) for array in arrays))
    except ValueError as error:
        raise UnusableNumbers(f"{names} do not fit each other", hint="give as many of each, or one for all") from error


def bounds(low: float, high: float, *, name: str) -> tuple[float, float]:
    """Two positive ends of a range in their order."""
    found = positive(low, name=name), positive(high, name=name)
    if found[0] > found[1]:
        raise UnusableNumbers(f"{name} runs backwards, from {low} to {high}", hint="give the lower end first")
    return found


def _array(values: ArrayLike, name: str) -> NDArray[np.float64]:
    """``values`` in their own shape, all finite."""
    try:
        found = np.asarray(values, dtype=float)
    except (TypeError, ValueError) as error:
        raise UnusableNumbers(f"{name} are not numbers", hint="give a number, or an array of numbers") from error
    if not np.isfinite(found).all():
        raise UnusableNumbers(f"{name} holds a number that is missing or infinite", hint=KEEP_OUT)
    return found


def _first(wrong: Sequence[bool] | NDArray[np.bool_]) -> int:
    return int(np.flatnonzero(wrong)[0]) + 1
