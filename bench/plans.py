"""What it costs to count events for many claims: our plans, and a query a claim by others, in one run on one machine.

usage: python bench/plans.py [--rows 1M,10M,100M] [--only NAME,NAME] [--patience SECONDS] [--save]

Prints Markdown tables: CPU seconds (user and system) for 30, 1,000 and 10,000 claims, how many times faster each is than a
query a claim on DuckDB, memory at its peak, and the preparation. Each contender is a process of its own. One that would take
more than five minutes (``--patience``) answers 100 of the claims and is scaled, which "~" marks. Every answer that two of
them gave is compared. The tables are made once, in build/bench. ``--save`` keeps the figures there, and
bench/performance.py writes docs/performance.md from them. pandas and polars are in the dependency group ``bench``, which
``make bench-plans`` installs.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.made_events import FOLDER, claims, delta_file, events_file  # noqa: E402

NUMBERS = (30, 1_000, 10_000)
SAMPLE = 100
TOGETHER = {"batch", "index", "prepared", "delta", "anew"}
"""Those that answer all claims at once."""

SIZES = {"1M": 10**6, "10M": 10**7, "100M": 10**8}


def cpu() -> float:
    return time.process_time()


def measure(name: str, rows: int, patience: float) -> dict[str, Any]:
    """One contender, in this process."""
    from bench.contenders import CONTENDERS

    began = cpu()
    answer = CONTENDERS[name][1](rows)
    found: dict[str, Any] = {"prepared": cpu() - began, "seconds": {}, "scaled": [], "answers": {}}
    asked = claims(NUMBERS[-1])
    answer(asked[-3:])  # libraries that load at the first use are no cost of the claims
    pace = 0.0
    for number in NUMBERS:
        step = number // SAMPLE if pace * number > patience else 1
        began, wall = cpu(), time.perf_counter()
        answers = answer(asked[:number:step])
        taken = cpu() - began
        pace = taken / len(answers) if name not in TOGETHER else 0.0
        found["seconds"][str(number)] = taken * step
        found.setdefault("wall", {})[str(number)] = (time.perf_counter() - wall) * step
        found["scaled"] += [number] * (step > 1)
        found["answers"].update({str(each * step): repr(given) for each, given in enumerate(answers)})
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def run(name: str, rows: int, patience: float) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", name, "--rows", str(rows), "--patience", str(patience)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(done.stdout)
    print(f"{name}: {result['seconds']}", file=sys.stderr, flush=True)
    return result


def compare(results: dict[str, dict[str, Any]]) -> str:
    """How many answers two contenders gave, all equal; raises SystemExit at the first that differ."""
    groups = (
        tuple(n for n in results if n not in {"delta", "anew"}),
        tuple(n for n in results if n in {"delta", "anew"}),
    )
    compared = 0
    for group in groups:
        for name in group[1:]:
            first, other = results[group[0]]["answers"], results[name]["answers"]
            for claim in first.keys() & other.keys():
                if first[claim] != other[claim]:
                    raise SystemExit(f"claim {claim}: {group[0]} says {first[claim]}, {name} says {other[claim]}")
                compared += 1
    return f"{compared:,} answers compared, all equal to the last digit."


def table(size: str, results: dict[str, dict[str, Any]]) -> str:
    from bench.contenders import CONTENDERS

    base = results.get("duckdb", next(iter(results.values())))["seconds"]
    head = " | ".join(f"{number:,} claims" for number in NUMBERS)
    lines = [
        f"{size} rows, CPU seconds (times faster than DuckDB, a query each):\n",
        f"| | {head} | preparation, s | peak memory, MB |\n|---|{'---|' * len(NUMBERS)}---|---|",
    ]
    for name, result in results.items():
        cells = [
            f"{'~' if number in result['scaled'] else ''}{digits(result['seconds'][str(number)])} "
            f"({digits(base[str(number)] / result['seconds'][str(number)])}×)"
            for number in NUMBERS
        ]
        lines.append(
            f"| {CONTENDERS[name][0]} | {' | '.join(cells)} | {digits(result['prepared'])} | {result['memory']:,.0f} |"
        )
    return "\n".join(lines)


def digits(value: float) -> str:
    """Two digits that count."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def main() -> None:
    from bench.contenders import CONTENDERS

    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", default="1M")
    parser.add_argument("--only", default=",".join(CONTENDERS))
    parser.add_argument("--patience", type=float, default=300.0)
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(measure(wanted.one, int(wanted.rows), wanted.patience)))
        return
    for size in wanted.rows.split(","):
        events_file(SIZES[size]), delta_file()
        results = {name: run(name, SIZES[size], wanted.patience) for name in wanted.only.split(",")}
        told = f"{table(size, results)}\n\n{compare(results)}\n"
        print(told, flush=True)
        if wanted.save:
            kept = {
                name: {key: value for key, value in each.items() if key != "answers"} for name, each in results.items()
            }
            (FOLDER / f"results-{size}.json").write_text(json.dumps(kept, indent=1), encoding="utf-8")
            (FOLDER / f"results-{size}.md").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
