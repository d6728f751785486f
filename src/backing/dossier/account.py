"""What stood behind each claim, side by side: the audit as a reader meets it, in one form for every side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backing.assessment.audit.audit import ClaimAudit, Effort, Piece, SideAudit
from backing.assessment.audit.substantiate import NOT_PUBLISHED
from backing.claims.claim import Claim
from backing.claims.offers import Offering
from backing.claims.wording import worded
from backing.dossier.dossier import Account, Backing
from backing.dossier.name import clip, listed
from backing.dossier.tag import Tag

ROWS = 8
"""How many claims of one side have a row of their own; the others are named by what was offered for them."""
NAMED = 4
"""How many dated rows or reasons stand in one cell; the rest are counted, and are on the claim's card."""


def account(audits: Sequence[SideAudit], claims: Sequence[Claim], tags: Mapping[str, Tag]) -> tuple[Account, ...]:
    """One account for each side that has a claim, in the order of the sides."""
    by_id = {claim.id: claim for claim in claims}
    return tuple(_side(side, by_id, tags) for side in audits if side.claims)


def _side(side: SideAudit, claims: Mapping[str, Claim], tags: Mapping[str, Tag]) -> Account:
    shown, rest = side.claims[:ROWS], side.claims[ROWS:]
    return Account(
        name=side.side,
        role=side.role,
        rows=tuple(_row(row, claims[row.claim], tags) for row in shown),
        further=tuple(
            (str(offering), tuple(tags[row.claim] for row in rest if row.offering is offering))
            for offering in Offering
            if any(row.offering is offering for row in rest)
        ),
        summary=_summary(side),
        effort=_effort(side.effort),
    )


def _row(row: ClaimAudit, claim: Claim, tags: Mapping[str, Tag]) -> Backing:
    return Backing(
        tag=tags[row.claim],
        text=clip(worded(claim), 110),
        speaker=row.speaker,
        offered=offered(row, tags),
        public=(*_pieces(row.public), *_some([f"to be ruled out: {each}" for each in row.alternatives]))
        or (_nothing(row.rows_then),),
        unseen=_some([each for each in row.unseen if each != NOT_PUBLISHED]) or ("nothing further that is known of",),
        later=_pieces(row.later) or (_no_more(row.rows_later),),
    )


def offered(row: ClaimAudit, tags: Mapping[str, Tag]) -> str:
    """What the speaker put forward, in one phrase; of a claim about backing, whose claims it is about."""
    parts = [clip(each, 80) for each in row.offered]
    if row.supports:
        parts.append(f"{listed(tags[c].name for c in row.supports if c in tags)}, in the same text")
    said = "; ".join(parts) or str(row.offering)
    named = [tags[c].name for c in row.about if c in tags]
    return f"{said} (it is about the backing of {listed(named)})" if named else said


def public_then(row: ClaimAudit) -> str:
    """How much the records held by the day of posting; silence of a release that cannot speak is not a zero."""
    if row.rows_then is None:
        return "the day is not known"
    figures = sum(piece.figure for piece in row.public)
    dated = len(row.public) - figures
    if not row.rows_then and not row.public:
        return "nothing in these records" if row.tests else "no record read"
    parts = (
        _plural(row.rows_then, "row") if row.rows_then and not figures else "",
        _plural(dated, "dated case") if dated else "",
        _plural(figures, "published figure") if figures else "",
    )
    return ", ".join(filter(None, parts))


def _nothing(rows: int | None) -> str:
    if rows is None:
        return "the day is not known"
    return f"{_plural(rows, 'row')}, none of them about one day" if rows else "nothing in these records"


def _no_more(rows: int | None) -> str:
    return f"{_plural(rows, 'further row')}, none of them about one day" if rows else "nothing more"


def _pieces(pieces: Sequence[Piece]) -> tuple[str, ...]:
    return _some([each.line for each in pieces])


def _some(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - NAMED
    return (*(clip(line, 130) for line in lines[:NAMED]), *((f"and {more} more",) if more > 0 else ()))


def _summary(side: SideAudit) -> str:
    number = len(side.claims)
    counts = "; ".join(f"{side.count(each)} {each}" for each in Offering if side.count(each))
    then = sum(bool(row.public or row.rows_then) for row in side.claims)
    later = sum(bool(row.later or row.rows_later) for row in side.claims)
    return (
        f"{_plural(number, 'claim')}: {counts}. Something was public then for {then}, more was found later for {later}."
    )


def _effort(effort: Effort) -> str:
    return (
        f"Search: every family of tests was asked of each of {_plural(effort.claims, 'checkable claim')}; "
        f"{_plural(effort.tests, 'test')} fitted ({effort.tests_per_claim:.1f} a claim), on "
        f"{_plural(effort.releases, 'release')}, {_plural(effort.rows, 'row')}."
    )


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
