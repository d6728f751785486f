"""How far the drivers that are named agree from seed to seed, into docs/consequences.md: python scripts/driver_agreement.py

Screening is a sample. The drivers of the example's scenario are looked for with several seeds, everything else the same; a driver
that is named of a measure under one seed and not under another is one that the sample chose. It takes a few minutes.
"""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.consequences.explore import design_of  # noqa: E402
from backing.consequences.read import read_scenario  # noqa: E402
from backing.consequences.reading.drive import find_drivers  # noqa: E402
from backing.consequences.scenario import Scenario  # noqa: E402
from scripts.measured import write  # noqa: E402

DOCUMENT = ROOT / "docs" / "consequences.md"
SEEDS = (1, 2, 3, 4, 5)

Named = dict[str, tuple[str, ...]]
"""The parameters that are named of each measure, the strongest first."""


def named(scenario: Scenario, seed: int) -> dict[str, Named]:
    """What is named with one seed, by the policy that the quiet demand is held against."""
    found: dict[str, Named] = {}
    for each in find_drivers(design_of(scenario, futures=1, seeds=1, seed=seed)):
        found.setdefault(each.other, {})[each.measure] = tuple(effect.parameter for effect in each.screened)
    return found


def otherwise(runs: list[Named], most: int) -> tuple[int, float]:
    """How many of the ``most`` strongest are named under a seed, on the mean, and the share not named under another."""
    total = lost = 0
    for one, other in permutations(runs, 2):
        for measure, drivers in one.items():
            first = drivers[:most]
            total += len(first)
            lost += sum(name not in other.get(measure, ()) for name in first)
    pairs = len(runs) * (len(runs) - 1)
    return round(total / pairs), lost / total if total else 0.0


def main() -> None:
    path = ROOT / "examples" / "scenario.yaml"
    scenario = read_scenario(path.read_text(encoding="utf-8"), path.name)
    found = [named(scenario, seed) for seed in SEEDS]
    rows = [
        "| `quiet` beside | drivers named, over all measures | with another seed not named | of the three strongest of each |",
        "|---|---|---|---|",
    ]
    for other in dict.fromkeys(name for each in found for name in each):
        runs = [each.get(other, {}) for each in found]
        number, share = otherwise(runs, most=len(scenario.uncertain))
        _, strongest = otherwise(runs, most=3)
        rows.append(f"| `{other}` | {number} | {share:.0%} | {strongest:.0%} |")
    write(DOCUMENT, "scripts/driver_agreement.py", "\n".join(rows))


if __name__ == "__main__":
    main()
