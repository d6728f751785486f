"""The tables of the consequence model, from its data into docs/consequences.md: python scripts/model_card.py"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.consequences.assumptions import sides  # noqa: E402
from backing.consequences.model.outcome import MEASURES  # noqa: E402
from backing.consequences.model.stocks import HALF_OPEN  # noqa: E402
from backing.consequences.parameter import Shape, parameters  # noqa: E402
from backing.consequences.policies import policies  # noqa: E402
from backing.consequences.scenario import Authority, Scenario, State  # noqa: E402
from backing.consequences.start import LARGE, SMALLER, stand_ins  # noqa: E402
from scripts.measured import write  # noqa: E402

DOCUMENT = ROOT / "docs" / "consequences.md"


def parameter_rows() -> Iterator[str]:
    yield "| parameter | meaning | unit | low | central | high | anchor |"
    yield "|---|---|---|---|---|---|---|"
    for each in parameters().values():
        name = f"`{each.name}`" + (" †" if each.message else "")
        unit = each.unit + ("" if each.shape is Shape.UNIFORM else f"; *{each.shape}*")
        yield (
            f"| {name} | {each.meaning} | {unit} | {each.low:g} | {each.central:g} | {each.high:g} | "
            f"{each.anchor or '**assumption**' + (f': {each.literature}' if each.literature else '')} |"
        )


def policy_rows() -> Iterator[str]:
    yield "| policy | title | months | public | condemning | shown | depth | verified | aid | belief |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for policy in policies():
        if not policy.steps:
            yield f"| `{policy.name}` | {policy.title} | – | | | | | | | |"
        for step in policy.steps:
            a = step.action
            last = "" if step.last is None else step.last
            when = f"{step.first}–{last}, every {step.every}" + (", unless kept" if step.unless_kept else "")
            yield (
                f"| `{policy.name}` | {policy.title} | {when} | {a.public:g} | {a.condemning:g} | {a.substantiated:g} | "
                f"{a.depth:g} | {a.verified:g} | {a.aid:g} | {'by its costs' if a.belief is None else f'{a.belief:g}'} |"
            )


def assumption_rows() -> Iterator[str]:
    critic, alleger = sides()
    yield f"| parameter | `{critic.name}` | `{alleger.name}` |"
    yield "|---|---|---|"
    for name, one in critic.ranges.items():
        other = alleger.ranges[name]
        yield f"| `{name}` | {one.low:g}, {one.central:g}, {one.high:g} | {other.low:g}, {other.central:g}, {other.high:g} |"


def leaning_rows() -> Iterator[str]:
    yield "| parameter | leans to |"
    yield "|---|---|"
    for each in parameters().values():
        if each.leans:
            yield f"| `{each.name}` | {each.leans} |"


def state_rows() -> Iterator[str]:
    names = [field.name for field in fields(State)]
    yield f"| {' | '.join(name.replace('_', ' ') for name in names)} |"
    yield "|---" * len(names) + "|"
    for state in stand_ins("whoever alleges"):
        yield f"| {' | '.join(_short(getattr(state, name)) for name in names)} |"


def start_rows() -> Iterator[str]:
    authority, default = Authority(), {field.name: _short(field.default) for field in fields(Scenario)}
    yield "| at the start | value |"
    yield "|---|---|"
    for name in (field.name for field in fields(Authority) if field.name != "name"):
        yield f"| {name.replace('_', ' ')} of the authority | {_short(getattr(authority, name))} |"
    yield f"| months | {default['months']} |"
    yield f"| goodwill, grievance: what trust starts from, both ways | {default['goodwill']}, {default['grievance']} |"
    yield f"| channel E of each state | {HALF_OPEN:g} |"
    yield f"| members if right and if wrong, where a scenario gives none | {default['large']}, {default['small']} |"
    named = f"the number that its first claim with one names, else {LARGE:g}; 1/{SMALLER} of that"
    yield f"| members if right and if wrong, in a case | {named} |"


def _short(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def measure_rows() -> Iterator[str]:
    yield "| measure | meaning |"
    yield "|---|---|"
    for name, meaning in MEASURES.items():
        yield f"| {name} | {meaning} |"


def main() -> None:
    tables = {
        "parameters": parameter_rows,
        "policies": policy_rows,
        "assumptions": assumption_rows,
        "measures": measure_rows,
        "leanings": leaning_rows,
        "states": state_rows,
        "start": start_rows,
    }
    for name, rows in tables.items():
        write(DOCUMENT, f"scripts/model_card.py, {name}", "\n".join(rows()))


if __name__ == "__main__":
    main()
