"""Every routine that gives a posterior, with a generator that draws the truth from its prior and the data from the truth.

Each function draws once and returns the rank of the truth in the posterior, a number from 0 to 1 that is uniform where the
routine is right (Talts et al. 2018); None where the data that came are not those the draw is about. A discrete truth has its
place drawn inside its own probability. An improper prior is drawn on a wide stretch, and data are kept only if what lies beyond
the stretch has no weight in the posterior: then the posterior is the one under the whole prior.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from backing.evidence.statistics.absence import zero_predictive
from backing.evidence.statistics.changepoint import change_point, prob_changed_below
from backing.evidence.statistics.dispersion import PRIOR_NODES, PRIOR_WEIGHTS, sizes
from backing.evidence.statistics.extremes import last_until
from backing.evidence.statistics.lacking import total
from backing.evidence.statistics.magnitude import PRIOR, magnitude
from backing.evidence.statistics.mixture import Estimate, side_by_side
from backing.evidence.statistics.priors import three_priors, under_each
from backing.evidence.statistics.random_effects import HETEROGENEITY, bayes_pool
from backing.evidence.statistics.rate_bounds import rate_bounds
from backing.evidence.statistics.rates import TwoRates, two_levels
from backing.evidence.statistics.share import share_of
from backing.evidence.statistics.sightings import cessation
from backing.evidence.statistics.silence_factors import silence_factors
from backing.evidence.statistics.spells import fit_spells, zero_ahead
from backing.evidence.statistics.three_lists import CELLS, MODELS, three_lists
from backing.evidence.statistics.trend import growth_models
from backing.evidence.statistics.trials import trials
from backing.evidence.statistics.unequal import true_ratio, true_ratio_of_counts
from backing.evidence.statistics.units import HALF_WIDTH, PERSONS, POINT_SD, Stated, Unit
from backing.evidence.statistics.unseen import unseen

Draw = np.random.Generator
Rank = float | None
MOST, WIDEST = 20, 70.0
"""Counts that are kept, and how far Jeffreys' prior of their mean is drawn: beyond it a posterior holds less than 10^-9."""


def jeffreys(draw: Draw) -> tuple[float, int] | None:
    """A mean from Jeffreys' prior and a count with it."""
    mean = WIDEST * draw.random() ** 2
    count = int(draw.poisson(mean))
    return (mean, count) if count <= MOST else None


def between(draw: Draw, below: float, up_to: float) -> float:
    """The rank of a discrete truth: a place drawn inside its own probability."""
    return below + draw.random() * (up_to - below)


def by_quantiles(draw: Draw, quantile: Callable[[float], float], truth: float, *, draws: int = 19) -> float:
    """The rank among draws from a posterior that only gives quantiles; ties are drawn."""
    taken = np.array([quantile(level) for level in draw.random(draws)])
    low = int((taken < truth).sum())
    place = low + draw.integers(0, int((taken == truth).sum()) + 1)
    return float((place + draw.random()) / (draws + 1))


def predictive(draw: Draw) -> Rank:
    """The first event after a base period of one unit: P(none up to then) is its rank."""
    if (drawn := jeffreys(draw)) is None:
        return None
    return float(zero_predictive(drawn[1], 1.0, draw.exponential(1 / drawn[0])))


def longest_silence(draw: Draw) -> Rank:
    """The longest run of silent weeks among the 12 that follow 10 weeks of record."""
    if (drawn := jeffreys(draw)) is None or not drawn[1]:
        return None
    base = draw.multinomial(drawn[1], [0.1] * 10)
    ahead = draw.poisson(drawn[0] / 10, 12)
    run = max(map(len, "".join("0" if count == 0 else " " for count in ahead).split()), default=0)
    at_least = [_run_of(base, length) for length in (run, run + 1)]
    return between(draw, at_least[1], at_least[0])


def _run_of(base: np.ndarray, run: int) -> float:
    if not 0 < run <= 12:
        return float(run == 0)
    return next(t.anywhere for t in trials(base, run=run, weeks=12) if t.name == "Gamma-Poisson predictive, weight 1")


def rate(draw: Draw) -> Rank:
    """The rate behind a count, in ten units of exposure."""
    if (drawn := jeffreys(draw)) is None:
        return None
    return by_quantiles(draw, lambda level: rate_bounds(drawn[1], 10, level=level).jeffreys, drawn[0] / 10)


def reduced(draw: Draw) -> Rank:
    """The first event of a group that keeps a share of its rate."""
    if (drawn := jeffreys(draw)) is None:
        return None
    first = draw.exponential(1 / (drawn[0] * draw.beta(2, 3)))
    return silence_factors(drawn[1], 1.0, first, reduction=(2, 3)).reduced


def first_unrecorded(draw: Draw) -> Rank:
    """The first day after the asserted one with an event that no record holds, where 30 % are recorded."""
    if (drawn := jeffreys(draw)) is None:
        return None
    days = min(int(draw.exponential(1 / (drawn[0] / 100 * 0.7 / 0.3))), 500_000)  # a calendar ends

    def none_in(length: int) -> float:
        end = date(1, 1, 1) + timedelta(days=length + 1)
        return last_until([], date(1, 1, 1), end, detection=0.3, base=(drawn[1], 100)).probability

    return between(draw, none_in(days + 1) if days < 500_000 else 0.0, none_in(days))


def missed_flat(draw: Draw) -> Rank:
    """How many there were, each number up to 500 as likely, each seen with 30 %."""
    number = int(draw.integers(0, 501))
    found = int(draw.binomial(number, 0.3))
    if found > 60:
        return None
    return by_quantiles(draw, lambda level: unseen(found, 0.3, level=level).at_most, number)


def lacked(draw: Draw) -> Rank:
    """The number of events behind a record that lacks three in ten of them, under a flat prior."""
    number = int(draw.integers(200))
    found = int(draw.binomial(number, 0.7))
    if found > 80:
        return None
    levels = total(np.ones(found), missing=0.3).levels
    return by_quantiles(draw, lambda level: float(levels[int(level * len(levels))]), number)


def lacked_deaths(draw: Draw) -> Rank:
    """Their deaths, one and more each."""
    deaths = draw.geometric(0.4, size=int(draw.integers(200)))
    seen = deaths[draw.random(len(deaths)) < 0.7]
    if not 5 <= len(seen) <= 80:
        return None
    levels = total(seen, missing=0.3).levels
    return by_quantiles(draw, lambda level: float(levels[int(level * len(levels))]), int(deaths.sum()))


def missed(draw: Draw) -> Rank:
    """The same under a geometric prior of mean 9."""
    prior = 0.9 ** np.arange(200)
    number = int(draw.choice(200, p=prior / prior.sum()))
    found = int(draw.binomial(number, 0.4))
    return by_quantiles(draw, lambda level: unseen(found, 0.4, prior=prior.tolist(), level=level).at_most, number)


def _changed(draw: Draw) -> tuple[np.ndarray, int, np.ndarray] | None:
    place, rates = int(draw.integers(1, 20)), 40 * draw.random(2) ** 2
    counts = draw.poisson(np.repeat(rates, [place, 20 - place]))
    return (counts, place, rates) if counts.any() and counts.max() <= 10 else None


def changed_at(draw: Draw) -> Rank:
    """The place of a change among 20 periods, rates from Jeffreys' prior."""
    if (drawn := _changed(draw)) is None:
        return None
    chances = np.array(change_point(drawn[0]).probabilities)
    return between(draw, chances[: drawn[1] - 1].sum(), chances[: drawn[1]].sum())


def changed_by(draw: Draw) -> Rank:
    """The rate after the change over that before."""
    if (drawn := _changed(draw)) is None:
        return None
    return prob_changed_below(drawn[2][1] / drawn[2][0], drawn[0])


def changed_at_all(draw: Draw) -> Rank:
    """Whether there was a change, even chances, by the Bayes factor; rates from a gamma prior of mean 4."""
    changed, place = draw.random() < 0.5, int(draw.integers(1, 20))
    rates = draw.gamma(1, 4, 2) if changed else np.repeat(draw.gamma(1, 4), 2)
    counts = draw.poisson(np.repeat(rates, [place, 20 - place]))
    if not counts.any():
        return None
    return _of_two(draw, change_point(counts, proper=(1, 0.25)).log_bayes_factor, so=bool(changed))


def ceased(draw: Draw) -> Rank:
    """Whether sightings ceased before the watch of one unit ended, even chances, by Solow's Bayes factor."""
    stopped, speed = draw.random() < 0.5, math.exp(draw.uniform(math.log(0.05), math.log(300)))
    end = draw.random() if stopped else 1.0
    number = int(draw.poisson(speed * end))
    if not 3 <= number <= 8:
        return None
    seen = np.sort(draw.random(number) * end)
    factor = cessation(seen.tolist(), end=1.0, start=0.0).bayes_factor
    return _of_two(draw, -math.log(factor), so=stopped) if seen[-1] > 0.1 and factor else None


def _of_two(draw: Draw, log_factor: float, *, so: bool) -> float:
    """The rank of what is so or not so, under even prior odds and a Bayes factor for it."""
    chance = 1 / (1 + math.exp(-log_factor))
    return between(draw, 1 - chance, 1) if so else between(draw, 0, 1 - chance)


def share(draw: Draw) -> Rank:
    """A share of 12 cases."""
    truth = draw.beta(0.5, 0.5)
    return share_of(int(draw.binomial(12, truth)), 12).prob_below(truth)


def two_counts(draw: Draw) -> Rank:
    """The ratio behind 15 events that fell into two periods of 10 and 30 days."""
    later = draw.beta(0.5, 0.5)
    count = int(draw.binomial(15, later))
    rates = TwoRates(later=count, later_exposure=10, earlier=15 - count, earlier_exposure=30)
    return rates.prob_below(max(later, 1e-300) / max(1 - later, 1e-300) * 3)


def levels(draw: Draw) -> Rank:
    """The ratio of two levels of 24 clumped months each, the dispersion estimated."""
    true = draw.normal(0, 0.7)
    means = np.repeat([4.0, 4 * math.exp(true)], 24)
    counts = draw.poisson(means * draw.gamma(2, 0.5, 48))
    return two_levels(counts, 24).prob_below(math.exp(true)) if counts.any() else None


def ratio(draw: Draw) -> Rank:
    """The true ratio behind a recorded one."""
    true, detection = draw.normal(0, 1), draw.normal(math.log(3), 0.7)
    return true_ratio(math.exp(true + detection + draw.normal(0, 0.3)), 0.3).prob_below(math.exp(true))


def ratio_of_counts(draw: Draw) -> Rank:
    """The same from counts with means of 10 and more."""
    true, detection = draw.uniform(-1, 2), draw.normal(math.log(3), 0.7)
    counts = draw.poisson([10 * math.exp(true + detection), 10])
    if not counts.any():
        return None
    return true_ratio_of_counts((int(counts[0]), 1), (int(counts[1]), 1)).prob_below(math.exp(true))


def growth(draw: Draw) -> Rank:
    """Yearly growth of 36 monthly Poisson counts with mean 8."""
    true = draw.normal(0, 0.4)
    counts = draw.poisson(8 * np.exp(true * (np.arange(36) - 17.5) / 12))
    return growth_models(counts)[0].prob_below(math.exp(true) - 1)


def size(draw: Draw) -> Rank:
    """The size of the negative binomial behind 20 counts, from its prior; the mean is the counts' own."""
    node = int(draw.choice(len(PRIOR_NODES), p=PRIOR_WEIGHTS))
    k = math.exp(PRIOR_NODES[node])
    counts = draw.poisson(5 * draw.gamma(k, 1 / k, 20))
    weights = sizes(counts[None])[1][0]
    return between(draw, weights[:node].sum(), weights[: node + 1].sum())


def spell(draw: Draw) -> Rank:
    """The week of the first event after 52 weeks of a chain of active and silent weeks, passages from their prior."""
    leave, resume = draw.beta(2, 8, 2)
    active, weeks = draw.random() < 0.5, []
    while len(weeks) < 53 or not weeks[-1]:
        weeks.append(int(draw.poisson(1.5)) if active else 0)
        active ^= draw.random() < (leave if active else resume)
    base, first = np.array(weeks[:52]), next(n for n, count in enumerate(weeks[51:]) if count and n)
    if not base.any():
        return None
    chain = fit_spells(base[None])
    later, earlier = (float(zero_ahead(chain, weeks=n)[0]) if n else 1.0 for n in (first, first - 1))
    return between(draw, later, earlier)


def pooled(draw: Draw) -> Rank:
    """The mean of three roots with correlated errors."""
    return _pooled(draw)[0]


def new_root(draw: Draw) -> Rank:
    """The true value of a fourth root."""
    return _pooled(draw)[1]


def _pooled(draw: Draw) -> tuple[float, float]:
    known = np.diag([0.1, 0.3, 0.2]) + 0.1
    mean, tau = draw.normal(0, 1), abs(draw.normal(0, HETEROGENEITY))
    y = draw.multivariate_normal([mean] * 3, known + tau**2 * np.eye(3))
    posterior, following = bayes_pool(y, known, prior=(0.0, 1.0))
    return posterior.prob_below(math.exp(mean)), following.prob_below(math.exp(draw.normal(mean, tau)))


def fighters(draw: Draw) -> Rank:
    """Fighters behind three blocs' statements, one of fighters and two that count families along."""
    return _stated(draw)[0]


def another_bloc(draw: Draw) -> Rank:
    """What a further bloc would see."""
    return _stated(draw)[1]


def _stated(draw: Draw) -> tuple[float, float]:
    units = (Unit.FIGHTERS, Unit.FAMILIES, Unit.FAMILIES)
    mean, tau = draw.normal(*PRIOR), abs(draw.normal(0, HETEROGENEITY))
    persons = {unit: draw.normal(*PERSONS[unit]) for unit in (Unit.FIGHTERS, Unit.FAMILIES)}
    stated = []
    for number, unit in enumerate(units):
        middle = draw.normal(mean, math.hypot(tau, POINT_SD, 0.2)) + persons[unit]
        low, high = (math.exp(middle + way * HALF_WIDTH * 0.2) for way in (-1, 1))
        stated.append(
            Stated(label=f"{number}", low=low, high=high, unit=unit, root=f"root {number}", bloc=f"bloc {number}")
        )
    found = magnitude(stated)
    return found.posterior.prob_below(math.exp(mean)), found.predictive.prob_below(math.exp(draw.normal(mean, tau)))


def one_is_right(draw: Draw) -> Rank:
    """A quantity that one of three roots measures, as likely each, while the others measure something else."""
    truths = draw.normal(0, 1, 3)
    seen = draw.normal(truths, 0.4)
    apart = side_by_side([Estimate(label="", mean=float(y), sd=0.4) for y in seen], prior=(0.0, 1.0))
    return apart.prob_below(math.exp(truths[draw.integers(0, 3)]))


def listed(draw: Draw) -> Rank:
    """The total behind three lists that depend on each other in one of eight ways, mean 32."""
    names = list(MODELS)
    total = int(draw.poisson(draw.gamma(4, 8)))
    cells = _cells(draw, names[draw.integers(0, len(names))])
    counts = draw.multinomial(total, cells)
    if not counts[1:].any():
        return None

    def quantile(level: float) -> int:
        found = three_lists(counts[1:].tolist(), prior=(4, 8), level=abs(2 * level - 1))
        return found.high if level > 0.5 else found.low

    return by_quantiles(draw, quantile, total, draws=4)


def _cells(draw: Draw, model: str) -> np.ndarray:
    """The chances of the eight patterns from the hyper-Dirichlet prior of a model: uniform over the patterns."""
    cliques, separator = MODELS[model]
    chances = np.ones(len(CELLS))
    margin = draw.dirichlet([4, 4])
    for clique in cliques:
        if separator:
            (other,) = set(clique) - set(separator)
            given_margin = draw.beta(2, 2, 2)
            for place, cell in enumerate(CELLS):
                on = given_margin[cell[separator[0]]]
                chances[place] *= on if cell[other] else 1 - on
        else:
            part = draw.dirichlet([2.0 ** (3 - len(clique))] * 2 ** len(clique))
            for place, cell in enumerate(CELLS):
                chances[place] *= part[int("".join(str(cell[each]) for each in clique), 2)]
    if separator:
        chances *= [margin[cell[separator[0]]] for cell in CELLS]
    return chances


def belief(draw: Draw, number: int) -> Rank:
    """An effect from the sceptic's, nobody's and the enthusiast's prior, and one estimate of it."""
    prior = three_priors(0.7)[number]
    truth = draw.normal(prior.mean, prior.sd) if math.isfinite(prior.sd) else draw.uniform(-5, 5)
    return under_each(draw.normal(truth, 0.3), 0.3, claimed=0.7)[number].prob_below(truth)


EXACT: dict[str, Callable[[Draw], Rank]] = {
    "`absence.zero_predictive`: the next event": predictive,
    "`trials`: the longest silence ahead": longest_silence,
    "`rate_bounds`: the rate": rate,
    "`silence_factors`: the next event if reduced": reduced,
    "`extremes.last_until`: the first unrecorded event": first_unrecorded,
    "`unseen`, flat prior: the number": missed_flat,
    "`unseen`, weighted prior: the number": missed,
    "`lacking.total`: the number": lacked,
    "`change_point`: its place": changed_at,
    "`prob_changed_below`: the ratio of rates": changed_by,
    "`change_point`: whether there is one": changed_at_all,
    "`cessation`: whether it ceased": ceased,
    "`share_of`: the share": share,
    "`TwoRates`: the ratio": two_counts,
    "`true_ratio`: the ratio": ratio,
    "`bayes_pool`: the mean": pooled,
    "`bayes_pool`: a new root": new_root,
    "`magnitude`: fighters": fighters,
    "`magnitude`: a further bloc": another_bloc,
    "`side_by_side`: the number": one_is_right,
    "`three_lists`: the total": listed,
    "`under_each`: sceptical": lambda draw: belief(draw, 0),
    "`under_each`: flat": lambda draw: belief(draw, 1),
    "`under_each`: enthusiastic": lambda draw: belief(draw, 2),
}
"""Posteriors that are exact: their ranks must be even."""

NEAR: dict[str, Callable[[Draw], Rank]] = {
    "`true_ratio_of_counts`: the ratio": ratio_of_counts,
    "`two_levels`: the ratio": levels,
    "`lacking.total`: deaths": lacked_deaths,
    "`growth_models`: growth a year": growth,
    "`dispersion.sizes`: the size k": size,
    "`spells`: the next event": spell,
}
"""Posteriors with something estimated put in as known, or a normal in place of a count: near, and measured."""
