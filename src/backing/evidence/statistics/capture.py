"""Two lists of the same events: how many there were, and how well each list saw them.

Both estimates need lists that are independent of each other and events that are alike; two newspapers that copy each
other make the total too low (Manrique-Vallier, Price & Gohdes 2013).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtri

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.power import LEVEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The number of events behind two lists.

    ``lincoln_petersen`` is n1 n2 / m, None when no event is on both; ``chapman`` has the smaller bias and always exists,
    with standard error ``se`` and a 95 % interval that never falls below the ``seen`` events. ``log_detection`` and
    ``log_detection_se`` are of the log chance that at least one list saw an event.
    """

    seen: int
    both: int
    lincoln_petersen: float | None
    chapman: float
    se: float
    low: float
    high: float
    log_detection: float
    log_detection_se: float


def two_lists(first: int, second: int, both: int) -> Captured:
    """Chapman (1951), its variance by Seber (1970), the log-normal interval by Burnham et al. (1987).

    ``first`` and ``second`` are the events on each list, ``both`` those on both. Raises UnusableNumbers where a list is
    empty, or more are on both than on one.
    """
    n1, n2, m = (given.count(value, name="a list") for value in (first, second, both))
    if min(n1, n2) < max(m, 1):
        raise UnusableNumbers(
            f"{both} events on both lists of {first} and {second}",
            hint="both lists need events, and at least the shared ones",
        )
    total = (n1 + 1) * (n2 + 1) / (m + 1) - 1
    variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) ** 2 * (m + 2))
    seen = n1 + n2 - m
    unseen = total - seen
    factor = math.exp(float(ndtri(1 - LEVEL / 2)) * math.sqrt(math.log1p(variance / unseen**2))) if unseen > 0 else 1.0
    return Captured(
        seen=int(seen),
        both=int(m),
        lincoln_petersen=n1 * n2 / m if m else None,
        chapman=total,
        se=math.sqrt(variance),
        low=seen + unseen / factor,
        high=seen + unseen * factor,
        log_detection=math.log(seen / total),
        log_detection_se=math.sqrt(variance) / total,
    )


def log_detection_ratio(later: Captured, earlier: Captured) -> tuple[float, float]:
    """Mean and standard deviation of log (detection later / detection earlier), from two lists in each period.

    What ``true_ratio`` takes in place of its assumption. The spread is at least that of one event more or less, so that
    lists that agree entirely do not count as a proof of perfect detection.
    """
    least = math.hypot(1 / (later.seen + 1), 1 / (earlier.seen + 1))
    spread = math.hypot(later.log_detection_se, earlier.log_detection_se)
    return later.log_detection - earlier.log_detection, max(spread, least)
