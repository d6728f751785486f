"""How long Backing takes to say what it can do: `backing --help` against an interpreter that does nothing.

usage: python bench/startup.py [runs]     prints a Markdown table; wall time, median and range, runs taken in turns
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

PROGRAMS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import backing": [sys.executable, "-c", "import backing"],
    "backing --help": [str(Path(sys.executable).with_name("backing")), "--help"],
}


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(runs: int) -> dict[str, list[float]]:
    """Seconds of every run; one uncounted round first, then in turns so that a busy spell meets all alike."""
    for command in PROGRAMS.values():
        seconds(command)
    times: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(runs):
        for name, command in PROGRAMS.items():
            times[name].append(seconds(command))
    return times


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    times = measure(runs)
    base = statistics.median(times["python -c pass"])
    print(f"Start-up, {runs} runs, Python {sys.version.split()[0]}\n")
    print("| program | median s | range s | ratio to python -c pass |\n|---|---|---|---|")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"| {name} | {middle:.3f} | {min(taken):.3f}-{max(taken):.3f} | {middle / base:.1f} |")


if __name__ == "__main__":
    main()
