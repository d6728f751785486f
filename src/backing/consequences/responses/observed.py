"""What the table of past responses says, and about which claims of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backing.claims.claim import Claim
from backing.consequences.responses.response import Form, Response
from backing.consequences.responses.tally import OBSERVATIONAL, FormTally, less_often, tally_forms

_RAISED = re.compile(
    r"\b(?:sham\w+|nam\w+ and sham\w+|mud-?sling\w*|condemn\w*|public(?:ly)? (?:critici\w+|pressure|allegation|accus)\w*"
    r"|demand\w*|quiet diplomacy|behind closed doors)",
    re.IGNORECASE,
)
"""Words for a way of raising a matter."""
_EFFECT = re.compile(
    r"\b(?:(?:in)?effective\w*|counter-?productive|backfir\w+|work(?:s|ed)?|lead\w* to|led to|push\w*|obtain\w*|achieve\w*"
    r"|fail\w*|result\w*)\b",
    re.IGNORECASE,
)
"""Words for what came of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """What followed which form in the table.

    ``shaming_less`` is P(conduct changes less often after public shaming than after a quiet demand), None where the table
    cannot tell. ``claims`` are the ids of the case's claims about what comes of raising a matter in some way.
    """

    tallies: tuple[FormTally, ...]
    shaming_less: float | None
    claims: tuple[str, ...] = ()
    note: str = OBSERVATIONAL


def observe(responses: Sequence[Response], claims: Sequence[Claim] = ()) -> Observed:
    """The table, counted, beside the claims that it bears on."""
    tallies = tally_forms(responses)
    return Observed(
        tallies=tallies,
        shaming_less=less_often(tallies, Form.SHAMING, Form.QUIET),
        claims=tuple(claim.id for claim in claims if is_about_responses(claim)),
    )


def is_about_responses(claim: Claim) -> bool:
    """Whether a claim says what comes of shaming, accusing or demanding."""
    return bool(_RAISED.search(claim.text) and _EFFECT.search(claim.text))
