"""The model's numbers: what each means, the range over which it is uncertain, and what that range is anchored on."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backing.errors import UnusableScenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number of the model, uncertain between ``low`` and ``high`` (uniform over them in an ensemble).

    ``central`` is used where one future is wanted. ``least`` and ``most`` are the bounds, if any, that its meaning sets.
    ``anchor`` names what the range rests on; "" says that it is an assumption, and every output names those;
    ``literature`` speaks of the effect without its size. ``message`` marks the effects of how something is said: with all of
    them at 0, and nothing resolved, the stocks are the same under every policy.
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

    def __post_init__(self) -> None:
        least = -math.inf if self.least is None else self.least
        most = math.inf if self.most is None else self.most
        if not least <= self.low <= self.central <= self.high <= most:
            raise UnusableScenario(
                f"{self.name}: {self.low:g}, {self.central:g}, {self.high:g} do not rise between {least:g} and {most:g}",
                hint=f"{self.name} is {self.meaning} ({self.unit}); give low, central and high in this order",
            )

    @property
    def assumed(self) -> bool:
        """Whether nothing but judgement stands behind the range."""
        return not self.anchor


@cache
def parameters() -> dict[str, Parameter]:
    """The parameters that ship with Backing, by name, in the order of the model card."""
    text = files("backing.consequences").joinpath("data/parameters.toml").read_text(encoding="utf-8")
    return {name: Parameter(name=name, **row) for name, row in tomllib.loads(text).items()}
