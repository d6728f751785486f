"""What would the other side collect? For each hypothesis, the open observable that could raise it most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backing.assessment.sensitivity.outcomes import Outcomes
from backing.assessment.weighing.posterior import named
from backing.assessment.weighing.table import Table

_LEAST = 0.0005
"""A rise that four digits do not show is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise:
    """What somebody who holds ``hypothesis`` would look for: from ``now`` it would come to ``then``.

    ``seen`` says which result would do it, seen or looked for and not seen, and ``chance`` how likely that is as things stand.
    """

    hypothesis: str
    observable: str
    text: str
    seen: bool
    chance: float
    now: float
    then: float


def most_raised(table: Table, looked: Outcomes) -> tuple[Raise, ...]:
    """One for each named hypothesis that something open could raise, in their order; the leading one like all others."""
    if not looked.observables:
        return ()
    now = named(table, looked.now)
    after = np.where((looked.chance > 0)[..., None], looked.after, -1.0)
    best = (after[..., place].argmax() for place in range(len(table.named)))
    results = [np.unravel_index(each, looked.chance.shape) for each in best]
    return tuple(
        Raise(
            hypothesis=hypothesis,
            observable=looked.observables[number].id,
            text=looked.observables[number].text,
            seen=bool(result == 0),
            chance=float(looked.chance[number, result]),
            now=float(now[place]),
            then=float(after[number, result, place]),
        )
        for place, (hypothesis, (number, result)) in enumerate(zip(table.named, results, strict=True))
        if after[number, result, place] > now[place] + _LEAST
    )
