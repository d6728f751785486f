"""Questions to each speaker, made from what is missing for their claims by one rule for all (right of reply)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from backing.assessment.audit.audit import ClaimAudit, SideAudit
from backing.assessment.audit.question import Inquiry, Question
from backing.assessment.verdict import Label, Verdict
from backing.claims.claim import Claim, Kind, Quantity
from backing.claims.offers import Offering

PLACED = (Kind.PRESENCE, Kind.COUNT, Kind.ABSENCE, Kind.TREND, Kind.EVENT)
CHANGES = (Kind.TREND, Kind.BEFORE_AFTER, Kind.PERIOD_COMPARISON, Kind.CAUSAL)
DATED = (Kind.PRESENCE, Kind.COUNT, Kind.TREND, Kind.EVENT)
ASKED = 6
"""How many claims of one speaker are asked about unless all are wanted; more would not be answered."""
NAMED = 6
SHOWN = 3
"""How many alternatives, and how many dated rows, a question names."""


def inquire(
    claims: Sequence[Claim], verdicts: Sequence[Verdict], audits: Sequence[SideAudit], most: int | None = ASKED
) -> tuple[Inquiry, ...]:
    """The questions to each speaker who has a tested claim, in the order of the sides.

    ``most`` is how many claims of a speaker are asked about, None for all of them.
    """
    by_id = {claim.id: claim for claim in claims}
    by_claim = {verdict.claim: verdict for verdict in verdicts}
    audited: dict[str, list[ClaimAudit]] = {}
    for side in audits:
        for row in side.claims:
            audited.setdefault(row.speaker, []).append(row)
    return tuple(_inquiry(speaker, rows, by_id, by_claim, most) for speaker, rows in audited.items())


def ask(claim: Claim, verdict: Verdict, audit: ClaimAudit) -> tuple[Question, ...]:
    """What the claim's speaker could add: its words, source, place, day, measure, and what they know of the dated rows."""
    asked = ((topic, rule(claim, verdict, audit)) for topic, rule in RULES.items())
    return tuple(
        Question(id=f"{claim.id}.{topic}", claim=claim.id, topic=topic, text=text) for topic, text in asked if text
    )


def _inquiry(
    speaker: str,
    rows: Sequence[ClaimAudit],
    claims: Mapping[str, Claim],
    verdicts: Mapping[str, Verdict],
    most: int | None,
) -> Inquiry:
    questions = [ask(claims[row.claim], verdicts[row.claim], row) for row in rows]
    pending = [each for each in questions if each]
    shown = pending if most is None else pending[:most]
    return Inquiry(
        speaker=speaker,
        questions=tuple(question for each in shown for question in each),
        answered=tuple(dict.fromkeys(reply for row in rows for reply in row.replies)),
        left_out=len(pending) - len(shown),
    )


def _original(claim: Claim, _verdict: Verdict, _audit: ClaimAudit) -> str | None:
    if claim.original is None or claim.original == "found":
        return None
    return "Where and when was this first said, and in which words?"


def _source(_claim: Claim, _verdict: Verdict, audit: ClaimAudit) -> str | None:
    return None if audit.offering is Offering.OFFERED else "What does it rest on, and where can that be read?"


def _place(claim: Claim, _verdict: Verdict, _audit: ClaimAudit) -> str | None:
    return "Which places does it cover?" if claim.kind in PLACED and not claim.places else None


def _day(claim: Claim, _verdict: Verdict, _audit: ClaimAudit) -> str | None:
    period = claim.period
    if period is None:
        return "Which day or period does it describe?" if claim.kind in DATED else None
    if period.until_statement and period.length_days and period.end is None:
        return f"On which day does “{_clip(period.text or 'the period', 60)}” end?"
    return None


def _measure(claim: Claim, verdict: Verdict, _audit: ClaimAudit) -> str | None:
    quantity = claim.quantity
    if quantity is not None and claim.kind in (*PLACED, *CHANGES) and _vague(quantity):
        how = "How much" if claim.kind in CHANGES else "How many"
        return f"{how} would “{_clip(quantity.qualifier or 'that', 40)}” be, at least?"
    if verdict.so is Label.NEEDS_DEFINITION:
        return "What would count as this, and what would show that it is not so?"
    if quantity is not None and claim.kind is Kind.COUNT:
        return f"Who or what is counted (“{_clip(quantity.unit or 'one', 40)}”), and who is left out?"
    if claim.comparison is not None and claim.comparison.metric is None:
        return "Compared by which measure, and over which two periods?"
    return None


def _cause(claim: Claim, _verdict: Verdict, _audit: ClaimAudit) -> str | None:
    if claim.kind is not Kind.CAUSAL and "causal" not in claim.secondary_kinds:
        return None
    return "What would one expect to see if something else were the cause?"


def _alternatives(_claim: Claim, _verdict: Verdict, audit: ClaimAudit) -> str | None:
    """Uniqueness, claimed or denied, is put to its speaker with the others that are on record."""
    if not audit.alternatives:
        return None
    named = "; ".join(audit.alternatives[:NAMED])
    return f"Which alternatives were considered, and what rules each in or out? On record are: {named}."


def _rows(_claim: Claim, _verdict: Verdict, audit: ClaimAudit) -> str | None:
    """The dated rows that bear on the claim are put to its speaker, whichever way they point."""
    rows = (*audit.public, *audit.later)
    if not rows:
        return None
    named = "; ".join(_clip(piece.line, 120) for piece in rows[:SHOWN])
    more = f"; and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"On record are: {named}{more}. Is one of these wrong, and what else is known to you?"


RULES: dict[str, Callable[[Claim, Verdict, ClaimAudit], str | None]] = {
    "original": _original,
    "source": _source,
    "place": _place,
    "day": _day,
    "measure": _measure,
    "cause": _cause,
    "alternatives": _alternatives,
    "rows": _rows,
}
"""What may be missing, by topic. No rule looks at who speaks, which side it is, or which way the answer goes."""


def _vague(quantity: Quantity) -> bool:
    return quantity.value is None and quantity.low is None and quantity.high is None and bool(quantity.qualifier)


def _clip(text: str, length: int) -> str:
    """The text on one line, cut between words."""
    line = " ".join(text.split()).rstrip(".…")
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
