"""Probabilities as log-odds, which add where probabilities multiply."""

from __future__ import annotations

import math

FARTHEST = 1e-4
"""No finding of ours is allowed to be surer than this: models are wrong more often than one time in ten thousand."""

TINY = 1e-300
"""Stands for a probability that has underflowed to zero."""


def log_odds(p: float) -> float:
    """ln(p / (1 - p)), with ``p`` kept ``FARTHEST`` away from 0 and 1."""
    p = min(max(p, FARTHEST), 1 - FARTHEST)
    return math.log(p / (1 - p))


def log_bayes_factor(posterior: float, prior: float) -> float:
    """The natural log of posterior odds over prior odds, no further from 0 than ``FARTHEST`` allows.

    Both probabilities may be very small: the claimed number can lie far out in the tail of either.
    """
    factor = _exact_log_odds(posterior) - _exact_log_odds(prior)
    reach = log_odds(1 - FARTHEST)
    return min(max(factor, -reach), reach)


def _exact_log_odds(p: float) -> float:
    p = min(max(p, TINY), 1 - 1e-15)
    return math.log(p) - math.log1p(-p)


def probability(log_odds_value: float) -> float:
    """The probability with these log-odds."""
    return 1 / (1 + math.exp(-log_odds_value))
