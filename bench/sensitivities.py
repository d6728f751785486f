"""What weighing a set of hypotheses costs, with every sensitivity, beside exact inference by pyAgrum on the same network.

usage: python bench/sensitivities.py [--save]     prints Markdown tables; CPU seconds, on one core
--save writes them into docs/weighing.md, and the growth of the cost to docs/performance-weighing.svg.

The first table is 10 hypotheses and 200 pieces of evidence. pyAgrum is asked for one posterior alone, in a network that is
already built, and for as many as leaving out each piece takes. Backing gives posteriors with their bounds, each piece left
out, flip thresholds, the tornado of all cells, the surprise, contributions, and what 20 further observables would be worth.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import numpy as np
import pyagrum as gum

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.assessment.hypotheses.hypothesis import CatchAll, Expected, Hypothesis, HypothesisSet, Observable  # noqa: E402
from backing.assessment.items.item import Chance, Item  # noqa: E402
from backing.assessment.sensitivity.flips import flips  # noqa: E402
from backing.assessment.sensitivity.information import to_collect  # noqa: E402
from backing.assessment.sensitivity.leave_out import leave_one_out  # noqa: E402
from backing.assessment.sensitivity.outcomes import outcomes  # noqa: E402
from backing.assessment.sensitivity.tornado import tornado  # noqa: E402
from backing.assessment.weigh_sets import weigh_sets  # noqa: E402
from backing.assessment.weighing.contributions import weights  # noqa: E402
from backing.assessment.weighing.evidence import Evidence  # noqa: E402
from backing.assessment.weighing.posterior import mean_logs, posterior  # noqa: E402
from backing.assessment.weighing.surprise import surprise  # noqa: E402
from backing.assessment.weighing.table import Table, table_of  # noqa: E402
from bench.growth import draw  # noqa: E402
from scripts.measured import write  # noqa: E402

REPEATS = 7
SIZES = ((10, 200), (10, 2_000), (10, 20_000), (10, 100_000), (100, 200), (100, 2_000), (100, 10_000))
DOCUMENT, PICTURE = ROOT / "docs" / "weighing.md", ROOT / "docs" / "performance-weighing.svg"


def made(hypotheses: int, pieces: int) -> Table:
    """Chances between 0.05 and 0.95 with intervals of a tenth of them, from a fixed seed."""
    chances = np.random.default_rng(20230512).uniform(0.05, 0.95, (pieces, hypotheses))
    prior = np.full(hypotheses, 0.9 / hypotheses)
    return table_of(chances, prior, low=chances * 0.9, high=np.minimum(chances * 1.1, 0.99), other=CatchAll())


def open_observables(table: Table) -> list[Observable]:
    random = np.random.default_rng(20200229)
    return [
        Observable(
            id=f"O{number}",
            text="",
            expected={name: Expected(exist=Chance.of(random.uniform(0.05, 0.95))) for name in table.named},
        )
        for number in range(20)
    ]


def entered_as(table: Table) -> Evidence:
    """The same table as an analyst would enter it."""
    ends = zip(np.exp(table.low), np.exp(table.central), np.exp(table.high), strict=True)
    items = tuple(
        Item(
            id=name,
            text="",
            chances={
                hypothesis: Chance(low=float(low), central=float(central), high=float(high))
                for hypothesis, low, central, high in zip(table.named, *row, strict=True)
            },
        )
        for name, row in zip(table.roots, ends, strict=True)
    )
    hypotheses = tuple(
        Hypothesis(id=name, text="", prior=float(p)) for name, p in zip(table.named, table.prior, strict=True)
    )
    return Evidence(items=items, sets=(HypothesisSet(id="A", question="", hypotheses=hypotheses),))


def everything(table: Table, observables: list[Observable]) -> None:
    posterior(table)
    flips(table, leave_one_out(table))
    tornado(table)
    surprise(table)
    weights(table)
    to_collect(table, outcomes(table, observables, [[name] for name in table.named]))


def network(table: Table) -> gum.BayesNet:
    chances = np.column_stack([np.exp(table.central), np.exp(mean_logs(table, table.central))])
    net = gum.BayesNet()
    net.add(gum.RangeVariable("H", "", 0, len(table.prior)))
    net.cpt("H").fillWith(list(table.priors))
    for name, row in zip(table.roots, chances, strict=True):
        net.add(gum.RangeVariable(name, "", 0, 1))
        net.addArc("H", name)
        net.cpt(name)[:] = np.column_stack([1 - row, row])
    return net


def asked(net: gum.BayesNet, seen: tuple[str, ...]) -> np.ndarray:
    engine = gum.LazyPropagation(net)
    engine.setEvidence(dict.fromkeys(seen, 1))
    engine.makeInference()
    return np.asarray(engine.posterior("H").tolist())


def seconds(run: Callable[[], object], repeats: int = REPEATS) -> float:
    """The median CPU time of several runs after one to warm up."""
    run()
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def compare() -> str:
    table = made(10, 200)
    observables, net = open_observables(table), network(table)
    if not np.allclose(posterior(table).central, asked(net, table.roots), atol=1e-10):
        raise SystemExit("Backing and pyAgrum do not agree: nothing was measured")
    entered = entered_as(table)
    rows = [
        ("Backing, from items to a finished answer", seconds(lambda: weigh_sets(entered, (), {}))),
        ("Backing, posteriors and all sensitivities", seconds(lambda: everything(table, observables))),
        ("Backing, posteriors with their bounds", seconds(lambda: posterior(table))),
        ("pyAgrum, one posterior", seconds(lambda: asked(net, table.roots))),
        ("pyAgrum, a posterior without each piece", 200 * seconds(lambda: asked(net, table.roots[1:]))),
    ]
    lines = ["| 10 hypotheses, 200 pieces of evidence | ms |", "|---|---|"]
    return "\n".join(lines + [f"| {name} | {1000 * taken:.1f} |" for name, taken in rows])


def grow() -> tuple[str, list[dict[str, object]]]:
    """The table of the growth, and its points."""
    points: list[dict[str, object]] = []
    lines = ["| hypotheses | pieces | ms | ns a cell |", "|---|---|---|---|"]
    for hypotheses, pieces in SIZES:
        table = made(hypotheses, pieces)
        taken = seconds(lambda table=table: everything(table, open_observables(table)))
        points.append({"way": f"{hypotheses} hypotheses", "rows": pieces, "seconds": taken})
        lines.append(f"| {hypotheses} | {pieces:,} | {1000 * taken:.1f} | {1e9 * taken / hypotheses / pieces:.0f} |")
    return "\n".join(lines), points


def picture(points: list[dict[str, object]]) -> str:
    ways = list(dict.fromkeys(str(point["way"]) for point in points))
    sizes = (200, 2_000, 20_000, 100_000)
    return draw(points, ways=ways, sizes=sizes, cost="for all sensitivities", rows="pieces of evidence")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--save", action="store_true")
    saved = parser.parse_args().save
    compared = compare()
    growth, points = grow()
    text = f"{compared}\n\n{growth}"
    print(text)
    if saved:
        write(DOCUMENT, "bench/sensitivities.py", text)
        PICTURE.write_text(picture(points), encoding="utf-8")


if __name__ == "__main__":
    main()
