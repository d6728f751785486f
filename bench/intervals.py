"""Intervals, each under a generator that it assumes and under others; ``bench/coverage.py`` counts how often they hold.

A study draws the truth and the data once and says of each interval whether it holds the truth.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from backing.evidence.statistics.capture import two_lists
from backing.evidence.statistics.changepoint import change_point
from backing.evidence.statistics.exact_tests import rate_tests
from backing.evidence.statistics.mixture import Mixture
from backing.evidence.statistics.observables import AttackRate, implied_attacks
from backing.evidence.statistics.placebo import placebo_steps
from backing.evidence.statistics.random_effects import bayes_pool, random_effects
from backing.evidence.statistics.rate_bounds import rate_bounds
from backing.evidence.statistics.rates import two_levels
from backing.evidence.statistics.segmented import Impact, segmented
from backing.evidence.statistics.share import share_of
from backing.evidence.statistics.sightings import last_date
from backing.evidence.statistics.three_lists import CELLS, three_lists
from backing.evidence.statistics.trend import Answer, growth_models
from backing.evidence.statistics.unequal import true_ratio_of_counts
from backing.evidence.statistics.unseen import unseen

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


def counted(draw: Draw, series: Series) -> Held:
    """Two periods of 24 months with 2 and 1.2 events a month."""
    months = series(draw, np.repeat([2.0, 1.2], 24))
    earlier, later = int(months[:24].sum()), int(months[24:].sum())
    rate, ratio = rate_bounds(earlier, 24), rate_tests(later, 24, earlier, 24)
    low, high = two_levels(months, 24).interval()
    return {
        "rate of a count, exact, 95 %": rate.low <= 2 <= rate.high,
        "rate of a count, one-sided bound, 95 %": rate.upper >= 2,
        "ratio of two counts, exact, 95 %": bool(ratio.low <= 0.6 <= ratio.high),
        "ratio of two levels, clumping estimated, 95 %": low <= 0.6 <= high,
    }


def missed(draw: Draw, *, together: bool) -> Held:
    """40 events of which 30 % are found; or a share of all of them that is drawn around 30 % each time."""
    found = int(draw.binomial(40, draw.beta(3, 7) if together else 0.3))
    return {"number behind what was found, at most, 95 %": unseen(found, 0.3).at_most >= 40}


def shares(draw: Draw, *, grouped: bool) -> Held:
    """30 cases of which 30 % are so; or in groups of five that share their chance."""
    chances = np.repeat(draw.beta(0.9, 2.1, 6), 5) if grouped else np.full(30, 0.3)
    found = share_of(int((draw.random(30) < chances).sum()), 30)
    return {"share of cases, 95 %": found.low <= 0.3 <= found.high}


def implied(draw: Draw, spread: Callable[[Draw], float]) -> Held:
    """Attacks in a year by 2,000 fighters, give or take, at a rate around that of the reference class."""
    rate = AttackRate(median=0.079, log_sd=1.0)
    fighters = Mixture(weights=(1.0,), means=(math.log(2000),), sds=(0.4,))
    mean = math.exp(draw.normal(math.log(2000), 0.4)) * rate.median * math.exp(rate.log_sd * spread(draw))
    found = implied_attacks(fighters, 1.0, rate=rate)
    return {"attacks that a strength implies, 95 %": found.low <= draw.poisson(mean) <= found.high}


def last(draw: Draw, *, fading: bool) -> Held:
    """12 sightings up to an end at 100, at a steady rate, or ever fewer towards it."""
    times = 100 * (1 - np.sqrt(draw.random(12))) if fading else 100 * draw.random(12)
    found = last_date(times.tolist())
    return {"last event, 95 %": found.low <= 100 <= (math.inf if found.high is None else found.high)}


FAMILY = {
    "yearly growth": "trend", "no false": "trend", "step": "trend", "place of": "trend", "ratio of": "trend",
    "true ratio": "period comparison", "total": "period comparison", "mean of": "magnitude", "a new": "magnitude",
    "attacks that": "magnitude", "share": "reference class", "rate of": "occurrence", "number behind": "weighted absence",
    "last event": "occurrence",
}  # fmt: skip
"""Which family of tests an interval belongs to, by the beginning of its name."""


def family_of(interval: str) -> str:
    return next(family for start, family in FAMILY.items() if interval.startswith(start))


def studies() -> Iterator[tuple[str, Callable[[Draw], Held]]]:
    """Every generator with what is fitted to it; the first one of an interval is the one that it assumes."""
    for name, series in (("Poisson", poisson), ("clumped, k = 2", clumped), ("waves", waves)):
        for study in (growth, step, ratio, place, counted):
            yield name, partial(study, series=series)
    yield "normal", partial(pooled, spread=lambda draw, n: draw.normal(0, 0.5, n))
    yield "heavy tails", partial(pooled, spread=lambda draw, n: 0.5 * draw.standard_t(3, n))
    for wrong, name in ((False, "independent"), (True, "copying")):
        yield name, partial(lists, copying=wrong)
    for wrong, name in ((False, "each by itself"), (True, "all together")):
        yield name, partial(missed, together=wrong)
    for wrong, name in ((False, "each by itself"), (True, "in groups")):
        yield name, partial(shares, grouped=wrong)
    yield "log-normal", partial(implied, spread=lambda draw: draw.normal())
    yield "heavy tails", partial(implied, spread=lambda draw: draw.standard_t(3))
    for wrong, name in ((False, "steady"), (True, "fading")):
        yield name, partial(last, fading=wrong)
