"""What a speaker is asked, in words that ask and do not argue."""

from __future__ import annotations

from dataclasses import dataclass

LAST = "Is anything above not as you meant it, and what is missing that a reader needs to know?"
"""The question that ends every speaker's list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question about one claim. ``topic`` is what is missing; ``id`` is ``c09.source``, to be answered by that name."""

    id: str
    claim: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """The questions to one speaker, in the order of that speaker's claims, most consequential first.

    ``answered`` are the ids of the replies that the case holds from this speaker.
    """

    speaker: str
    questions: tuple[Question, ...]
    answered: tuple[str, ...] = ()
    left_out: int = 0
