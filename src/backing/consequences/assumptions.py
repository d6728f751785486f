"""The same scenario under what one side takes for granted, or with every effect that may go either way turned round."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from backing.consequences.parameter import Parameter, Shape, parameters
from backing.consequences.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Ranges that a side takes for granted, by the name of the parameter, and how to say so in a line.

    A side takes for granted that the truth lies in one half of a range that ships, and the other side in the other: neither
    is surer than the other of anything.
    """

    name: str
    title: str
    ranges: dict[str, Parameter]


@cache
def sides() -> tuple[Assumptions, ...]:
    """What the critic of an allegation assumes, and what whoever makes it assumes."""
    text = files("backing.consequences").joinpath("data/assumptions.toml").read_text(encoding="utf-8")
    return tuple(
        Assumptions(name=name, title=row["title"], ranges=_halves(row["low"], row["high"]))
        for name, row in tomllib.loads(text).items()
    )


def under(scenario: Scenario, assumptions: Assumptions) -> Scenario:
    """The scenario under a side's assumptions; the ranges that the scenario sets itself give way to them."""
    return replace(scenario, ranges=scenario.ranges | assumptions.ranges)


def opposite(scenario: Scenario) -> Scenario:
    """The scenario with every effect that may go either way turned round; what lies evenly about neutral stays as it is."""
    turned = {name: _turned(each) for name, each in scenario.uncertain.items() if each.neutral is not None}
    return replace(scenario, ranges=scenario.ranges | turned)


def _halves(low: list[str], high: list[str]) -> dict[str, Parameter]:
    """The lower half of some ranges that ship and the upper half of others, in the order of the model card."""
    ranges = {}
    for name, each in parameters().items():
        if name in low:
            ranges[name] = _assumed(each, each.low, each.middle)
        elif name in high:
            ranges[name] = _assumed(each, each.middle, each.high)
    return ranges


def _assumed(parameter: Parameter, low: float, high: float) -> Parameter:
    return replace(parameter, low=low, central=(low + high) / 2, high=high, anchor="", shape=Shape.UNIFORM)


def _turned(parameter: Parameter) -> Parameter:
    low, central, high = parameter.turned(np.array([parameter.high, parameter.central, parameter.low])).tolist()
    return replace(parameter, low=low, central=central, high=high, anchor="")
