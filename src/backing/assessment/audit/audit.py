"""What stood behind a claim (rule R8): offered by its speaker, public then, out of sight, found later.

"Unsubstantiated" is a word about the offering. None of these records says whether a claim is so.
"""

from __future__ import annotations

from dataclasses import dataclass

from backing.assessment.verdict import Label
from backing.claims.offers import Offering


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A dated row, a published figure or an item of evidence that bears on a claim, as readers see it.

    ``known_from`` is ISO 8601, or empty where it is not known.
    """

    id: str
    what: str
    day: str
    source: str
    known_from: str
    figure: bool = False

    @property
    def line(self) -> str:
        """What, when, and who says so, each once."""
        source = self.source if self.source not in self.what else ""
        return " · ".join(part for part in (self.what, self.day if self.day not in self.what else "", source) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAudit:
    """One claim in the four columns of the audit.

    ``offered`` are the sources, documents, links and replies that its speaker put forward, ``supports`` the claims of the
    same text that are put forward for it, ``replies`` the ids of that speaker's replies to it. ``about`` are the claims
    whose backing a claim about backing speaks of. ``rows_then`` counts rows of the records that were public on the day,
    ``rows_later`` those beyond them that hindsight has; both are None where the day is not known. ``unseen`` says what
    nobody here could see, ``tests`` how many fitted; ``alternatives`` are the others on record,
    where a claim is about the only one.
    """

    claim: str
    speaker: str
    offering: Offering
    offered: tuple[str, ...]
    supports: tuple[str, ...]
    replies: tuple[str, ...]
    about: tuple[str, ...]
    public: tuple[Piece, ...]
    rows_then: int | None
    unseen: tuple[str, ...]
    later: tuple[Piece, ...]
    rows_later: int | None
    as_of: Label
    hindsight: Label
    tests: int
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much was searched for one side.

    Its checkable ``claims``, the ``tests`` that fitted them, the ``releases`` in the search log, and the ``rows`` that the
    tests rest on with hindsight.
    """

    claims: int
    tests: int
    releases: int
    rows: int

    @property
    def tests_per_claim(self) -> float:
        """Tests that fitted, for each checkable claim; 0 where there is none."""
        return self.tests / self.claims if self.claims else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAudit:
    """One side's claims, in its order, and the effort spent on them."""

    side: str
    role: str
    claims: tuple[ClaimAudit, ...]
    effort: Effort

    def count(self, offering: Offering) -> int:
        """Of how many of its claims this can be said."""
        return sum(each.offering is offering for each in self.claims)
