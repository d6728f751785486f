"""How often windows are silent, and how often each model of silence says so: python scripts/calibrate_silence.py [records]

Records are made by four generators of known kind; after each comes a window of eight weeks. A model that fits foretells as many
silent windows as come; one that does not fit shows by how much it is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from backing.evidence.statistics.absence import DISCOUNTS
from backing.evidence.statistics.silences import silences

WEEKS, WINDOW = 104, 8
RATE = 0.6
"""Events a week, on average: some five in a window."""

Generator = Callable[[np.random.Generator, int, int], np.ndarray]


def poisson(random: np.random.Generator, records: int, weeks: int) -> np.ndarray:
    return random.poisson(RATE, (records, weeks))


def clumped_weeks(random: np.random.Generator, records: int, weeks: int) -> np.ndarray:
    return random.poisson(random.gamma(0.5, RATE / 0.5, (records, weeks)))


def clumped_windows(random: np.random.Generator, records: int, weeks: int) -> np.ndarray:
    rates = random.gamma(0.5, RATE / 0.5, (records, weeks // WINDOW))
    return random.poisson(np.repeat(rates, WINDOW, axis=1))


def spells(random: np.random.Generator, records: int, weeks: int) -> np.ndarray:
    """Active and silent weeks that follow each other with a chance of 10 % to pass."""
    active, counts = random.random(records) < 0.5, np.zeros((records, weeks), dtype=np.int64)
    for week in range(weeks):
        counts[:, week] = np.where(active, random.poisson(2 * RATE, records), 0)
        active ^= random.random(records) < 0.1
    return counts


GENERATORS: dict[str, Generator] = {
    "Poisson": poisson,
    "clumped weeks": clumped_weeks,
    "one rate a window": clumped_windows,
    "spells": spells,
}


def row(name: str, generator: Generator, records: int) -> str:
    counts = generator(np.random.default_rng(20230512), records, WEEKS + WINDOW)
    silent = counts[:, WEEKS:].sum(axis=1) == 0
    found = silences(counts[:, :WEEKS], WINDOW)
    models = np.vstack([found.poisson, found.weekly, found.shared, found.predictive, found.switching])
    said = [f"{100 * model:9.1f}" for model in np.nanmean(models, axis=1)]
    return f"{name:18}{100 * silent.mean():8.1f}{''.join(said)}"


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    heads = ["Poisson", "weekly", "shared", *(f"w={discount:g}" for discount in DISCOUNTS), "spells"]
    print(
        f"{records:,} records of {WEEKS} weeks each, then {WINDOW} weeks; {RATE} events a week; silent windows in percent\n"
    )
    print(f"{'made by':18}{'came':>8}{''.join(f'{head:>9}' for head in heads)}")
    for name, generator in GENERATORS.items():
        print(row(name, generator, records))


if __name__ == "__main__":
    main()
