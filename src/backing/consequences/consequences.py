"""What would follow, as it goes into a case: the scenario in numbers, and its readings under each side's assumptions."""

from __future__ import annotations

from dataclasses import dataclass

from backing.consequences.action import Policy
from backing.consequences.observed import Observed
from backing.consequences.parameter import Parameter
from backing.consequences.reading.reading import Reading
from backing.consequences.scenario import Authority, State

CAVEAT = (
    "An exploration of what could follow, not a forecast: no future here is called likely. The sign of what public words and "
    "shaming do is contested, and uncertain in the model."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the runs began: everything that makes them again, but for the ranges.

    ``origin`` says where the start comes from: a scenario's file, or a case's assessment in a sentence.
    """

    name: str
    origin: str
    months: int
    large: float
    small: float
    authority: Authority
    states: tuple[State, ...]
    policies: tuple[Policy, ...]
    futures: int
    seeds: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """The ranges of a scenario, ``parameters``, and its ``readings``, the first of which is the scenario as it stands.

    ``observed`` is what followed in past cases, where a table of them was given; it comes before anything simulated.
    ``left_out`` says what could not be read for want of an optional library; ``caveat`` goes with every use.
    """

    setting: Setting
    parameters: tuple[Parameter, ...]
    readings: tuple[Reading, ...]
    observed: Observed | None = None
    left_out: str = ""
    caveat: str = CAVEAT

    @property
    def assumed(self) -> tuple[str, ...]:
        """The parameters behind which nothing but judgement stands."""
        return tuple(each.name for each in self.parameters if each.assumed)
