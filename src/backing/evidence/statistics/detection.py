"""Two periods that were not watched equally well, and absences that depend on what would have come to light."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import ndtr

LOG_DETECTION = (math.log(3.0), 0.7)
"""Mean and standard deviation of the log detection ratio of the 2020s to the 1990s (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tipping:
    """What unequal coverage does to a comparison: the recorded ratio, and the detection ratio that would undo it.

    ``probability`` is P(true later/earlier ratio < 1) with the log detection ratio as in ``LOG_DETECTION``.
    """

    recorded: float
    tipping: float
    probability: float


def tipping_ratio(recorded: float, *, log_sd: float = 0.0) -> Tipping:
    """True log ratio = recorded log ratio - log(detection later / detection earlier).

    ``recorded`` is the later over the earlier recorded rate; the conclusion turns when the detection ratio equals it.
    ``log_sd`` is the sampling error of the recorded log ratio.
    """
    mean, sd = LOG_DETECTION
    probability = float(ndtr((mean - math.log(recorded)) / math.hypot(sd, log_sd)))
    return Tipping(recorded=recorded, tipping=recorded, probability=probability)


def prob_nothing_found(number: int, *, exist: float, publish: float, find: float) -> float:
    """P(nothing found) when ``number`` things each exist, are published and are found with the given chances.

    (1 - exist * publish * find) ** number; all chances in [0, 1].
    """
    return float((1 - exist * publish * find) ** number)
