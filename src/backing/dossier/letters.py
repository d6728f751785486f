"""The questions to each speaker as a letter in Markdown, ready to be sent; the same words for everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from backing.assessment.audit.question import LAST, Inquiry
from backing.claims.claim import Claim
from backing.claims.wording import worded
from backing.dossier.name import clip, voice
from backing.dossier.reveal import reveal

OPENING = (
    "The claims below are taken from a text that is being held against public records. Every speaker in it is asked by the "
    "same rules, about what their claims leave open. An answer is kept as it was given, and a document that comes with it is "
    "read like any other."
)
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def write_letters(inquiries: Sequence[Inquiry], claims: Sequence[Claim], names: Mapping[str, str]) -> str:
    """One letter a speaker; ``names`` are the claims' short names. A question is answered by the name in brackets."""
    by_id = {claim.id: claim for claim in claims}
    return "\n\n".join("\n".join(_letter(each, by_id, names)) for each in inquiries) + "\n"


def _letter(inquiry: Inquiry, claims: Mapping[str, Claim], names: Mapping[str, str]) -> Iterator[str]:
    yield f"# Questions to {_plain(inquiry.speaker)}"
    yield f"\n{OPENING}"
    for claim_id, questions in groupby(inquiry.questions, key=lambda question: question.claim):
        claim = claims[claim_id]
        yield f"\n## {_plain(names[claim_id])}: “{_plain(clip(worded(claim), 300))}”"
        yield f"\nPost {claim.post_index}, {_plain(voice(claim))}.\n"
        yield from (f"- ({question.id}) {_plain(question.text)}" for question in questions)
    yield f"\n{LAST}"
    if inquiry.left_out:
        yield f"\n{inquiry.left_out} further claims leave something open; they can be asked about as well."
    if inquiry.answered:
        yield f"\nAnswered so far: {_plain(', '.join(inquiry.answered))}."


def _plain(text: str) -> str:
    """Words on one line that Markdown shows as they are, with nothing hidden in them."""
    return _MARKUP.sub(r"\\\1", reveal(" ".join(text.split())))
