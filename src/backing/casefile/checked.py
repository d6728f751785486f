"""Claims that an analyst may have edited: every word that decides something is known, and no id stands twice."""

from __future__ import annotations

from backing.claims.claim import CHECKABILITIES, MODALITIES, POLARITIES, STANCES, Claim
from backing.errors import UnusableCase


def checked(claims: tuple[Claim, ...], where: str) -> tuple[Claim, ...]:
    """The claims, if every word of theirs that decides something is one that Backing knows, and no id stands twice."""
    ids = [claim.id for claim in claims]
    for number, claim in enumerate(claims, start=1):
        known = {
            "polarity": POLARITIES,
            "author_stance": STANCES,
            "checkability": CHECKABILITIES,
            "modality": MODALITIES,
        }
        for field, words in known.items():
            if getattr(claim, field) not in words:
                raise UnusableCase(
                    f"{where}, line {number} ({claim.id}): {field} is {getattr(claim, field)!r}",
                    hint=f"write one of: {', '.join(words)}",
                )
        if ids.index(claim.id) != number - 1:
            raise UnusableCase(f"{where}, line {number}: the id {claim.id} stands twice", hint="give it one of its own")
        if claim.period and claim.period.start and claim.period.end and claim.period.start > claim.period.end:
            raise UnusableCase(
                f"{where}, line {number} ({claim.id}): the period ends before it starts", hint="swap its start and end"
            )
    return claims
