"""What truth discovery costs, and how often it is right, beside crowd-kit and truthdiscovery.

usage: python bench/truth.py [--claims 1000,10000,100000,1000000] [--peers PYTHON] [--save]

Prints Markdown tables, or writes docs/sources.md. CPU seconds on one core, the median of five runs (of one from a million on),
the arrays made; a peer has its own form of the data made as well, and its time for that is not counted. ``--peers`` is an
interpreter in which crowd-kit 1.4.2 and truthdiscovery 1.0.4 are installed without what they bring along (pip install
--no-deps), and with numpy, scipy, pandas and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.assessment.sources.truth.assertions import from_codes, from_names  # noqa: E402
from backing.assessment.sources.truth.crh import crh  # noqa: E402
from backing.assessment.sources.truth.dawid_skene import dawid_skene  # noqa: E402
from backing.assessment.sources.truth.estimate import Estimate  # noqa: E402
from backing.assessment.sources.truth.ltm import ltm  # noqa: E402
from backing.assessment.sources.truth.origins import Assertion, once_per_root  # noqa: E402
from backing.assessment.sources.truth.sums import average_log, sums  # noqa: E402
from backing.assessment.sources.truth.truthfinder import truthfinder  # noqa: E402
from backing.assessment.sources.truth.vote import vote  # noqa: E402
from scripts.measured import write  # noqa: E402

METHODS = (vote, sums, average_log, truthfinder, crh, ltm, dawid_skene)
RUNS, LARGE = 5, 1_000_000
KINDS, EACH = 4, 5
"""Categories, and sources that speak of one item."""
CRH_MOST = 10_000
"""The peer's CRH holds a square of all values in memory."""

PEERS = """
import importlib.util, json, pathlib, sys, time, types
import numpy as np, pandas as pd

def bare(name, package):  # without what the package's own start imports: networks of words, drawing
    root = pathlib.Path(importlib.util.find_spec(package).origin).parent
    module = types.ModuleType(name)
    module.__path__ = [str(root.joinpath(*name.split(".")[1:]))]
    sys.modules[name] = module

bare("crowdkit.aggregation", "crowdkit")
from crowdkit.aggregation.classification.dawid_skene import DawidSkene
bare("truthdiscovery", "truthdiscovery")
from truthdiscovery.algorithm import CRH, AverageLog, Sums, TruthFinder
from truthdiscovery.input import Dataset

table, most = np.load(sys.argv[1]), int(sys.argv[2])
frame = pd.DataFrame({"task": table[1], "worker": table[0], "label": table[2]})
found = {}
start = time.process_time()
model = DawidSkene().fit(frame)
found["dawid_skene"] = time.process_time() - start
steps, prevalence = len(model.loss_history_), model.priors_.sort_index().tolist()
given = Dataset([(f"s{a}", f"i{b}", int(c)) for a, b, c in table.T.tolist()])
for name, method in (("sums", Sums), ("average_log", AverageLog), ("truthfinder", TruthFinder), ("crh", CRH)):
    if method is not CRH or table.shape[1] <= most:
        start = time.process_time()
        method().run(given)
        found[name] = time.process_time() - start
print(json.dumps({"seconds": found, "steps": steps, "prevalence": prevalence}))
"""


def made(claims: int, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Sources, items and values (3, claims), and the truths: a source is right 40 to 95 times in a hundred."""
    random = np.random.default_rng(seed)
    sources, items = max(20, claims // 500), claims // EACH
    right, truth = random.uniform(0.4, 0.95, sources), random.integers(0, KINDS, items)
    item = np.repeat(np.arange(items), EACH)
    source = (
        random.integers(0, sources, items)[:, None] + np.cumsum(random.integers(1, 4, (items, EACH)), axis=1)
    ).ravel()
    source %= sources
    off = np.where(random.random(len(item)) < right[source], 0, random.integers(1, KINDS, len(item)))
    return np.stack([source, item, (truth[item] + off) % KINDS]), truth


def seconds(job: Callable[[], Any], runs: int) -> float:
    spent = []
    for _ in range(runs):
        start = time.process_time()
        job()
        spent.append(time.process_time() - start)
    return float(np.median(spent))


def speed(sizes: list[int], python: str | None) -> Iterator[str]:
    """A row a method: seconds at each size, and of the peer at the same."""
    costs: dict[str, list[str]] = {method.__name__: [] for method in METHODS}
    building, notes = [], []
    for size in sizes:
        table, _ = made(size)
        runs = 1 if size >= LARGE else RUNS
        building.append(f"{seconds(lambda table=table: from_codes(*table), runs):.3f}")
        given = from_codes(*table)
        peers = asked(python, table) if python and size < LARGE else {"seconds": {}}
        for method in METHODS:
            own = seconds(lambda method=method, given=given: method(given), runs)
            peer = peers["seconds"].get(method.__name__)
            costs[method.__name__].append(f"{own:.3f}" + (f" ({peer:.3f})" if peer is not None else ""))
        if "steps" in peers:
            ours = dawid_skene(given, steps=peers["steps"] + 1).prevalence
            names = [int(name) for name in given.values]
            apart = float(np.abs(ours[np.argsort(names)] - peers["prevalence"]).max())
            notes.append(f"{apart:.1e} at {size:,}")
    yield "| | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---" * (len(sizes) + 1) + "|"
    yield f"| making the arrays | {' | '.join(building)} |"
    yield from (f"| `{name}` | {' | '.join(row)} |" for name, row in costs.items())
    if notes:
        yield ""
        yield (
            "In brackets: crowd-kit 1.4.2 for `dawid_skene`, truthdiscovery 1.0.4 for the others (its CRH up to "
            f"{CRH_MOST:,}, since it holds a square of all values). Prevalences after as many steps as crowd-kit takes differ "
            f"from its own by {', '.join(notes)}."
        )


def asked(python: str, table: np.ndarray) -> dict[str, Any]:
    """What the peers take for the same table."""
    with tempfile.TemporaryDirectory() as folder:
        np.save(Path(folder) / "table.npy", table)
        command = [python, "-W", "ignore", "-c", PEERS, str(Path(folder) / "table.npy"), str(CRH_MOST)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def accuracy() -> Iterator[str]:
    """How often the chosen value is the true one, over ten draws of 2,000 items; an item left open counts as half."""
    conditions = {
        "independent": (0, False),
        "3 of 20 copy one bad source": (3, False),
        "8 of 20 copy it": (8, False),
        "8 of 20 copy it, origins named": (8, True),
    }
    yield "| | " + " | ".join(conditions) + " |"
    yield "|---" * (len(conditions) + 1) + "|"
    cases = {name: [case(*condition, seed) for seed in range(10)] for name, condition in conditions.items()}
    for method in METHODS:
        shares = [np.mean([share(method(given), given, truth) for given, truth in drawn]) for drawn in cases.values()]
        yield f"| `{method.__name__}` | " + " | ".join(f"{each:.3f}" for each in shares) + " |"


def case(copiers: int, named: bool, seed: int) -> tuple[Any, np.ndarray]:  # noqa: FBT001 - a column of the table
    """Twenty sources, of whom half speak of each item; source 0 is right in a third of its words, and some repeat it."""
    random = np.random.default_rng(seed)
    items, sources = 2000, 20
    right = np.concatenate([[1 / 3], random.uniform(0.5, 0.9, sources - 1)])
    truth = random.integers(0, KINDS, items)
    off = np.where(random.random((items, sources)) < right, 0, random.integers(1, KINDS, (items, sources)))
    said = (truth[:, None] + off) % KINDS
    speaks = random.random((items, sources)) < 0.5
    said[:, 1 : copiers + 1], speaks[:, 1 : copiers + 1] = said[:, :1], speaks[:, :1]
    rows = [
        Assertion(
            source=f"s{s}", item=f"{i}", value=f"{said[i, s]}", origins=("s0",) if named and 1 <= s <= copiers else ()
        )
        for i, s in np.argwhere(speaks).tolist()
    ]
    return from_names([(row.source, row.item, row.value) for row in once_per_root(rows)]), truth


def share(found: Estimate, given: Any, truth: np.ndarray) -> float:
    known = truth[[int(item) for item in given.items]]
    values = np.array([int(value) for value in given.values])[given.value_of[found.chosen]]
    return float(np.where(found.chosen < 0, 0.5, values == known).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", default="1000,10000,100000,1000000")
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--save", action="store_true")
    asked_for = parser.parse_args()
    lines = ["CPU seconds for so many assertions:", ""]
    lines += speed([int(size) for size in asked_for.claims.split(",")], asked_for.peers)
    lines += ["", "Items of which the chosen value is true (one that is left open counts as half):", "", *accuracy()]
    if asked_for.save:
        write(ROOT / "docs" / "sources.md", "bench/truth.py", "\n".join(lines))
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
