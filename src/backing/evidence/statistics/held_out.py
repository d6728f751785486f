"""How well does each model of silence predict? Windows of the record, each foretold from the weeks before it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaln, logsumexp

from backing.evidence.statistics import given
from backing.evidence.statistics.absence import DISCOUNTS, SWITCH, thinned
from backing.evidence.statistics.dispersion import FEW, sizes
from backing.evidence.statistics.ladder import FEWEST, Ladder, Rung, ladder
from backing.evidence.statistics.silences import silences, window_sums
from backing.evidence.statistics.spells import fit_spells, log_density, zero_ahead

Array = NDArray[np.float64]

MOST = 30
"""Held-out windows that are scored, the latest: older ones say less of how events clump now, and each costs a fit."""

POISSON_FROM = 1e7
"""Sizes above this are Poisson to the digits that a log density has."""

YARDSTICK = "Negative binomial, weeks independent"
"""The model that always stands: it holds the Poisson, and any clumping within a week."""


def silence_ladder(
    counts: ArrayLike, window: int, *, detected: float = 1.0, attributed: float = 1.0, claimed: float = 1.0
) -> Ladder:
    """Every model of a silent ``window`` of weeks after a record of weekly ``counts``, scored on the record where it is long.

    The shares thin what comes to light in the window, compared with the record. Models are scored on at least ``FEWEST``
    windows with ``FEW`` weeks before the first of them; a shorter record gives the range alone. A record without an event
    leaves only the predictive models. Raises UnusableNumbers for counts and windows that cannot be.
    """
    series, weeks = given.whole_counts(counts).astype(np.int64), given.whole(window, name="weeks in the window")
    share = float(thinned(1.0, detected=detected, attributed=attributed, claimed=claimed))
    share = given.positive(share, name="the share that comes to light")
    scores = window_scores(series, weeks)
    rungs = [
        Rung(name=name, zero=zero, scores=scores.get(name, ()), assumptions=note)
        for name, (zero, note) in _zeros(series, weeks, share).items()
    ]
    return ladder(rungs, yardstick=scores.get(YARDSTICK, ()))


def _zeros(series: NDArray[np.int64], weeks: int, share: float) -> dict[str, tuple[float, str]]:
    """P(0) and what it assumes, by name of model; only what the record can tell."""
    found, base = silences(series[None], weeks, share=share), f"{series.sum()} events in {len(series)} weeks"
    seen = "" if share == 1 else f"; {share:.0%} of the window's events come to light"
    rows = {
        f"Gamma-Poisson predictive, weight {discount:g}": (float(zero), f"{base}, at weight {discount:g}{seen}")
        for discount, zero in zip(DISCOUNTS, found.predictive[:, 0], strict=True)
    }
    if not series.any():
        return rows
    spells, how = float(found.switching[0]), f"weekly passages {SWITCH}"
    if len(series) >= FEW:
        chain = fit_spells(series[None])
        spells = float(zero_ahead(chain, weeks=weeks, share=share)[0])
        how = f"weekly passages {chain.leave[0]:.2f} to silence and {chain.resume[0]:.2f} back, fitted"
    return {
        "Poisson": (float(found.poisson[0]), base + seen),
        YARDSTICK: (float(found.weekly[0]), f"{base}; size estimated{seen}"),
        "One gamma rate for the window": (float(found.shared[0]), f"{base}; size of window totals estimated{seen}"),
        **rows,
        "Active and quiet spells": (spells, f"{base}; {how}{seen}"),
    }


def window_scores(counts: ArrayLike, window: int) -> dict[str, tuple[float, ...]]:
    """The log density that each model, by name, gave each held-out window of the record, from the weeks before it.

    Windows follow each other up to the last week. Empty where the record is too short or silent before the first.
    """
    series, weeks = given.whole_counts(counts).astype(np.int64), given.whole(window, name="weeks in the window")
    origins = np.arange(len(series) - weeks, FEW - 1, -weeks)[:MOST][::-1]
    if len(origins) < FEWEST or not series[: origins[0]].any():
        return {}
    before = np.where(np.arange(len(series)) < origins[:, None], series, 0)
    after = np.stack([series[origin : origin + weeks] for origin in origins]).astype(float)
    rate, total = before.sum(axis=1) / origins, after.sum(axis=1)
    # given its total, the weeks of a window with one rate are multinomial, under every such model alike
    spread = gammaln(total + 1) - gammaln(after + 1).sum(axis=1) - total * math.log(weeks)
    size, weight = sizes(*window_sums(before, origins, np.full(len(origins), float(weeks))))
    by_week, week_weight = sizes(before, origins)
    each = _log_binomial(after[:, None, :], by_week[:, :, None], rate[:, None, None]).sum(axis=2)
    scores = {
        "Poisson": spread + _log_binomial(total, np.full(len(origins), np.inf), rate * weeks),
        YARDSTICK: logsumexp(each, axis=1, b=week_weight),
        "One gamma rate for the window": spread
        + logsumexp(_log_binomial(total[:, None], size, (rate * weeks)[:, None]), axis=1, b=weight),
        "Active and quiet spells": log_density(fit_spells(before, origins), after),
    }
    for discount in DISCOUNTS:
        shape = 0.5 + discount * before.sum(axis=1)
        mean = shape * weeks / (discount * origins)
        scores[f"Gamma-Poisson predictive, weight {discount:g}"] = spread + _log_binomial(total, shape, mean)
    return {name: tuple(score.tolist()) for name, score in scores.items()}


def _log_binomial(count: Array, size: Array, mean: Array) -> Array:
    """Log chance of ``count`` under a negative binomial of ``size`` and ``mean`` above 0; Poisson where the size is infinite."""
    finite = np.where(size < POISSON_FROM, size, 1.0)
    clumped = (
        gammaln(count + finite) - gammaln(finite) - finite * np.log1p(mean / finite) - count * np.log1p(finite / mean)
    )
    return np.asarray(np.where(size < POISSON_FROM, clumped, count * np.log(mean) - mean) - gammaln(count + 1))
