"""A claim in words for readers."""

from __future__ import annotations

import re

from backing.claims.claim import Claim

_NEGATION = re.compile(
    r"\b(?:no|not|none|never|neither|nor|nobody|nothing|without|lack\w*|absen\w*|refrain\w*|fail\w*|unable|baseless)\b|n['’]t\b",
    re.IGNORECASE,
)


def worded(claim: Claim) -> str:
    """The claim's words; what somebody denies without a word of denial inside is marked, or it would read as its opposite."""
    return f"{claim.text} [denied]" if claim.negative and not _NEGATION.search(claim.text) else claim.text
