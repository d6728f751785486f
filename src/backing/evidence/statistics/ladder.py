"""A range over models: which of them the record lets stand, and what all that stand agree on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given

FEWEST = 5
"""Held-out windows below which no model is weighed against another (assumption)."""

AGAINST = 150.0
"""How many times likelier the yardstick must have found the held-out windows for a model to be set aside: the point from which
Kass & Raftery (1995) call evidence very strong."""


class Telling(StrEnum):
    """What the models say of a silence, all that stand together."""

    SURPRISING = "surprising under every model"
    ORDINARY = "not surprising under any model"
    DEPENDS = "depends on the model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One model: its P(no event in the window), and how it foretold other windows.

    ``scores`` are the log densities that it gave to each held-out window before that was seen, in their order; empty where it
    cannot be scored.
    """

    name: str
    zero: float
    scores: tuple[float, ...] = ()
    assumptions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The models, which of them stand, and their range.

    ``low`` and ``high`` are the range over those that stand, and the only thing that ``tells`` looks at: another model inside
    it, or one given twice, changes nothing. ``weights`` are by held-out score (0 for what was set aside), and ``weighted`` the
    mean under them, to be shown beside the range; both are None where the models could not be scored.
    """

    rungs: tuple[Rung, ...]
    standing: tuple[bool, ...]
    low: float
    high: float
    weights: tuple[float, ...] | None
    weighted: float | None

    def tells(self, limit: float = 0.05) -> Telling:
        """Whether a silence this rare (at most ``limit``) is surprising."""
        bound = given.level(limit, name="the limit")
        if self.high <= bound:
            return Telling.SURPRISING
        return Telling.ORDINARY if self.low > bound else Telling.DEPENDS


def ladder(rungs: Sequence[Rung], *, yardstick: Sequence[float] = ()) -> Ladder:
    """The range over ``rungs``.

    A rung is set aside only for itself: where the ``yardstick``, one score a window and the same for all, found the held-out
    windows ``AGAINST`` times likelier (a prequential Bayes factor, Dawid 1984). What other rungs score does not matter, so that
    none can be pushed out by adding one. Weights are the products of a rung's held-out densities, and rungs that say the same
    share one. Raises UnusableNumbers for no rung, a chance outside 0 to 1, and scores that do not
    pair with the yardstick.
    """
    if not rungs:
        raise UnusableNumbers(
            "there is no model to range over", hint="give one that the record can say something about"
        )
    chances = [given.chance(rung.zero, name=rung.name) for rung in rungs]
    standing = tuple(_stands(rung, yardstick) for rung in rungs)
    if not any(standing):
        raise UnusableNumbers("no model stands", hint="give the yardstick's own model as one of them")
    if not all(math.isfinite(score) for score in yardstick) or any(
        math.isnan(s) for rung in rungs for s in rung.scores
    ):
        raise UnusableNumbers("a held-out score is missing", hint="score every window, or none")
    kept = [chance for chance, stands in zip(chances, standing, strict=True) if stands]
    weights = _weights(rungs, standing) if len(yardstick) >= FEWEST else None
    return Ladder(
        rungs=tuple(rungs),
        standing=standing,
        low=min(kept),
        high=max(kept),
        weights=weights,
        weighted=None if weights is None else math.fsum(w * c for w, c in zip(weights, chances, strict=True)),
    )


def _stands(rung: Rung, yardstick: Sequence[float]) -> bool:
    if not rung.scores or len(yardstick) < FEWEST:
        return True
    if len(rung.scores) != len(yardstick):
        raise UnusableNumbers(
            f"{rung.name}: {len(rung.scores)} scores for {len(yardstick)} held-out windows", hint="score every window"
        )
    return math.fsum(rung.scores) >= math.fsum(yardstick) - math.log(AGAINST)


def _weights(rungs: Sequence[Rung], standing: Sequence[bool]) -> tuple[float, ...] | None:
    """Shares of the rungs that stand; None where one of them has no score."""
    if any(stands and not rung.scores for rung, stands in zip(rungs, standing, strict=True)):
        return None
    total = [math.fsum(rung.scores) if stands else -math.inf for rung, stands in zip(rungs, standing, strict=True)]
    sayings = [(rung.zero, rung.scores) for rung in rungs]
    copies = [sayings.count(saying) for saying in sayings]
    weight = np.exp(np.array(total) - max(total)) / copies
    return tuple((weight / weight.sum()).tolist())
