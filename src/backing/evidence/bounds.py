"""The numbers that the wording of a claim allows: "more than", "no fewer than", "up to"."""

from __future__ import annotations

import math
import re

from backing.claims.claim import Quantity

_ABOVE = re.compile(r"more than|over\b|above|exceed", re.IGNORECASE)
_BELOW = re.compile(r"fewer than|less than|under\b|below", re.IGNORECASE)
_AT_LEAST = re.compile(r"at least|no fewer|no less|minimum", re.IGNORECASE)
_AT_MOST = re.compile(r"at most|up to|as many as|no more|maximum", re.IGNORECASE)
_STEP = 0.5
"""Half a thing: what "more than" and "fewer than" leave out of whole numbers."""

Bounds = tuple[float, float]
"""The lowest and the highest number that a claim allows, both included."""


def bounds_of(quantity: Quantity | None) -> Bounds | None:
    """The numbers that the claim allows; "more than" and "fewer than" leave the number itself out."""
    if quantity is None:
        return None
    low = quantity.value if quantity.value is not None else quantity.low
    high = quantity.value if quantity.value is not None else quantity.high
    named = [number for number in (low, high) if number is not None]
    if not named:
        return None
    qualifier = (quantity.qualifier or "").lower()
    # "no fewer than" holds "fewer than", and bounds on the other side
    if _AT_LEAST.search(qualifier):
        return named[0], math.inf
    if _AT_MOST.search(qualifier):
        return 0.0, named[-1]
    if _ABOVE.search(qualifier):
        return named[0] + _STEP, math.inf
    if _BELOW.search(qualifier):
        return 0.0, named[-1] - _STEP
    return low or 0.0, high if high is not None else math.inf
