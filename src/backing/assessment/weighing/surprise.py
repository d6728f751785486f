"""Does the best explanation explain the evidence at all? A test of it against its own predictions.

The surprise of evidence is -ln P(E | H) (Good 1957). Each root could have come out otherwise with the chance that H left to
that; so H has a distribution of its own surprise, and evidence in its upper tail is an alarm: none of the named hypotheses
may be the right one.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np

from backing.assessment.weighing.posterior import column_name, leading_column
from backing.assessment.weighing.table import Real, Table

ALARM = 0.05
"""Evidence among the most surprising 5 % of what the best hypothesis predicts is an alarm (assumption)."""

ENUMERATED = 14
"""With so many roots or fewer, all 2^R outcomes are gone through; with more, the tail is approximated."""

_STEPS = 60
_TIE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """How badly the best named hypothesis predicts what was found.

    ``index`` is -ln P(E | it) in nats over the ``roots`` that have probabilities; ``expected`` its mean under the
    hypothesis; ``tail`` the chance under it of a surprise at least as large.
    """

    hypothesis: str
    roots: int
    index: float
    expected: float
    tail: float

    @property
    def alarm(self) -> bool:
        """Whether none of the named hypotheses explains the evidence."""
        return self.roots > 0 and self.tail <= ALARM


def surprise(table: Table) -> Surprise:
    """The surprise of the leading hypothesis, or of its likeliest part; roots of which only ratios are known are left out."""
    best = leading_column(table)
    tested = table.absolute > 0
    chances = np.clip(np.exp(table.central[tested, best] / table.absolute[tested]), 0.0, 1.0)
    name = column_name(table, best)
    with np.errstate(divide="ignore", invalid="ignore"):
        index = float(-np.log(chances).sum())
        entropy = -np.nan_to_num(chances * np.log(chances)) - np.nan_to_num((1 - chances) * np.log1p(-chances))
    return Surprise(
        hypothesis=name, roots=len(chances), index=index, expected=float(entropy.sum()), tail=tail_of(chances)
    )


def tail_of(chances: Real) -> float:
    """The chance of a surprise at least as large as that of what happened, which had these chances, one each.

    Exact for up to ``ENUMERATED`` of them; else the saddlepoint approximation of Lugannani and Rice (1980), in which ties
    count half.
    """
    open_ones = chances[(chances > 0) & (chances < 1)]
    if (chances <= 0).any():
        return 0.0
    if not len(open_ones):
        return 1.0
    return _enumerated(open_ones) if len(open_ones) <= ENUMERATED else _saddlepoint(open_ones)


def _enumerated(chances: Real) -> float:
    happened = -np.log(chances).sum()
    sums, weights = np.zeros(1), np.ones(1)
    for chance in chances:
        sums = np.concatenate([sums - math.log(chance), sums - math.log1p(-chance)])
        weights = np.concatenate([weights * chance, weights * (1 - chance)])
    return float(min(1.0, weights[sums >= happened - _TIE].sum()))


def _saddlepoint(chances: Real) -> float:
    """P(S >= s) for S the sum of -ln p with chance p and -ln(1 - p) with chance 1 - p, from its cumulant function."""
    jump = np.log(chances) - np.log1p(-chances)  # what not happening adds to the surprise
    happened = 0.0  # measured from the surprise of what happened
    mean, spread = _cumulants(chances, jump, 0.0)[1:]
    if spread <= _TIE or not jump.min() < 0 < jump.max():
        return _one_sided(chances, jump)
    low, high = -1.0, 1.0
    while _cumulants(chances, jump, low)[1] > happened and low > -1e6:
        low *= 2
    while _cumulants(chances, jump, high)[1] < happened and high < 1e6:
        high *= 2
    for _ in itertools.repeat(None, _STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _cumulants(chances, jump, middle)[1] < happened else (low, middle)
    at = (low + high) / 2
    value, _, curve = _cumulants(chances, jump, at)
    if abs(mean) < 1e-6 * math.sqrt(spread) or abs(at) < 1e-6:
        return 0.5
    root = math.copysign(math.sqrt(max(2 * (at * happened - value), 0.0)), at)
    scaled = at * math.sqrt(curve)
    density = math.exp(-root * root / 2) / math.sqrt(2 * math.pi)
    tail = 0.5 * math.erfc(root / math.sqrt(2)) + density * (1 / scaled - 1 / root)
    return min(max(tail, 0.0), 1.0)


def _one_sided(chances: Real, jump: Real) -> float:
    """Where nothing, or all, could have surprised more: what happened is the least or the most surprising outcome."""
    if jump.min() >= -_TIE:  # each outcome that did not happen would have surprised more, or as much
        return 1.0
    return float(np.exp(np.log(chances[jump < -_TIE]).sum()))


def _cumulants(chances: Real, jump: Real, at: float) -> tuple[float, float, float]:
    """The cumulant function of the surprise added to what happened, with its first two derivatives."""
    tilted = np.logaddexp(np.log(chances), np.log1p(-chances) + at * jump)
    share = np.exp(np.log1p(-chances) + at * jump - tilted)
    return float(tilted.sum()), float((share * jump).sum()), float((share * (1 - share) * jump * jump).sum())
