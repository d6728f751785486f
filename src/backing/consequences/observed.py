"""What the table of past responses says, and about which claims of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backing.claims.claim import Claim
from backing.claims.outcomes import is_about_responses
from backing.consequences.tally import FormTally, less_often, tally_forms
from backing.records.responses.response import OBSERVATIONAL, Form, Response


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
