"""Two periods that were not recorded equally well: what the recorded ratio says of the true one.

log true ratio = log recorded ratio - log (detection later / detection earlier). The data cannot tell the two apart, so the
detection ratio enters as a prior, as bounds, and as the ratio at which the conclusion would turn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import ndtr, ndtri

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given
from backing.evidence.statistics.power import LEVEL, Detectable, detectable, rate_ratio_error

LOG_DETECTION = (math.log(3.0), 0.7)
"""Mean and standard deviation of the log detection ratio of the 2020s to the 1990s (assumption)."""

PLAUSIBLE = (1.0, 10.0)
"""Detection ratios, later over earlier, that are taken as possible when decades lie between two periods (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueRatio:
    """The later true rate over the earlier one, when detection changed in between.

    ``log_mean`` and ``log_sd`` are of its normal posterior on the log scale, ``low`` and ``high`` its 95 % interval.
    ``tipping`` is the detection ratio at which the two true rates would be equal: the recorded ratio. ``bounds`` hold the
    true ratio for every detection ratio of ``plausible`` with no prior among them, sampling error included;
    ``detectable`` is the recorded change that would have shown with 80 % power.
    """

    recorded: float
    ratio: float
    low: float
    high: float
    log_mean: float
    log_sd: float
    tipping: float
    plausible: tuple[float, float]
    bounds: tuple[float, float]
    detectable: Detectable

    def prob_below(self, threshold: float) -> float:
        """P(true ratio < ``threshold``); rises with ``threshold``."""
        place = math.log(given.positive(threshold, name="the threshold")) - self.log_mean
        return float(ndtr(place / self.log_sd))

    @property
    def turns(self) -> bool:
        """Whether a plausible detection ratio undoes the conclusion that the recorded ratio suggests."""
        return self.bounds[0] < 1 < self.bounds[1]


def true_ratio(
    recorded: float,
    log_se: float,
    *,
    log_detection: tuple[float, float] = LOG_DETECTION,
    plausible: tuple[float, float] = PLAUSIBLE,
) -> TrueRatio:
    """The true ratio behind a ``recorded`` one (later over earlier rate) with standard error ``log_se`` of its log.

    ``log_detection`` is mean and standard deviation of the log detection ratio, later over earlier. Raises UnusableNumbers
    for a ratio or errors that are not above 0, and for plausible detection ratios that run backwards.
    """
    effect = math.log(given.positive(recorded, name="the recorded ratio"))
    se = given.positive(log_se, name="the standard error of the log ratio")
    mean = effect - float(given.series(log_detection[:1], name="the log detection ratio")[0])
    sd = math.hypot(se, given.positive(log_detection[1], name="the spread of the log detection ratio"))
    low, high = given.bounds(*plausible, name="the detection ratio")
    reach = float(ndtri(1 - LEVEL / 2))
    return TrueRatio(
        recorded=recorded,
        ratio=math.exp(mean),
        low=math.exp(mean - reach * sd),
        high=math.exp(mean + reach * sd),
        log_mean=mean,
        log_sd=sd,
        tipping=recorded,
        plausible=(low, high),
        bounds=(math.exp(effect - reach * se) / high, math.exp(effect + reach * se) / low),
        detectable=detectable(se),
    )


def true_ratio_of_counts(
    later: tuple[float, float],
    earlier: tuple[float, float],
    *,
    dispersion: float = 1.0,
    log_detection: tuple[float, float] = LOG_DETECTION,
    plausible: tuple[float, float] = PLAUSIBLE,
) -> TrueRatio:
    """The same from counts and exposures (count, exposure) of both periods.

    Half an event is added to each count (Haldane 1956), so that a period without events has a wide ratio and not an
    infinite one; ``dispersion`` is variance over mean. Two counts of 0 raise UnusableNumbers.
    """
    events = [given.count(part[0], name="a count") for part in (later, earlier)]
    days = [given.positive(part[1], name="an exposure") for part in (later, earlier)]
    if not any(events):
        raise UnusableNumbers("neither period has an event, so no ratio can be told", hint="ask what a silence tells")
    counts = [count + 0.5 for count in events]
    recorded = counts[0] / days[0] / (counts[1] / days[1])
    se = rate_ratio_error(counts[1], counts[0], dispersion=dispersion)
    return true_ratio(recorded, se, log_detection=log_detection, plausible=plausible)


def tipping_curve(found: TrueRatio, detection: Sequence[float]) -> tuple[tuple[float, float, float, float], ...]:
    """For each detection ratio: itself, the true ratio that follows, and its 95 % interval from sampling error alone."""
    reach = float(ndtri(1 - LEVEL / 2)) * found.detectable.se
    rows = []
    for ratio in detection:
        middle = found.recorded / given.positive(ratio, name="a detection ratio")
        rows.append((float(ratio), middle, middle * math.exp(-reach), middle * math.exp(reach)))
    return tuple(rows)
