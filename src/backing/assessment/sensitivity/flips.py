"""How strong would a piece of evidence have to be for the answer to cross a line, and which prior would do it?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.sensitivity.leave_out import Without, leave_one_out
from backing.assessment.weighing.posterior import joint_logs, named, normalised
from backing.assessment.weighing.table import Real, Table

LINES = (0.2, 0.5, 0.8)
"""Posterior probabilities whose crossing changes the word for an answer."""

_FARTHEST = 1e-15


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flips:
    """For every root and id, the likelihood ratio that it has (R, ids), and those that reach the ``lines`` (lines, R, ids).

    A ratio is P(root | hypothesis) / P(root | not it), as all other evidence weighs what "not it" means. ``prior``, one for
    each id, is where the posterior would be one half if the priors of the others kept their proportions.
    """

    ids: tuple[str, ...]
    lines: tuple[float, ...]
    ratio: Real
    needed: Real
    prior: Real


def flips(table: Table, without: Without | None = None, lines: tuple[float, ...] = LINES) -> Flips:
    """Flip thresholds of every root; ``without`` saves computing it twice."""
    left_out = (without or leave_one_out(table)).posterior
    full = odds(named(table, normalised(joint_logs(table))))
    ratio = full / odds(left_out)
    wanted = odds(np.asarray(lines))
    return Flips(
        ids=table.ids,
        lines=lines,
        ratio=ratio,
        needed=ratio * (wanted[:, None] / full)[:, None, :],
        prior=1 / (1 + full / odds(table.priors)),
    )


def odds(p: Real) -> Real:
    """P / (1 - p), with ``p`` kept off 0 and 1."""
    kept = np.clip(p, _FARTHEST, 1 - _FARTHEST)
    ratio: Real = kept / (1 - kept)
    return ratio
