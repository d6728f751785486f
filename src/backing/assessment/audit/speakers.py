"""Who is asked, and answers, for a claim: its own speaker and not whoever relays it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backing.claims.claim import AUTHOR, Claim
from backing.statements.statement import Utterance

NOBODY = "the author"
UNNAMED = "a speaker who is not named"
_BY_CONTEXT = re.compile(r"unnamed \((.+) by context\)")


def speaker_of(claim: Claim, utterances: Sequence[Utterance] = ()) -> str:
    """The name of whoever makes the claim; for the author's own, the speaker of the text if that is known."""
    if claim.asserter == AUTHOR:
        here = next((each for each in utterances if each.span.contains(claim.span)), None)
        return (here.speaker if here else None) or (here.name if here and len(utterances) > 1 else NOBODY)
    return plain_name(claim.asserter)


def plain_name(name: str) -> str:
    """A name without its article and without the note on how it was found: ``unnamed (X by context)`` is X."""
    inner = _BY_CONTEXT.fullmatch(name)
    name = inner[1] if inner else name
    if name.startswith("unnamed"):
        return UNNAMED
    return re.sub(r"^the (?=\w)|['’]s$", "", name, flags=re.IGNORECASE)


def same_speaker(one: str, other: str) -> bool:
    """Whether two names stand for one speaker as they are written, whatever the case and the article."""
    return plain_name(one).casefold() == plain_name(other).casefold()
