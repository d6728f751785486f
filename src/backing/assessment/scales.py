"""Words for probabilities (ICD 203, 2015) and for Bayes factors (Kass and Raftery 1995); decibans (Good 1950)."""

from __future__ import annotations

import math

ICD_203 = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper ends of the bands. The bands touch, so a boundary belongs to the band above it."""

KASS_RAFTERY = (
    (3.0, "hardly worth mentioning"),
    (20.0, "positive"),
    (150.0, "strong"),
)
"""Upper ends of the bands of Bayes factors from 1 on; what is beyond them is very strong."""

DECIBANS_PER_NAT = 10 / math.log(10)


def icd_word(p: float) -> str:
    """The ICD 203 term for a probability in [0, 1]; raises ValueError outside it."""
    if not 0 <= p <= 1:
        raise ValueError(f"not a probability: {p}")
    return next((word for upper, word in ICD_203 if p < upper), ICD_203[-1][1])


def factor_word(decibans_for: float) -> str:
    """The term of Kass and Raftery for a Bayes factor, given in decibans; the same for a thing and its opposite."""
    factor = 10 ** (min(abs(decibans_for), 300.0) / 10)
    return next((word for upper, word in KASS_RAFTERY if factor <= upper), "very strong")


def decibans(log_lr: float) -> float:
    """10 log10 of a likelihood ratio whose natural log is given."""
    return log_lr * DECIBANS_PER_NAT
