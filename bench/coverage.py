"""How often do the intervals hold the truth? By simulation, from the generator they assume and from ones they do not:

    python bench/coverage.py [--runs 400]

Prints the table of docs/calibration.md. The seed is fixed. About three minutes for 400 runs on one core.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterator

import numpy as np

from backing.errors import UnusableNumbers
from backing.evidence.statistics.capture import two_lists
from backing.evidence.statistics.changepoint import change_point
from backing.evidence.statistics.placebo import placebo_steps
from backing.evidence.statistics.random_effects import bayes_pool, random_effects
from backing.evidence.statistics.segmented import Impact, segmented
from backing.evidence.statistics.three_lists import CELLS, three_lists
from backing.evidence.statistics.trend import Answer, growth_models
from backing.evidence.statistics.unequal import true_ratio_of_counts

PLAIN = Impact(harmonics=0)
Draw = np.random.Generator
Held = dict[str, bool]
Series = Callable[[Draw, np.ndarray], np.ndarray]


def poisson(draw: Draw, mean: np.ndarray) -> np.ndarray:
    return draw.poisson(mean)


def clumped(draw: Draw, mean: np.ndarray) -> np.ndarray:
    return draw.poisson(mean * draw.gamma(2.0, 1 / 2.0, len(mean)))


def waves(draw: Draw, mean: np.ndarray) -> np.ndarray:
    """Log rates that wander: correlation .7 from month to month, standard deviation .5."""
    steps, level = draw.normal(0, 0.5 * math.sqrt(1 - 0.7**2), len(mean)), draw.normal(0, 0.5)
    log_rate = np.empty(len(mean))
    for place, step in enumerate(steps):
        level = 0.7 * level + step
        log_rate[place] = level
    return draw.poisson(mean * np.exp(log_rate - 0.125))


def growth(draw: Draw, series: Series) -> Held:
    """36 months, mean 8, a true growth of 30 % a year: the 90 % interval; and false answers where nothing grows."""
    months = np.arange(36) - 17.5
    held = {}
    for found in growth_models(series(draw, 8 * 1.3 ** (months / 12))):
        held[f"yearly growth, {found.model}, 90 %"] = found.low <= 1.3 <= found.high
    for found in growth_models(series(draw, np.full(36, 8.0))):
        held[f"no false growth or decline, {found.model}, 90 %"] = found.answer not in (Answer.GROWTH, Answer.DECLINE)
    return held


def step(draw: Draw, series: Series) -> Held:
    """60 months, mean 12, a true step of 0.6 at the middle; and the rank of a date at which nothing happened."""
    months = np.arange(60)
    found = segmented(series(draw, np.where(months < 30, 12.0, 7.2)), [30], impact=PLAIN).steps[0]
    idle = placebo_steps(series(draw, np.full(60, 12.0)), 30, impact=PLAIN)
    return {
        "step, model errors, 95 %": found.low <= 0.6 <= found.high,
        "step, robust errors, 95 %": found.robust_low <= 0.6 <= found.robust_high,
        "step, rank among placebo dates above .05, 95 %": idle.share > 0.05,
    }


def ratio(draw: Draw, series: Series) -> Held:
    """Two periods of 24 months, true ratio and detection ratio drawn from their priors."""
    true, detection = draw.lognormal(0, 1), draw.lognormal(math.log(3), 0.7)
    later, earlier = (float(series(draw, np.full(24, mean)).sum()) for mean in (2 * true * detection, 2.0))
    held = {}
    for dispersion in (1.0, 3.0):
        found = true_ratio_of_counts((later, 24), (earlier, 24), dispersion=dispersion)
        held[f"true ratio, variance {dispersion:g} x mean, 95 %"] = found.low <= true <= found.high
    return held


def place(draw: Draw, series: Series) -> Held:
    """40 months, rates 8 and 3 (true places drawn evenly): the 95 % set of places."""
    months, last = np.arange(40), int(draw.integers(5, 34))
    counts = series(draw, np.where(months <= last, 8.0, 3.0))
    found = change_point(counts)
    again = change_point(counts, dispersion=found.dispersion)
    return {
        "place of a change, 95 %": found.credible[0] <= last <= found.credible[1],
        "place of a change, dispersion allowed for, 95 %": again.credible[0] <= last <= again.credible[1],
    }


def pooled(draw: Draw, spread: Callable[[Draw, int], np.ndarray]) -> Held:
    """Four roots with known errors of 0.3 around true values that differ."""
    y = spread(draw, 4) + draw.normal(0, 0.3, 4)
    found, (posterior, _) = random_effects(y, [0.09] * 4), bayes_pool(y, [0.09] * 4, prior=(0.0, 10.0))
    low, high = posterior.interval()
    return {
        "mean of roots, REML and Hartung-Knapp, 95 %": found.low <= 0 <= found.high,
        "mean of roots, Bayes, 95 %": low <= 1 <= high,
        "a new root, prediction interval, 95 %": found.predictive_low <= spread(draw, 1)[0] <= found.predictive_high,
    }


def lists(draw: Draw, *, copying: bool) -> Held:
    """300 events on lists that see 40 %, 30 % and 35 %; where two copy, the second sees 60 % of the first's."""
    one = draw.random(300) < 0.4
    two = draw.random(300) < (np.where(one, 0.6, 0.1) if copying else 0.3)
    seen = np.column_stack([one, two, draw.random(300) < 0.35]).astype(int)
    pair = two_lists(int(one.sum()), int(two.sum()), int((one & two).sum()))
    three = three_lists([int((seen == np.array(cell)).all(axis=1).sum()) for cell in CELLS[1:]])
    return {
        "total, two lists, 95 %": pair.low <= 300 <= pair.high,
        "total, three lists, 95 %": three.low <= 300 <= three.high,
    }


def studies() -> Iterator[tuple[str, Callable[[Draw], Held]]]:
    """Every generator with what is fitted to it."""
    for name, series in (("Poisson", poisson), ("clumped, k = 2", clumped), ("waves", waves)):
        for study in (growth, step, ratio, place):
            yield name, lambda draw, study=study, series=series: study(draw, series)
    yield "normal", lambda draw: pooled(draw, lambda d, n: d.normal(0, 0.5, n))
    yield "heavy tails", lambda draw: pooled(draw, lambda d, n: 0.5 * d.standard_t(3, n))
    yield "independent", lambda draw: lists(draw, copying=False)
    yield "copying", lambda draw: lists(draw, copying=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=400)
    runs = parser.parse_args().runs
    print("| interval | generator | holds the truth | runs |\n|---|---|---|---|")
    rows: dict[str, list[str]] = {}
    for name, study in studies():
        draw, kept = np.random.default_rng(2023), []
        for _ in range(runs):
            try:
                kept.append(study(draw))
            except UnusableNumbers:
                continue
        for interval in kept[0]:
            share = sum(held[interval] for held in kept) / len(kept)
            rows.setdefault(interval, []).append(f"| {interval} | {name} | {share:.1%} | {len(kept)} |")
    print("\n".join(row for group in rows.values() for row in group))


if __name__ == "__main__":
    main()
