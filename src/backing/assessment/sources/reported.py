"""From what a source reports to what its report is worth, given how often such a source is right."""

from __future__ import annotations

from collections.abc import Mapping

from backing.assessment.items.item import Chance
from backing.errors import UnusableEvidence

KNOWS_NOTHING = 0.5
"""How often a source that knows nothing says what it said, whatever is so (the randomiser of Bovens and Hartmann 2003)."""

GRADE_WEIGHT = 0.25
"""How far a grade moves the reliability of a source from that of all sources to that of its grade (assumption).

Grades are given unreliably. At full weight, wrong ones cost more than right ones gain; at this weight they cost nothing that is
measured, and right ones keep most of their gain (``bench/weighing.py``).
"""


def reported(
    chances: Mapping[str, Chance], reliability: Chance, *, otherwise: float = KNOWS_NOTHING
) -> dict[str, Chance]:
    """P(the source says it | hypothesis) from P(it | hypothesis): r p + (1 - r) a, over both intervals.

    ``reliability`` r is P(the source reports what is so), ``otherwise`` a the chance that it says the same if it does not.
    A source of reliability 0 tells nothing apart. Raises UnusableEvidence for an ``otherwise`` outside (0, 1).
    """
    if not 0 < otherwise < 1:
        raise UnusableEvidence(
            f"a source that knows nothing says it with a chance of {otherwise}",
            hint="Give a number between 0 and 1, without the ends.",
        )
    return {hypothesis: _mixed(chance, reliability, otherwise) for hypothesis, chance in chances.items()}


def of_grade(grade: float, all_sources: float, *, weight: float = GRADE_WEIGHT) -> float:
    """The reliability of a source from the record of its grade and that of all sources, both probabilities.

    Raises UnusableEvidence for numbers outside [0, 1].
    """
    for value in (grade, all_sources, weight):
        if not 0 <= value <= 1:
            raise UnusableEvidence(f"{value} is no probability", hint="Give a number from 0 to 1.")
    return all_sources + weight * (grade - all_sources)


def _mixed(chance: Chance, reliability: Chance, otherwise: float) -> Chance:
    """The corners are enough: the mixture is linear in each of its two numbers."""
    ends = (reliability.low, reliability.high)
    corners = [r * p + (1 - r) * otherwise for p in (chance.low, chance.high) for r in ends]
    central = reliability.central * chance.central + (1 - reliability.central) * otherwise
    certain = chance.certain and reliability.certain and reliability.low == 1
    return Chance(low=min(corners), central=central, high=max(corners), certain=certain)
