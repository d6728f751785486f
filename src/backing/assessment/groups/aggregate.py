"""Several people's judgements of the same hypotheses: first each made coherent, then the mean of their log-odds.

What they disagree about is shown before it is averaged away. Nothing is extremised: that needs scored judgements to train on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backing.assessment.groups.coherentise import coherentise
from backing.assessment.weighing.posterior import normalised
from backing.assessment.weighing.table import Real
from backing.errors import UnusableNumbers

FLOOR = 0.005
"""A judgement of 0 or 1 counts as this far from it, or one person would decide alone (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pooled:
    """The group's probabilities, with what each analyst said.

    ``coherent`` has a row for each of ``analysts``; ``totals`` are what they summed to before; ``spread`` is the distance from
    the lowest to the highest for each hypothesis.
    """

    hypotheses: tuple[str, ...]
    analysts: tuple[str, ...]
    probabilities: Real
    coherent: Real
    totals: Real

    @property
    def spread(self) -> Real:
        """The group's disagreement."""
        width: Real = self.coherent.max(axis=0) - self.coherent.min(axis=0)
        return width


def aggregate(hypotheses: Sequence[str], entries: Mapping[str, Sequence[float]]) -> Pooled:
    """The mean of log-odds of the analysts' coherent judgements, each analyst the same weight, made to sum to 1.

    Raises UnusableNumbers where nobody judged, or somebody did not judge each hypothesis.
    """
    if not entries:
        raise UnusableNumbers("nobody judged", hint="Give at least one analyst's probabilities.")
    for analyst, judged in entries.items():
        if len(judged) != len(hypotheses):
            raise UnusableNumbers(
                f"{analyst} gives {len(judged)} numbers for {len(hypotheses)} hypotheses", hint="Give one for each."
            )
    made = [coherentise(judged) for judged in entries.values()]
    coherent = np.asarray([each.probabilities for each in made])
    kept = np.clip(coherent, FLOOR, 1 - FLOOR)
    mean = np.log(kept / (1 - kept)).mean(axis=0)
    pooled = 1 / (1 + np.exp(-mean))
    return Pooled(
        hypotheses=tuple(hypotheses),
        analysts=tuple(entries),
        probabilities=normalised(np.log(pooled)),
        coherent=coherent,
        totals=np.asarray([each.total for each in made]),
    )
