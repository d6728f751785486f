"""How strong would something unmeasured have to be to explain the whole of a ratio away?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given


@dataclass(frozen=True, slots=True, kw_only=True)
class EValue:
    """The least ratio by which a confounder must go with both period and outcome to explain the ratio away.

    ``limit`` is the same for the end of the interval that lies nearer to 1, and 1 where the interval holds 1.
    """

    estimate: float
    limit: float


def e_value(ratio: float, low: float, high: float) -> EValue:
    """RR + sqrt(RR (RR - 1)), a ratio below 1 turned over (VanderWeele & Ding 2017).

    ``ratio`` with its interval from ``low`` to ``high``, ``low`` may be 0 and ``high`` infinite. Raises UnusableNumbers for a
    ratio that is not above 0 or does not lie in its interval.
    """
    given.positive(ratio, name="the ratio")
    if math.isnan(low) or math.isnan(high) or not 0 <= low <= ratio <= high:
        raise UnusableNumbers(f"the ratio {ratio} does not lie between {low} and {high}", hint="check the interval")
    nearer = low if ratio >= 1 else high
    holds = (nearer <= 1) if ratio >= 1 else (nearer >= 1)
    return EValue(estimate=_root(ratio), limit=1.0 if holds else _root(nearer))


def _root(ratio: float) -> float:
    above = max(ratio, 1 / ratio)
    return above + math.sqrt(above * (above - 1))
