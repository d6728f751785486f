"""Do truths rank evenly in their posteriors? python scripts/calibrate_posteriors.py [--runs 1000] [--save]

Simulation-based calibration: the truth is drawn from the prior and the data from the truth; its rank in the posterior must be
uniform (Talts, Betancourt, Simpson, Vehtari & Gelman 2018). A table goes to standard output, or with --save into
docs/calibration.md. Two minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import chisquare, kstwo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backing.evidence.statistics.multiplicity import holm  # noqa: E402
from scripts.measured import write  # noqa: E402
from scripts.posteriors import EXACT, NEAR, Draw, Rank  # noqa: E402

BINS, SEED = 20, 2018
HEAD = "| posterior | ranks evenly | χ² p | farthest | band p | spread |\n|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """How evenly ranks fill 0 to 1.

    ``p`` is of Pearson's test in ``BINS`` bins; ``farthest`` the largest distance of the ranks' distribution function from a
    uniform one, and ``band_p`` the chance that a uniform one leaves a band as wide (Kolmogorov); ``spread`` their variance over
    that of a uniform one: above 1 the posterior is too narrow, below 1 too wide.
    """

    p: float
    farthest: float
    band_p: float
    spread: float

    @property
    def even(self) -> bool:
        return min(self.p, self.band_p) >= 0.005


def ranks_of(rank: Callable[[Draw], Rank], runs: int, *, seed: int = SEED) -> np.ndarray:
    """As many ranks as wanted, from as many draws as that takes."""
    draw, ranks = np.random.default_rng(seed), []
    while len(ranks) < runs:
        if (found := rank(draw)) is not None:
            ranks.append(found)
    return np.array(ranks)


def evenness(ranks: np.ndarray) -> Ranks:
    ordered, number = np.sort(ranks), len(ranks)
    steps = np.arange(number + 1) / number
    farthest = float(max((steps[1:] - ordered).max(), (ordered - steps[:-1]).max()))
    return Ranks(
        p=float(chisquare(np.histogram(ranks, bins=BINS, range=(0, 1))[0]).pvalue),
        farthest=farthest,
        band_p=float(kstwo.sf(farthest, number)),
        spread=float(12 * ((ranks - 0.5) ** 2).mean()),
    )


def table(found: dict[str, Ranks]) -> str:
    """One row a posterior; what is uneven is told by all tests of the table together (Holm, 5 %)."""
    tests = [p for ranks in found.values() for p in (ranks.p, ranks.band_p)]
    uneven = iter(holm(tests).rejected)
    rows = [
        f"| {name} | {'**no**' if any([next(uneven), next(uneven)]) else 'yes'} | {ranks.p:.3f} | {ranks.farthest:.3f} | "
        f"{ranks.band_p:.3f} | {ranks.spread:.2f} |"
        for name, ranks in found.items()
    ]
    return "\n".join([HEAD, *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--save", action="store_true", help="write the table into docs/calibration.md")
    wanted = parser.parse_args()
    routines = enumerate({**EXACT, **NEAR}.items())
    found = {name: evenness(ranks_of(rank, wanted.runs, seed=SEED + place)) for place, (name, rank) in routines}
    text = f"{wanted.runs:,} draws each.\n\n{table(found)}"
    if wanted.save:
        write(ROOT / "docs/calibration.md", "scripts/calibrate_posteriors.py", text)
    else:
        print(text)


if __name__ == "__main__":
    main()
