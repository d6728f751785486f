"""Questions to each side, made from what a claim leaves out; the same rules for every side."""

from __future__ import annotations

from backing.assessment.verdict import Label, Verdict
from backing.claims.claim import AUTHOR, Claim, Kind, Quantity
from backing.dossier.name import clip

PLACED = (Kind.PRESENCE, Kind.COUNT, Kind.ABSENCE, Kind.TREND, Kind.EVENT)
CHANGES = (Kind.TREND, Kind.BEFORE_AFTER, Kind.PERIOD_COMPARISON, Kind.CAUSAL)
DATED = (Kind.PRESENCE, Kind.COUNT, Kind.TREND, Kind.EVENT)


def ask(claim: Claim, verdict: Verdict, *, offered: bool) -> tuple[str, ...]:
    """What the claim's speaker could add: source, place, date, unit or definition; empty when nothing is missing.

    ``offered`` says whether the statement gives any support for the claim.
    """
    asks = (_source(claim, offered=offered), _place(claim), _date(claim), _measure(claim, verdict))
    return tuple(question for question in asks if question)


def _source(claim: Claim, *, offered: bool) -> str | None:
    if claim.asserter != AUTHOR and claim.original != "found":
        return "Where and when was this first said, and in which words?"
    return None if offered else "What does it rest on, and where can that be read?"


def _place(claim: Claim) -> str | None:
    return "Which places does it cover?" if claim.kind in PLACED and not claim.places else None


def _date(claim: Claim) -> str | None:
    period = claim.period
    if period is None:
        return "Which day or period does it describe?" if claim.kind in DATED else None
    if period.until_statement and period.length_days and period.end is None:
        return f"On which day does “{clip(period.text or 'the period', 60)}” end?"
    return None


def _measure(claim: Claim, verdict: Verdict) -> str | None:
    quantity = claim.quantity
    if quantity is not None and claim.kind in (*PLACED, *CHANGES) and _vague(quantity):
        how = "How much" if claim.kind in CHANGES else "How many"
        return f"{how} would “{clip(quantity.qualifier or 'that', 40)}” be, at least?"
    if verdict.so is Label.NEEDS_DEFINITION:
        return "What would count as this, and what would show that it is not so?"
    if quantity is not None and claim.kind is Kind.COUNT:
        unit = quantity.unit or "one"
        return f"Who or what is counted (“{clip(unit, 40)}”), and who is left out?"
    if claim.comparison is not None and claim.comparison.metric is None:
        return "Compared by which measure, and over which two periods?"
    if claim.kind is Kind.CAUSAL:
        return "What would one expect to see if something else were the cause?"
    return None


def _vague(quantity: Quantity) -> bool:
    return quantity.value is None and quantity.low is None and quantity.high is None and bool(quantity.qualifier)
