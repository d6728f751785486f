"""The model's numbers: what each means, the range over which it is uncertain, and what that range is anchored on."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backing.errors import UnusableScenario


class Shape(StrEnum):
    """How the values of an ensemble are spread over a range.

    Evenly; normally, with the range's ends as 5th and 95th percentile; or evenly over the whole numbers from end to end.
    """

    UNIFORM = "uniform"
    NORMAL = "normal"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number of the model, uncertain between ``low`` and ``high``; ``shape`` says how it is spread over them.

    ``central`` is used where one future is wanted. ``least`` and ``most`` are the bounds, if any, that its meaning sets.
    ``anchor`` names what the range rests on; "" says that it is an assumption, and every output names those;
    ``literature`` speaks of the effect without its size. ``message`` marks the effects of how something is said or
    answered: with all of them at 0, and nothing resolved, the stocks are the same under every policy.
    ``neutral`` is the value of an effect that may go either way at which it goes neither; ranges that ship lie evenly about it.
    ``leans`` says whom an effect of words that may go one way only favours.
    """

    name: str
    meaning: str
    unit: str
    low: float
    central: float
    high: float
    least: float | None = None
    most: float | None = None
    anchor: str = ""
    literature: str = ""
    message: bool = False
    neutral: float | None = None
    leans: str = ""
    shape: Shape = Shape.UNIFORM

    def __post_init__(self) -> None:
        least = -math.inf if self.least is None else self.least
        most = math.inf if self.most is None else self.most
        if not least <= self.low <= self.central <= self.high <= most:
            raise UnusableScenario(
                f"{self.name}: {self.low:g}, {self.central:g}, {self.high:g} do not rise between {least:g} and {most:g}",
                hint=f"{self.name} is {self.meaning} ({self.unit}); give low, central and high in this order",
            )
        self._check_shape()

    def _check_shape(self) -> None:
        bounded = self.least is not None or self.most is not None
        if self.shape is Shape.NORMAL and (bounded or not math.isclose(self.central, self.middle, abs_tol=1e-9)):
            raise UnusableScenario(
                f"{self.name}: a normal range from {self.low:g} to {self.high:g} around {self.central:g}",
                hint="normal values lie evenly about the middle and have no bounds; give an even range instead",
            )
        if self.shape is Shape.WHOLE and not (float(self.low).is_integer() and float(self.high).is_integer()):
            raise UnusableScenario(
                f"{self.name}: {self.low:g} to {self.high:g} are no whole numbers",
                hint=f"{self.name} is {self.meaning}, counted in whole {self.unit}",
            )

    @property
    def middle(self) -> float:
        """Half way between the ends of the range."""
        return (self.low + self.high) / 2

    def turned(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Values on the other side of ``neutral``, as far as its meaning allows; as they are where there is no other side."""
        return values if self.neutral is None else np.clip(2 * self.neutral - values, self.least, self.most)

    @property
    def assumed(self) -> bool:
        """Whether nothing but judgement stands behind the range."""
        return not self.anchor


@cache
def parameters() -> dict[str, Parameter]:
    """The parameters that ship with Backing, by name, in the order of the model card."""
    text = files("backing.consequences").joinpath("data/parameters.toml").read_text(encoding="utf-8")
    return {name: _read(name, row) for name, row in tomllib.loads(text).items()}


def _read(name: str, row: dict[str, Any]) -> Parameter:
    return Parameter(name=name, **row | {"shape": Shape(row.get("shape", Shape.UNIFORM))})
