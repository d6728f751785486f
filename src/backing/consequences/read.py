"""A scenario as its author writes it: YAML in which everything but the states has a default, and nothing is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from backing.consequences.action import Policy
from backing.consequences.parameter import Parameter, Shape, parameters
from backing.consequences.policies import policies, read_policies
from backing.consequences.scenario import Authority, Scenario, State
from backing.consequences.written import read_record, read_whole
from backing.errors import UnusableScenario
from backing.files.entries import Entry, parse_entries

_TOP = (
    "name",
    "months",
    "members",
    "goodwill",
    "grievance",
    "authority",
    "states",
    "policies",
    "own policies",
    "ranges",
)
_MEMBERS = ("right", "wrong")


def read_scenario(text: str, where: str = "scenario.yaml") -> Scenario:
    """The scenario of a file; raises UnusableScenario with the line of what cannot be."""
    top = parse_entries(text, where, UnusableScenario)
    found = top.fields(_TOP, needed=("states",))
    values: dict[str, Any] = {name: found[name].number() for name in ("goodwill", "grievance") if name in found}
    if "months" in found:
        values["months"] = read_whole(found["months"])
    if "members" in found:
        members = found["members"].fields(_MEMBERS, needed=_MEMBERS)
        values |= {"large": members["right"].number(), "small": members["wrong"].number()}
    if "authority" in found:
        values["authority"] = read_record(Authority, found["authority"])
    if "ranges" in found:
        values["ranges"] = _ranges(found["ranges"])
    values["name"] = found["name"].text() if "name" in found else where
    values["states"] = tuple(read_record(State, each, needed=("name",)) for each in found["states"].entries())
    values["policies"] = _policies(found)
    return top.made(lambda: Scenario(**values))


def _policies(found: Mapping[str, Entry]) -> tuple[Policy, ...]:
    """Those of the policies that ship that are named, or all of them; then the author's own."""
    own = read_policies(found["own policies"]) if "own policies" in found else ()
    if "policies" not in found:
        return policies() + own
    shipped = {policy.name: policy for policy in policies()}
    names = found["policies"].texts()
    for name in names:
        if name not in shipped:
            raise found["policies"].problem(f"there is no policy {name}", f"Those that ship are {', '.join(shipped)}.")
    return tuple(shipped[name] for name in names) + own


def _ranges(entry: Entry) -> dict[str, Parameter]:
    """Ranges by the name of the parameter: one number, [low, high], [low, central, high], or normal: [low, high]."""
    return {name: _range(name, each) for name, each in entry.fields(tuple(parameters())).items()}


def _range(name: str, entry: Entry) -> Parameter:
    shipped = parameters()[name]
    shape = Shape.WHOLE if shipped.shape is Shape.WHOLE else Shape.UNIFORM
    ends = entry
    if isinstance(entry.value, dict):
        ends, shape = entry.fields(("normal",), needed=("normal",))["normal"], Shape.NORMAL
    numbers = [each.number() for each in ends.entries()] if isinstance(ends.value, list) else [ends.number()]
    match numbers:
        case [only]:
            low = central = high = only
        case [low, high]:
            central = (low + high) / 2
        case [low, central, high]:
            pass
        case _:
            raise ends.problem(
                f"{len(numbers)} numbers for {name}", "Write one, or [low, high], or [low, central, high]."
            )
    return entry.made(
        lambda: replace(shipped, low=low, central=central, high=high, shape=shape, anchor="", literature="")
    )
