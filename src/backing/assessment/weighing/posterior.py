"""What the evidence makes of the priors: central probabilities, and bounds over every admissible likelihood.

Odds are products of prior odds and likelihood ratios (Good 1950); with intervals, a bound takes the highest likelihoods of a
hypothesis and the lowest of its rivals (a credal set with separately specified likelihoods; Walley 1991).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from backing.assessment.weighing.table import IMPOSSIBLE, Real, Table, Truth, logs_of
from backing.errors import UnusableEvidence


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior:
    """Probabilities in the order of ``ids``; ``low`` and ``high`` bound them over all likelihoods in their intervals."""

    ids: tuple[str, ...]
    low: Real
    central: Real
    high: Real

    def of(self, hypothesis: str) -> tuple[float, float, float]:
        """Low, central and high for one id; raises ValueError for one that is not there."""
        place = self.ids.index(hypothesis)
        return float(self.low[place]), float(self.central[place]), float(self.high[place])


def posterior(table: Table) -> Posterior:
    """The posterior of every named hypothesis and of the catch-all; sums of parts for a hypothesis that has some.

    Bounds of named hypotheses are exact; those of the catch-all can be wider than need be. Raises UnusableEvidence where
    no hypothesis allows the evidence.
    """
    if _excluded(table):
        raise UnusableEvidence(
            "the evidence is impossible under every hypothesis",
            hint="Look at the chances of 0 that are marked certain: at most all but one hypothesis can be excluded.",
        )
    return Posterior(
        ids=table.ids,
        low=_bounds(table, rising=False),
        central=named(table, normalised(joint_logs(table))),
        high=_bounds(table, rising=True),
    )


def joint_logs(table: Table) -> Real:
    """Ln P(hypothesis and all evidence) at the central likelihoods, for each column and last for the catch-all."""
    columns: Real = logs_of(table.prior) + table.central.sum(axis=0)
    if table.other is None:
        return columns
    return np.append(columns, np.log(table.other.prior) + mean_logs(table, table.central).sum())


def mean_logs(table: Table, likelihoods: Real) -> Real:
    """The log of the mean likelihood over the columns by prior, for each root: what the catch-all makes of it."""
    top = likelihoods.max(axis=1, keepdims=True, initial=IMPOSSIBLE)
    means: Real = logs_of(np.exp(likelihoods - top) @ table.shares) + top[:, 0]
    return means


def normalised(joint: Real) -> Real:
    """Probabilities, along the last axis, from the logs of numbers in their proportion."""
    scaled = np.exp(joint - joint.max(axis=-1, keepdims=True))
    shares: Real = scaled / scaled.sum(axis=-1, keepdims=True)
    return shares


def named(table: Table, columns: Real) -> Real:
    """Probabilities of columns (last axis, the catch-all at its end) summed to those of ``table.ids``."""
    count = len(table.prior)
    whole: Real = columns[..., :count] @ table.members.T.astype(np.float64)
    if table.other is None:
        return whole
    return np.concatenate([whole, columns[..., count:]], axis=-1)


def leader(table: Table, shares: Real) -> Any:
    """The place in ``table.named`` of the likeliest hypothesis that is part of no other; along the last axis."""
    return np.where(table.whole, shares[..., : len(table.named)], -1.0).argmax(axis=-1)


def leading_column(table: Table) -> int:
    """The likeliest column of the likeliest hypothesis that is part of no other, so that splitting it changes no leader."""
    joint = joint_logs(table)
    first = int(leader(table, named(table, normalised(joint))))
    return int(np.where(table.members[first], joint[: len(table.prior)], -np.inf).argmax())


def column_name(table: Table, column: int) -> str:
    """The narrowest named hypothesis that holds a column."""
    sizes = np.where(table.members[:, column], table.members.sum(axis=1), len(table.prior) + 1)
    return table.named[int(sizes.argmin())]


def _excluded(table: Table) -> bool:
    """Whether each hypothesis has some evidence that it gives the chance 0, and the catch-all too."""
    impossible = table.central <= IMPOSSIBLE
    every = bool(impossible.any(axis=0).all())
    return every and (table.other is None or bool(impossible.all(axis=1).any()))


def _bounds(table: Table, *, rising: bool) -> Real:
    """The upper bound of every id (``rising``) or the lower one."""
    own, rivals = (table.high, table.low) if rising else (table.low, table.high)
    priors = logs_of(table.prior)
    mine, theirs = priors + own.sum(axis=0), priors + rivals.sum(axis=0)
    for_it = _sums(mine, table.members)
    against = _sums(theirs, ~table.members)
    if table.other is None:
        return _share(for_it, against)
    factor = table.other.low if rising else table.other.high
    weight = np.log(table.other.prior)
    against = np.logaddexp(against, weight + np.log(factor) + _mixed(table, own, rivals))
    own_factor = table.other.high if rising else table.other.low
    other = weight + np.log(own_factor) + mean_logs(table, own).sum()
    total = np.logaddexp.reduce(theirs)
    return np.append(_share(for_it, against), _share(other, total))


def _mixed(table: Table, own: Real, rivals: Real) -> Real:
    """For each named hypothesis, the catch-all's log-likelihood with its columns at ``own`` and the others at ``rivals``."""
    top = np.maximum(own, rivals).max(axis=1, keepdims=True, initial=IMPOSSIBLE)
    at_own, at_rivals = np.exp(own - top) * table.shares, np.exp(rivals - top) * table.shares
    inside = table.members.T.astype(np.float64)
    means = at_own @ inside + at_rivals @ (1 - inside)
    summed: Real = (logs_of(np.maximum(means, 0)) + top).sum(axis=0)
    return summed


def _sums(values: Real, chosen: Truth) -> Real:
    """The log of the sum of exp(values) over the chosen columns, for each row of ``chosen``."""
    spread = np.where(chosen, values, -np.inf)
    top = spread.max(axis=1, initial=-np.inf)
    top = np.where(np.isfinite(top), top, 0.0)
    with np.errstate(divide="ignore"):
        sums: Real = np.log(np.exp(spread - top[:, None]).sum(axis=1)) + top
    return sums


def _share(mine: Real | np.float64, theirs: Real | np.float64) -> Real:
    """exp(mine) / (exp(mine) + exp(theirs)) without overflow."""
    return np.asarray(np.exp(mine - np.logaddexp(mine, theirs)), dtype=np.float64)
