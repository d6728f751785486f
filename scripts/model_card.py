"""The tables of the consequence model, from its data into docs/consequences.md: python scripts/model_card.py"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.consequences.assumptions import sides  # noqa: E402
from backing.consequences.model.outcome import MEASURES  # noqa: E402
from backing.consequences.parameter import Shape, parameters  # noqa: E402
from backing.consequences.policies import policies  # noqa: E402
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
                f"{a.depth:g} | {a.verified:g} | {a.aid:g} | {a.belief:g} |"
            )


def assumption_rows() -> Iterator[str]:
    critic, alleger = sides()
    yield f"| parameter | `{critic.name}` | `{alleger.name}` |"
    yield "|---|---|---|"
    for name, one in critic.ranges.items():
        other = alleger.ranges[name]
        yield f"| `{name}` | {one.low:g}, {one.central:g}, {one.high:g} | {other.low:g}, {other.central:g}, {other.high:g} |"


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
    }
    for name, rows in tables.items():
        write(DOCUMENT, f"scripts/model_card.py, {name}", "\n".join(rows()))


if __name__ == "__main__":
    main()
