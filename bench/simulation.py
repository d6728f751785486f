"""The consequence model as Mesa agents, in plain NumPy one run at a time, and as Backing runs it: runs a second, and memory.

usage: python bench/simulation.py [--runs N] [--save]

All get the same luck. The first two are written apart, from the model card, and must come to the same outcomes as Backing: the
bench stops at the first that differs. Six states, 60 months, all policies that ship. Seconds are CPU seconds. Growth is measured
for ours over runs, states and months. --save writes the tables and the plot into docs/consequences.md.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.consequences.ensemble.futures import sample_futures  # noqa: E402
from backing.consequences.model.draws import Draws, draw  # noqa: E402
from backing.consequences.model.run import run_policy  # noqa: E402
from backing.consequences.policies import policies  # noqa: E402
from backing.consequences.scenario import Scenario, State  # noqa: E402

STATES, MONTHS, BLOCK = 6, 60, 1_000
SLOW = 200
"""Runs that those that go one by one make of each policy; a block has a thousand."""

MESA, PLAIN, WHOLE = "Mesa 3, agents", "NumPy, a run at a time", "Backing, blocks of 1,000"


def scenario(states: int = STATES, months: int = MONTHS) -> Scenario:
    relations = np.linspace(-0.6, 0.6, states)
    named = tuple(
        State(name=f"state {n}", error=0.3 + 0.1 * (n % 5), bias=0.1 * (n % 3 - 1), relation=r, cost_of_miss=1 + n % 3)
        for n, r in enumerate(map(float, relations))
    )
    return Scenario(name="bench", states=named, policies=policies(), months=months)


def made(asked: Scenario, runs: int) -> tuple[dict[str, np.ndarray], Draws]:
    luck = draw((7,), runs=runs, states=len(asked.states), months=asked.months)
    return sample_futures(asked.uncertain, runs, 7), luck


def ours(asked: Scenario, values: dict[str, np.ndarray], luck: Draws, _runs: int) -> list[dict[str, np.ndarray]]:
    return [run_policy(asked, policy, values, luck).measures for policy in asked.policies]


def plain(asked: Scenario, values: dict[str, np.ndarray], luck: Draws, runs: int) -> list[dict[str, np.ndarray]]:
    from bench.plain_numpy import run_one

    found = []
    for policy in asked.policies:
        rows = [
            run_one(asked, policy, {n: float(v[r]) for n, v in values.items()}, float(luck.right[r]), luck.months, r)
            for r in range(runs)
        ]
        found.append({name: np.array([row[name] for row in rows]) for name in rows[0]})
    return found


def mesa(asked: Scenario, values: dict[str, np.ndarray], luck: Draws, runs: int) -> list[dict[str, np.ndarray]]:
    from bench.mesa_model import run_one

    kinds = [field.name for field in fields(luck.months[0])]
    found = []
    for policy in asked.policies:
        rows = [
            run_one(
                asked, policy, {name: float(v[r]) for name, v in values.items()}, float(luck.right[r]),
                [{kind: getattr(month, kind)[..., r].tolist() for kind in kinds} for month in luck.months],
            )
            for r in range(runs)
        ]  # fmt: skip
        found.append({name: np.array([row[name] for row in rows]) for name in rows[0]})
    return found


CONTENDERS = {
    MESA: (mesa, SLOW),
    PLAIN: (plain, SLOW),
    WHOLE: (ours, BLOCK),
}


def measure(name: str, runs: int) -> dict[str, Any]:
    contender, most = CONTENDERS[name]
    asked, runs = scenario(), min(runs, most)
    values, luck = made(asked, BLOCK)
    contender(
        asked, {n: v[:2] for n, v in values.items()}, _first(luck, 2), 2
    )  # what loads at the first use is no cost of runs
    values, luck = {n: v[:runs] for n, v in values.items()}, _first(luck, runs)
    began = time.process_time()
    found = contender(asked, values, luck, runs)
    seconds = time.process_time() - began
    return {
        "runs": runs * len(asked.policies),
        "seconds": seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "measures": [{key: list(map(float, values[:SLOW])) for key, values in each.items()} for each in found],
    }


def _first(luck: Draws, runs: int) -> Draws:
    months = tuple(
        replace(month, **{f.name: getattr(month, f.name)[..., :runs] for f in fields(month)}) for month in luck.months
    )
    return Draws(right=luck.right[:runs], months=months)


def compare(results: dict[str, dict[str, Any]]) -> int:
    """How many outcomes of the two written apart were compared with ours; raises SystemExit at the first that differs."""
    compared = 0
    for name in (MESA, PLAIN):
        for policy, (one, other) in enumerate(zip(results[WHOLE]["measures"], results[name]["measures"], strict=True)):
            if one.keys() != other.keys():
                raise SystemExit(f"only one has the measures {', '.join(sorted(one.keys() ^ other.keys()))}")
            for key in one:
                shared = min(len(one[key]), len(other[key]))
                if not np.allclose(one[key][:shared], other[key][:shared], rtol=1e-9, atol=1e-9):
                    raise SystemExit(f"{name} differs in {key} under policy {policy}")
                compared += shared
    return compared


def growth() -> dict[str, list[tuple[int, float]]]:
    """Our CPU seconds by runs, states and months, each from the same middle."""

    def seconds(runs: int, states: int, months: int) -> float:
        asked = scenario(states, months)
        blocks = max(runs // BLOCK, 1)
        values, luck = made(asked, min(runs, BLOCK))
        began = time.process_time()
        for _ in range(blocks):
            ours(asked, values, luck, BLOCK)
        return time.process_time() - began

    seconds(100, 2, 2)
    return {
        "runs": [(n, seconds(n, STATES, MONTHS)) for n in (100, 1_000, 4_000, 16_000)],
        "states": [(n, seconds(1_000, n, MONTHS)) for n in (1, 3, 6, 12, 24, 48)],
        "months": [(n, seconds(1_000, STATES, n)) for n in (12, 24, 60, 120, 240)],
    }


def table(results: dict[str, dict[str, Any]]) -> str:
    base = results[MESA]
    rows = ["| | runs | CPU s | runs/s of CPU | times Mesa | peak memory, MB |", "|---|---|---|---|---|---|"]
    for name, each in results.items():
        speed = each["runs"] / each["seconds"]
        times = speed / (base["runs"] / base["seconds"])
        rows.append(
            f"| {name} | {each['runs']:,} | {each['seconds']:.1f} | {speed:,.0f} | {times:.1f}× | {each['memory']:.0f} |"
        )
    return "\n".join([*rows, "", f"{compare(results):,} outcomes of the first two compared with Backing's, all equal."])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=BLOCK)
    parser.add_argument("--one", choices=CONTENDERS, help=argparse.SUPPRESS)
    parser.add_argument("--save", action="store_true", help="write the tables into docs/consequences.md")
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one, asked.runs)))
        return
    results = {}
    for name in CONTENDERS:
        command = [sys.executable, __file__, "--one", name, "--runs", str(asked.runs)]
        results[name] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        print(f"{name}: {results[name]['seconds']:.1f} s", file=sys.stderr)
    text = table(results)
    print(text)
    grown = growth()
    for axis, points in grown.items():
        print(f"{axis}: " + ", ".join(f"{n:,}: {s:.2f} s" for n, s in points))
    if asked.save:
        save(text, grown)


def save(text: str, grown: dict[str, list[tuple[int, float]]]) -> None:
    from bench.growth import draw
    from scripts.measured import write

    write(ROOT / "docs" / "consequences.md", "bench/simulation.py", text)
    points = [{"way": axis, "rows": n, "seconds": s} for axis, each in grown.items() for n, s in each]
    sizes = (1, 10, 100, 1_000, 10_000)
    picture = draw(points, ways=list(grown), sizes=sizes, cost="of all policies", rows="runs, states or months")
    (ROOT / "docs" / "consequences-growth.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
