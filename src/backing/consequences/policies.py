"""The policies that ship with Backing, and reading those of a user."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from backing.consequences.action import Action, Policy, Step
from backing.errors import UnusableScenario


@cache
def policies() -> tuple[Policy, ...]:
    """The seven that ship, in the order in which they are shown."""
    text = files("backing.consequences").joinpath("data/policies.toml").read_text(encoding="utf-8")
    return tuple(read_policy(name, row) for name, row in tomllib.loads(text).items())


def read_policy(name: str, row: Mapping[str, Any]) -> Policy:
    """A policy from plain values; raises UnusableScenario that names the policy and what is wrong with it."""
    try:
        steps = tuple(
            Step(
                action=Action(**each.get("action", {})),
                **{key: value for key, value in each.items() if key != "action"},
            )
            for each in row.get("steps", ())
        )
        unknown = set(row) - {"title", "steps"}
    except (TypeError, AttributeError) as problem:
        raise UnusableScenario(
            f"the policy {name} cannot be read: {problem}",
            hint="a step has an action and perhaps first, last, every, unless_kept",
        ) from problem
    except UnusableScenario as problem:
        raise UnusableScenario(f"the policy {name}: {problem.detail}", hint=problem.hint) from problem
    if unknown:
        raise UnusableScenario(f"the policy {name} has no {min(unknown)}", hint="it has a title and steps")
    return Policy(name=name, title=str(row.get("title", name)), steps=steps)
