"""What a reader may care about, each for itself: there is no one score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backing.consequences.ensemble.ensemble import Ensemble

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """One outcome and which way is better."""

    measure: str
    more_is_better: bool
    question: str

    def value(self, ensemble: Ensemble) -> Array:
        """The outcome with luck averaged out, (policies, futures), turned so that higher is better."""
        mean = ensemble.mean(self.measure)
        return mean if self.more_is_better else -mean

    def performance(self, ensemble: Ensemble) -> Array:
        """The same between 0 (the worst of all policies and futures) and 1 (the best)."""
        value = self.value(ensemble)
        least, most = value.min(), value.max()
        return (value - least) / (most - least) if most > least else np.ones_like(value)


TIE = 0.05
"""Policies whose outcomes in a future differ by less than this share of the larger one tie there."""


def loses(value: Array, other: Array) -> NDArray[np.bool_]:
    """Where a value is lower than another by more than a tie."""
    return value < other - TIE * np.maximum(np.abs(value), np.abs(other))


LENSES = (
    Lens(measure="attacks", more_is_better=False, question="Fewer attacks?"),
    Lens(measure="depth kept", more_is_better=True, question="More and deeper commitments kept?"),
    Lens(measure="trust gap", more_is_better=False, question="A smaller trust gap?"),
    Lens(measure="trust in states", more_is_better=True, question="More trust of the authority in the states?"),
    Lens(measure="trust in the authority", more_is_better=True, question="More trust of the states in the authority?"),
    Lens(
        measure="mistaken warnings", more_is_better=False, question="Fewer mistaken warnings, in public or in private?"
    ),
    Lens(measure="denials", more_is_better=False, question="Fewer denials?"),
    Lens(measure="missed months", more_is_better=False, question="Fewer months of a threat that nobody named?"),
    Lens(measure="loss of states", more_is_better=False, question="Smaller losses of the states from either error?"),
    Lens(
        measure="loss of the authority",
        more_is_better=False,
        question="Smaller losses of the authority from either error?",
    ),
)
"""Each side finds what it warns of. The critic of an allegation: mistaken warnings, denials, lost trust in who alleges. Whoever
alleges: missed threats, attacks, an authority that keeps little and is not to be trusted. Both: losses from either error."""
