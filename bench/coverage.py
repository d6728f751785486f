"""How often do the intervals hold the truth? By simulation, from the generator they assume and from ones they do not:

    python bench/coverage.py [--runs 400] [--save]

Prints a table; with --save it goes into docs/calibration.md, and the shares into the file that every dossier reads, so that it
can say where an interval is too sure. The seed is fixed. About four minutes for 400 runs on one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.errors import UnusableNumbers  # noqa: E402
from bench.intervals import family_of, studies  # noqa: E402
from scripts.measured import write  # noqa: E402

MEASURED = ROOT / "src/backing/dossier/data/coverage.toml"
Shares = dict[str, list[tuple[str, float, int]]]
"""For each interval: generator, share of runs in which it held the truth, and runs."""


def measure(runs: int) -> Shares:
    found: Shares = {}
    for name, study in studies():
        draw, kept = np.random.default_rng(2023), []
        for _ in range(runs):
            try:
                kept.append(study(draw))
            except UnusableNumbers:
                continue
        for interval in kept[0]:
            share = sum(held[interval] for held in kept) / len(kept)
            found.setdefault(interval, []).append((name, share, len(kept)))
    return found


def table(found: Shares) -> str:
    rows = [
        f"| {interval} | {name} | {share:.1%} | {runs} |"
        for interval, shares in found.items()
        for name, share, runs in shares
    ]
    return "\n".join(["| interval | generator | holds the truth | runs |\n|---|---|---|---|", *rows])


def toml(found: Shares) -> str:
    lines = ["# How often intervals hold the truth: measured by bench/coverage.py --save, and read by every dossier."]
    for interval, shares in found.items():
        name, _, level = interval.rpartition(", ")
        lines += [
            "\n[[interval]]",
            f'family = "{family_of(interval)}"',
            f'name = "{name}"',
            f"level = {int(level.split()[0]) / 100}",
            f"runs = {min(runs for _, _, runs in shares)}",
            "held = [" + ", ".join(f'["{generator}", {share:.4f}]' for generator, share, _ in shares) + "]",
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--save", action="store_true", help="write docs/calibration.md and what the dossiers read")
    wanted = parser.parse_args()
    found = measure(wanted.runs)
    if not wanted.save:
        print(table(found))
        return
    write(ROOT / "docs/calibration.md", "bench/coverage.py", table(found))
    MEASURED.parent.mkdir(exist_ok=True)
    MEASURED.write_text(toml(found), encoding="utf-8")


if __name__ == "__main__":
    main()
