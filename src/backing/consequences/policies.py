"""The policies that ship with Backing, and reading those of a user in the same form."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from backing.consequences.action import Action, Policy, Step
from backing.consequences.written import read_record, read_whole
from backing.errors import UnusableScenario
from backing.files.entries import Entry, parse_entries

_STEP = ("action", "first", "last", "every", "unless kept")


@cache
def policies() -> tuple[Policy, ...]:
    """The eight that ship, in the order in which they are shown."""
    text = files("backing.consequences").joinpath("data/policies.yaml").read_text(encoding="utf-8")
    return read_policies(parse_entries(text, "policies.yaml", UnusableScenario))


def read_policies(entry: Entry) -> tuple[Policy, ...]:
    """Policies by their names; raises UnusableScenario with the line of what cannot be."""
    return tuple(_policy(name, each) for name, each in entry.mapping().items())


def _policy(name: str, entry: Entry) -> Policy:
    written = entry.fields(("title", "steps"))
    steps = written["steps"].entries() if "steps" in written else []
    title = written["title"].text() if "title" in written else name
    return Policy(name=name, title=title, steps=tuple(map(_step, steps)))


def _step(entry: Entry) -> Step:
    written = entry.fields(_STEP, needed=("action",))
    months = {name: read_whole(written[name]) for name in ("first", "last", "every") if name in written}
    action = read_record(Action, written["action"])
    unless_kept = written["unless kept"].flag() if "unless kept" in written else False
    return entry.made(lambda: Step(action=action, unless_kept=unless_kept, **months))
