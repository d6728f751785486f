"""A claim while it is being made: with the clause that it was read from, which the finished claim no longer has."""

from __future__ import annotations

from dataclasses import dataclass

from backing.claims.claim import Claim
from backing.claims.clauses import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim with the clause that it was read from."""

    claim: Claim
    clause: Clause
