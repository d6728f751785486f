"""Whether the explanations explain the evidence at all, in a sentence."""

from __future__ import annotations

from backing.assessment.weighing.answer import SetAnswer
from backing.dossier.name import chance


def alarm(answer: SetAnswer) -> tuple[str, ...]:
    """The alarm where it rings, or that it could not be tested; nothing where the evidence is explained, or there is none."""
    found = answer.unexplained
    if answer.pieces and not found.roots:
        return ("Whether any of these explains the evidence well was not tested: only ratios of its chances are known",)
    if not found.alarm:
        return ()
    words = (
        f"None of these explains the evidence well: even {found.hypothesis} expects evidence this unlikely in "
        f"{chance(found.tail)} of cases. The true explanation may not be among them"
    )
    return (words,)
