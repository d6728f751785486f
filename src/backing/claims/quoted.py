"""Sentences inside a quotation: they are the quoted one's, also where no "said" stands beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from backing.claims.claim import AUTHOR, Claim
from backing.claims.draft import Draft
from backing.provenance import Span

_QUOTATION = re.compile(r"“[^“”\n]{15,}(?:”|(?=\n|$))|\"[^\"\n]{15,}\"")
"""A quotation within one paragraph, long enough to hold a sentence; a curly one may run on into the next paragraph."""


def give_to_the_quoted(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts with quoted claims of the author's given to the nearest speaker of their paragraph, if it has one."""
    quotations = [Span(start=hit.start(), end=hit.end()) for hit in _QUOTATION.finditer(text)]
    return [_given(draft, drafts, text) if _is_quoted(draft, quotations) else draft for draft in drafts]


def _is_quoted(draft: Draft, quotations: list[Span]) -> bool:
    own = draft.claim.asserter == AUTHOR and draft.clause.voice is None
    return own and any(quotation.contains(draft.claim.span) for quotation in quotations)


def _given(draft: Draft, drafts: list[Draft], text: str) -> Draft:
    speakers = [d.claim for d in drafts if d.claim.asserter != AUTHOR and _same_paragraph(d.claim, draft.claim, text)]
    if not speakers:
        return draft
    nearest = min(speakers, key=lambda claim: abs(claim.span.start - draft.claim.span.start))
    claim = replace(
        draft.claim,
        asserter=nearest.asserter,
        attributed_to=nearest.asserter,
        author_stance="reports",
        modality="reported" if draft.claim.modality == "asserted" else draft.claim.modality,
        original="not searched",
    )
    return Draft(claim=claim, clause=draft.clause)


def _same_paragraph(one: Claim, other: Claim, text: str) -> bool:
    first, last = sorted((one.span.start, other.span.start))
    return "\n" not in text[first:last]
