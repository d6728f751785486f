"""What it says that nothing was found, weighted by whether there would have been something to find."""

from __future__ import annotations

import math

from backing.assessment.hypotheses.hypothesis import Expected, Observable
from backing.assessment.items.item import NEAREST, Chance
from backing.errors import UnusableEvidence


def seen(expected: Expected) -> Chance:
    """P(at least one is found) = 1 - (1 - exist * publish * find)^n, over the intervals of its parts."""
    return none_seen(expected).denied


def none_seen(expected: Expected) -> Chance:
    """P(none is found) = (1 - exist * publish * find)^n; the more likely it exists, the less likely nothing is found.

    Raises UnusableEvidence for a number of places that is not above 0.
    """
    if not (expected.n > 0 and math.isfinite(expected.n)):
        raise UnusableEvidence(f"n is {expected.n}", hint="Give the number of places that could show it, above 0.")
    parts = [part for part in (expected.exist, expected.publish, expected.find) if part is not None]
    certain = any(part.certain for part in parts)
    none = [(1 - math.prod(getattr(part, name) for part in parts)) ** expected.n for name in ("high", "central", "low")]
    if not certain:
        none = [min(max(each, NEAREST), 1 - NEAREST) for each in none]
    return Chance(low=none[0], central=none[1], high=none[2], certain=certain)


def chance_of(observable: Observable, hypothesis: str) -> Chance:
    """P(what was found of the observable | hypothesis): that it is seen, or that it is not, by the same numbers.

    Raises KeyError for a hypothesis that the observable says nothing about, and UnusableEvidence while nobody has looked.
    """
    if observable.seen is None:
        raise UnusableEvidence(
            f"{observable.id}: nobody has looked for it yet",
            hint="Write `seen: true` or `seen: false` once somebody has.",
        )
    expected = observable.expected[hypothesis]
    return seen(expected) if observable.seen else none_seen(expected)
