"""What would silence tell? The probability of no event in a window under a range of error models.

The models differ only in how events clump. They answer what a silence says about a rate, never whether an absence claim
is true: P(0 | rate) is not P(claim).
"""

from __future__ import annotations

import math

import numpy as np

from backing.evidence.finding import ModelResult

DISPERSION = 0.5
"""Negative binomial size k for attack counts: an assumption, used when there are fewer than 30 windows to fit it."""

DISCOUNTS = (1.0, 0.3, 0.1)
"""How much a base period counts in the predictive model: fully, by a third, by a tenth (assumption)."""

SWITCH = 0.2
"""Weekly chance of passing between active and quiet: the mean of Beta(2, 8) (assumption)."""

SEEN = (0.5, 0.15)
"""Shares of attacks that are claimed: half, and the 15 % found for terrorist attacks worldwide (Kearns 2019)."""

MEASURE = "P(no event in the window)"


def zero_poisson(mean: float) -> float:
    """P(0) of a Poisson count with ``mean`` expected events: e^-mean."""
    return math.exp(-mean)


def zero_weekly(mean: float, *, weeks: float, dispersion: float = DISPERSION) -> float:
    """P(0) when every week is negative binomial by itself: (1 + mu/k)^(-k T), mu = mean / weeks."""
    return float((1 + mean / weeks / dispersion) ** (-dispersion * weeks))


def zero_shared(mean: float, *, dispersion: float = DISPERSION) -> float:
    """P(0) when one gamma rate holds for the whole window: (1 + mean/k)^-k."""
    return float((1 + mean / dispersion) ** -dispersion)


def zero_predictive(events: float, exposure: float, window: float, *, discount: float = 1.0) -> float:
    """P(0) in ``window`` after ``events`` in ``exposure`` (same unit), gamma-Poisson with a Jeffreys prior.

    (b / (b + T))^a with a = 1/2 + w y, b = w T0; ``discount`` is w, the weight that the base period keeps.
    """
    shape, rate = 0.5 + discount * events, discount * exposure
    return float((rate / (rate + window)) ** shape)


def zero_switching(mean: float, *, weeks: int, switch: float = SWITCH) -> float:
    """P(0) for a group that passes between an active and a silent state from week to week, by forward recursion.

    Both passages have probability ``switch``, so that half of all weeks are active in the long run and the active weeks
    hold twice the mean rate.
    """
    passage = np.array([[1 - switch, switch], [switch, 1 - switch]])
    quiet = np.array([math.exp(-2 * mean / weeks), 1.0])
    state = np.array([0.5, 0.5]) * quiet
    for _ in range(weeks - 1):
        state = (state @ passage) * quiet
    return float(state.sum())


def upper_bound(window: float, *, level: float = 0.95) -> float:
    """The highest rate (per unit of ``window``) that a zero leaves at one-sided ``level``: -ln(1 - level) / T."""
    return -math.log(1 - level) / window


def silence_models(events: float, exposure_days: float, window_days: int) -> tuple[ModelResult, ...]:
    """Every model's probability of a silence of ``window_days``, from ``events`` in ``exposure_days`` before it."""
    mean, weeks = events / exposure_days * window_days, window_days / 7
    base = f"{events:g} events in {exposure_days:g} days before the window"
    rows = [
        ("Poisson", zero_poisson(mean), f"{base}; events independent of each other"),
        ("Negative binomial, weeks independent", zero_weekly(mean, weeks=weeks), f"{base}; k = {DISPERSION} a week"),
        ("One gamma rate for the window", zero_shared(mean), f"{base}; k = {DISPERSION}"),
        *(
            (
                f"Gamma-Poisson predictive, weight {discount:g}",
                zero_predictive(events, exposure_days, window_days, discount=discount),
                f"{base}, counted at weight {discount:g}; prior a = 0.5, b = 0",
            )
            for discount in DISCOUNTS
        ),
        (
            "Active and quiet spells",
            zero_switching(mean, weeks=max(1, round(weeks))),
            f"{base}; weekly chance {SWITCH} of passing between active and silent",
        ),
        *(
            (
                f"Poisson, {share:.0%} of events seen",
                zero_poisson(mean * share),
                f"{base}; only {share:.0%} come to light",
            )
            for share in SEEN
        ),
    ]
    return tuple(ModelResult(name=name, measure=MEASURE, value=p, assumptions=note) for name, p, note in rows)
