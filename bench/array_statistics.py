"""What statistics over many claims cost, beside a loop of scipy calls that gives the same numbers.

usage: python bench/array_statistics.py [--claims 10000] [--looped 500]     prints a Markdown table; CPU seconds, on one core

Absence claims have 20 to 400 weeks of counts and a window of 4 to 12 weeks; rate ratios have two counts and two exposures. The
loop runs on the first `--looped` claims and is scaled; the two ways are compared on these, number by number.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))

import numpy as np
from scipy import optimize, stats

from backing.evidence.statistics.dispersion import FEW, PRIOR_NODES, PRIOR_WEIGHTS, fit_dispersions
from backing.evidence.statistics.exact_tests import rate_tests
from backing.evidence.statistics.silences import Silences, silences

WEEKS = 400
REPEATS = 5
"""The arrays are so fast that one run would be noise: the median of so many is given."""

Table = dict[str, np.ndarray]


def absence_claims(number: int) -> Table:
    """Weekly counts of groups that differ in rate and clumping, from a fixed seed."""
    random = np.random.default_rng(20230512)
    rate, size = random.gamma(1.0, 2.0, number), np.exp(random.normal(0.0, 1.0, number))
    drawn = random.poisson(random.gamma(size[:, None], (rate / size)[:, None], (number, WEEKS)))
    return {
        "counts": drawn,
        "lengths": random.integers(20, WEEKS + 1, number),
        "windows": random.integers(4, 13, number),
    }


def comparisons(number: int) -> Table:
    """Two counts and two exposures each."""
    random = np.random.default_rng(20200229)
    return {
        "later": random.integers(0, 200, number),
        "later_exposure": random.uniform(30, 1000, number),
        "earlier": random.integers(1, 200, number),
        "earlier_exposure": random.uniform(30, 1000, number),
    }


def looped_size(counts: np.ndarray) -> float:
    """The maximum likelihood size of one series, by a scalar optimiser over scipy's negative binomial."""
    mean = counts.mean()
    if mean == 0:
        return math.nan
    if counts.var() <= mean:
        return math.inf

    def loss(log_size: float) -> float:
        size = math.exp(log_size)
        return -float(stats.nbinom.logpmf(counts, size, size / (size + mean)).sum())

    return math.exp(optimize.minimize_scalar(loss, bounds=(-10, 12), method="bounded", options={"xatol": 1e-8}).x)


def looped_sizes(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sizes and their weights: the estimate, or the posterior at the points of the prior where the series is short."""
    mean = counts.mean() if len(counts) else 0.0
    if len(counts) >= FEW and mean:
        return np.array([looped_size(counts)]), np.ones(1)
    sizes = np.exp(PRIOR_NODES)
    if not mean:
        return sizes, PRIOR_WEIGHTS
    log_weight = np.array([stats.nbinom.logpmf(counts, size, size / (size + mean)).sum() for size in sizes])
    weight = PRIOR_WEIGHTS * np.exp(log_weight - log_weight.max())
    return sizes, weight / weight.sum()


def looped_absence(claims: Table) -> list[dict[str, float]]:
    """One claim after another, the way it is written first."""
    return [
        one_absence(counts[:length], int(window))
        for counts, length, window in zip(claims["counts"], claims["lengths"], claims["windows"], strict=True)
    ]


def one_absence(counts: np.ndarray, window: int) -> dict[str, float]:
    mean, number = counts.mean(), len(counts)
    sums = counts[number % window :].reshape(-1, window).sum(axis=1)
    row = {
        "poisson": stats.poisson.pmf(0, mean * window),
        "weekly": zero_over(*looped_sizes(counts), mean, window),
        "shared": zero_over(*looped_sizes(sums), mean * window, 1),
        "switching": zero_of_states(mean, window),
        "upper": stats.gamma.ppf(0.95, 1, scale=1 / window),
    }
    for place, weight in enumerate((1.0, 0.3, 0.1)):
        base = weight * number
        row[f"predictive {place}"] = stats.nbinom.pmf(0, 0.5 + weight * counts.sum(), base / (base + window))
    return row if mean else row | dict.fromkeys(("poisson", "weekly", "shared", "switching"), math.nan)


def zero_over(sizes: np.ndarray, weights: np.ndarray, mean: float, weeks: int) -> float:
    if np.isinf(sizes).any():
        return float(stats.poisson.pmf(0, mean * weeks))
    return float((weights * stats.nbinom.pmf(0, sizes, sizes / (sizes + mean)) ** weeks).sum())


def zero_of_states(mean: float, weeks: int) -> float:
    passage, quiet = np.array([[0.8, 0.2], [0.2, 0.8]]), np.array([stats.poisson.pmf(0, 2 * mean), 1.0])
    state = np.array([0.5, 0.5]) * quiet
    for _ in range(weeks - 1):
        state = (state @ passage) * quiet
    return float(state.sum())


def looped_ratios(pairs: Table) -> list[tuple[float, float, float]]:
    """Scipy's exact binomial test and its interval, turned into rates."""
    rows = []
    for later, first, earlier, second in zip(*pairs.values(), strict=True):
        test = stats.binomtest(int(later), int(later + earlier), first / (first + second))
        bounds = test.proportion_ci(0.95, method="exact")
        low, high = (share / (1 - share) * second / first for share in (bounds.low, bounds.high))
        rows.append((low, high, test.pvalue))
    return rows


def seconds(job: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = job()
    return time.process_time() - start, result


def median_seconds(job: Callable[[], Any]) -> tuple[float, Any]:
    runs = [seconds(job) for _ in range(REPEATS)]
    return float(np.median([spent for spent, _ in runs])), runs[0][1]


def difference(found: np.ndarray, expected: np.ndarray) -> float:
    """The largest relative difference; the same infinite or missing values on both sides differ by nothing."""
    found, expected = np.asarray(found, dtype=float), np.asarray(expected, dtype=float)
    same = (found == expected) | (np.isnan(found) & np.isnan(expected))
    with np.errstate(invalid="ignore"):
        return float(np.where(same, 0.0, np.abs(found - expected) / np.maximum(np.abs(expected), 1e-300)).max())


def peak() -> float:
    """Megabytes of memory that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def first(table: Table, number: int) -> Table:
    return {name: column[:number] for name, column in table.items()}


def compare_absence(found: Silences, rows: list[dict[str, float]]) -> dict[str, float]:
    """The largest difference in each number."""
    values = {name: getattr(found, name) for name in ("poisson", "weekly", "shared", "switching", "upper")}
    values |= {f"predictive {place}": found.predictive[place] for place in range(3)}
    return {name: difference(value[: len(rows)], [row[name] for row in rows]) for name, value in values.items()}


def row(name: str, arrays: float, loop: float, looped: int, claims: int) -> str:
    each, one = arrays / claims, loop / looped
    return f"| {name} | {arrays:.3f} | {each * 1e6:.1f} | {one * 1e6:,.0f} | {one / each:,.0f}× |"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--claims", type=int, default=10_000)
    arguments.add_argument("--looped", type=int, default=500, help="claims that the loop runs on")
    chosen = arguments.parse_args()
    claims, pairs = absence_claims(chosen.claims), comparisons(chosen.claims)
    before = peak()
    absence, found = median_seconds(lambda: silences(claims["counts"], claims["windows"], lengths=claims["lengths"]))
    fitting, _ = median_seconds(lambda: fit_dispersions(claims["counts"], claims["lengths"]))
    testing, tests = median_seconds(lambda: rate_tests(**pairs))
    after = peak()
    some = min(chosen.looped, chosen.claims)
    loop_absence, rows = seconds(lambda: looped_absence(first(claims, some)))
    loop_fit, _ = seconds(
        lambda: [looped_size(c[:n]) for c, n in zip(*list(first(claims, some).values())[:2], strict=True)]
    )
    loop_tests, ratios = seconds(lambda: looped_ratios(first(pairs, some)))
    print(f"{chosen.claims:,} claims in arrays, a loop over {some:,}, Python {sys.version.split()[0]}\n")
    print("| job | arrays, CPU s | µs a claim | loop, µs a claim | arrays are faster |\n|---|---|---|---|---|")
    print(row("absence, all models", absence, loop_absence, some, chosen.claims))
    print(row("of which: dispersion of a week", fitting, loop_fit, some, chosen.claims))
    print(row("exact rate ratio, interval and p", testing, loop_tests, some, chosen.claims))
    low, high, p = (np.array(column) for column in zip(*ratios, strict=True))
    apart = max(
        difference(ours[:some], theirs) for ours, theirs in ((tests.low, low), (tests.high, high), (tests.p, p))
    )
    print(
        f"\nLargest relative difference: absence {max(compare_absence(found, rows).values()):.0e}, ratios {apart:.0e}"
    )
    print(f"Peak memory: {before:.0f} MB with the claims made, {after:.0f} MB after the arrays")


if __name__ == "__main__":
    main()
