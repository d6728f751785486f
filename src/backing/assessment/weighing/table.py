"""How probable each piece of evidence is under each hypothesis: the numbers that everything else is computed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backing.assessment.hypotheses.hypothesis import CatchAll
from backing.errors import UnusableEvidence

Real = NDArray[np.float64]
Truth = NDArray[np.bool_]

IMPOSSIBLE = -1e6
"""Stands for the log of 0: far below any sum of real evidence, and still a number that can be taken back out of a sum."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """Natural logs of P(evidence | hypothesis): R independent roots in rows, H exclusive hypotheses in columns.

    ``low``, ``central`` and ``high`` have the shape (R, H); ``prior`` has H entries, which sum with that of ``other`` to 1.
    ``named`` are the G hypotheses that a reader sees and ``members``, shape (G, H), the columns that each is made of: itself,
    or its parts; ``whole`` says which of them are part of no other. ``absolute`` has for each root the power of its
    probabilities that stands here, such as 1; 0 where only ratios are known, and where another root stands for it.
    """

    roots: tuple[str, ...]
    named: tuple[str, ...]
    members: Truth
    whole: Truth
    prior: Real
    low: Real
    central: Real
    high: Real
    absolute: Real
    other: CatchAll | None = field(default_factory=CatchAll)

    @property
    def shares(self) -> Real:
        """The priors of the named hypotheses alone, summing to 1: the weights of the catch-all's mean."""
        shares: Real = self.prior / self.prior.sum()
        return shares

    @property
    def ids(self) -> tuple[str, ...]:
        """The named hypotheses, and last the catch-all if there is one."""
        return (*self.named, *((self.other.id,) if self.other else ()))

    @property
    def priors(self) -> Real:
        """Prior probabilities in the order of ``ids``."""
        named = self.members @ self.prior
        return np.append(named, self.other.prior) if self.other else named


def table_of(
    rows: Sequence[Sequence[float]],
    prior: Sequence[float],
    *,
    low: Sequence[Sequence[float]] | None = None,
    high: Sequence[Sequence[float]] | None = None,
    other: CatchAll | None = None,
) -> Table:
    """A table from plain probabilities, a row for each root and a column for each hypothesis; without bounds, exact ones.

    Raises UnusableEvidence for a number outside [0, 1], and for rows of another length than the priors.
    """
    central = logs(rows, len(prior))
    count = len(prior)
    return Table(
        roots=tuple(f"E{number}" for number in range(1, len(central) + 1)),
        named=tuple(f"H{number}" for number in range(1, count + 1)),
        members=np.eye(count, dtype=bool),
        whole=np.ones(count, dtype=bool),
        prior=np.asarray(prior, dtype=np.float64),
        low=central if low is None else logs(low, count),
        central=central,
        high=central if high is None else logs(high, count),
        absolute=np.ones(len(central)),
        other=other,
    )


def logs(rows: Sequence[Sequence[float]], columns: int) -> Real:
    """Natural logs of probabilities, shape (R, H); that of 0 is ``IMPOSSIBLE``."""
    values = np.asarray(rows, dtype=np.float64).reshape(len(rows), -1 if len(rows) else columns)
    if values.shape[1] != columns:
        raise UnusableEvidence(
            f"{values.shape[1]} chances for {columns} hypotheses", hint="Give one for each hypothesis, in their order."
        )
    if not ((values >= 0) & (values <= 1)).all():
        raise UnusableEvidence(
            "a chance is not between 0 and 1", hint="Give probabilities, not weights or percentages."
        )
    return logs_of(values)


def logs_of(values: Real) -> Real:
    """Natural logs of numbers that are not negative; that of 0 is ``IMPOSSIBLE``."""
    with np.errstate(divide="ignore"):
        return np.maximum(np.log(values), IMPOSSIBLE)
