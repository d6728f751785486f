"""What the table of past responses says, and about which claims of a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

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
    selected: dict[str, int] = field(default_factory=dict)
    note: str = OBSERVATIONAL

    @property
    def limits(self) -> tuple[str, ...]:
        """What the table cannot show, in sentences: how its rows were picked, and of which forms it holds none."""
        rows, present = sum(each.rows for each in self.tallies), {each.form for each in self.tallies}
        counted = [f"{how} ({number} of {rows})" for how, number in self.selected.items()]
        unsaid = rows - sum(self.selected.values())
        if unsaid:
            counted.append(f"not said ({unsaid} of {rows})")
        absent = [str(form) for form in Form if form not in present]
        told = [f"How the rows came into the table: {'; '.join(counted)}."] if counted else []
        if self.selected:
            told.append("A case that is known for how it ended says little about how such cases end.")
        if absent:
            told.append(f"The table holds no row of {', '.join(absent)}, and says nothing about them.")
        return tuple(told)


def observe(responses: Sequence[Response], claims: Sequence[Claim] = ()) -> Observed:
    """The table, counted, beside the claims that it bears on."""
    tallies = tally_forms(responses)
    return Observed(
        tallies=tallies,
        shaming_less=less_often(tallies, Form.SHAMING, Form.QUIET),
        claims=tuple(claim.id for claim in claims if is_about_responses(claim)),
        selected=dict(Counter(row.selected for row in responses if row.selected).most_common()),
    )
