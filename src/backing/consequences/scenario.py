"""Who is there, how things stand at the start, how long to look ahead, and which policies to compare."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from backing.consequences.action import Policy
from backing.consequences.parameter import Parameter, parameters
from backing.errors import UnusableScenario

MOST_RUNS = 10_000_000
"""Futures times seeds: more than hours of work, and more than any of the answers needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An outside state or organisation that may raise the matter.

    ``error`` is the standard deviation of what it sees of the log of the group's size, ``bias`` how much too high it sees
    it; ``relation`` runs from -1 (adversary) to 1 (friend), ``leverage`` from 0 to 1. ``cost_of_alarm`` and
    ``cost_of_miss`` are its losses from an allegation that is false and from a month of a threat that nobody named; they also
    say how sure it must be to speak.
    """

    name: str
    error: float = 0.6
    bias: float = 0.0
    relation: float = 0.0
    leverage: float = 0.3
    cost_of_alarm: float = 1.0
    cost_of_miss: float = 1.0

    def __post_init__(self) -> None:
        _within(f"error of {self.name}", self.error, 0, 10)
        _within(f"bias of {self.name}", self.bias, -5, 5)
        _within(f"relation of {self.name}", self.relation, -1, 1)
        _within(f"leverage of {self.name}", self.leverage, 0, 1)
        _within(f"cost_of_alarm of {self.name}", self.cost_of_alarm, 0, math.inf)
        _within(f"cost_of_miss of {self.name}", self.cost_of_miss, 0, math.inf)

    @property
    def enough(self) -> float:
        """The belief from which on silence is expected to cost it more than speaking; half where neither error costs it."""
        both = self.cost_of_alarm + self.cost_of_miss
        return self.cost_of_alarm / both if both else 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Whoever the matter is raised with: its effort against the group and its capacity at the start, in [0, 1].

    ``usual_effort`` is what effort falls back to. ``cost_of_alarm`` is its loss from a public allegation that is false,
    ``cost_of_miss`` from a month in which the threat is real and nobody names it.
    """

    name: str = "the authority"
    effort: float = 0.4
    usual_effort: float = 0.4
    capacity: float = 0.6
    cost_of_alarm: float = 1.0
    cost_of_miss: float = 1.0

    def __post_init__(self) -> None:
        for name in ("effort", "usual_effort", "capacity"):
            _within(f"{name} of {self.name}", getattr(self, name), 0, 1)
        for name in ("cost_of_alarm", "cost_of_miss"):
            _within(f"{name} of {self.name}", getattr(self, name), 0, math.inf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The start of all futures.

    Where the allegation holds the group has ``large`` members, elsewhere ``small``; the threat is real while it has more
    than the geometric mean of the two. ``goodwill`` and ``grievance`` are the experiences that trust starts from, both
    ways. ``ranges`` replace parameters that ship, among them how likely and how well shown the allegation is.
    """

    name: str
    states: tuple[State, ...]
    policies: tuple[Policy, ...]
    authority: Authority = field(default_factory=Authority)
    months: int = 36
    large: float = 4000
    small: float = 1000
    goodwill: float = 1.0
    grievance: float = 1.0
    ranges: dict[str, Parameter] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.ranges) - set(parameters())
        if unknown:
            raise UnusableScenario(
                f"there is no parameter {min(unknown)}", hint=f"the parameters are {', '.join(parameters())}"
            )
        _within("goodwill", self.goodwill, 0, 1000)
        _within("grievance", self.grievance, 0, 1000)
        if not 0 < self.small < self.large <= 10_000_000:
            raise UnusableScenario(
                f"{self.small:g} members if the allegation is wrong and {self.large:g} if it is right",
                hint="give two sizes above 0, the smaller first",
            )
        if not 1 <= self.months <= 240:
            raise UnusableScenario(f"{self.months} months", hint="look 1 to 240 months ahead; 24 to 60 are usual")
        if not self.states or not self.policies:
            raise UnusableScenario(
                "a scenario without a " + ("policy" if self.states else "state"),
                hint="name at least one state that may act and one policy that it may follow",
            )
        _once([state.name for state in self.states], "state")
        _once([policy.name for policy in self.policies], "policy")

    @property
    def threat(self) -> float:
        """The size above which the threat is real."""
        return math.sqrt(self.large * self.small)

    @property
    def uncertain(self) -> dict[str, Parameter]:
        """Every parameter with the range that holds here."""
        return parameters() | self.ranges


def _within(name: str, value: float, least: float, most: float) -> None:
    if not (math.isfinite(value) and least <= value <= most):
        raise UnusableScenario(f"{name} is {value}", hint=f"it lies between {least:g} and {most:g}")


def _once(names: list[str], what: str) -> None:
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise UnusableScenario(f"the {what} {twice[0]} is there twice", hint=f"give each {what} a name of its own")
