"""Which releases that can be had would answer what those at hand cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backing.claims.claim import Claim, Kind
from backing.evidence.finding import Finding
from backing.evidence.link import Link, Window, link_claim, windows_of
from backing.records.coverage import EVENTS, LETHAL
from backing.records.published import Published
from backing.statements.statement import Statement
from backing.vocabulary.lexicon import measure_of

RECORDED_AS = {
    "attacks": (LETHAL, EVENTS),
    "clashes": (LETHAL, EVENTS),
    "events": (LETHAL, EVENTS),
    "deaths": (LETHAL, EVENTS),
}
"""What rows must be to speak to what a claim counts; other measures are in no published event data."""

OF_ACTORS = (Kind.PRESENCE, Kind.TREND, Kind.BEFORE_AFTER, Kind.PERIOD_COMPARISON)
"""Claims about what an armed actor does, to which its events speak even where the claim counts none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A release that would speak to claims which no record at hand decides: ``claims`` are their ids."""

    dataset: str
    release: str
    title: str
    licence: str
    claims: tuple[str, ...]


def suggest_records(
    statement: Statement, claims: Sequence[Claim], findings: Sequence[Finding], known: Sequence[Published]
) -> tuple[Suggestion, ...]:
    """For each published release the undecided claims that it would speak to, the most useful first; none is left out.

    A claim is undecided when no finding about it reads one way throughout. A release speaks to it if its rows are of the sort
    that the claim counts, and the claim's days lie within its own. Whether it would decide the claim is another question.
    """
    told = {finding.claim for finding in findings if _one_way(finding)}
    open_claims = [claim for claim in claims if claim.checkable and claim.id not in told]
    found = [_suggestion(statement, source, open_claims) for source in known]
    return tuple(sorted((each for each in found if each.claims), key=lambda each: -len(each.claims)))


def _one_way(finding: Finding) -> bool:
    """Whether every reading of a finding speaks for the claim, or every one against it."""
    weights = [reading.log_lr for reading in finding.readings]
    return bool(weights) and (min(weights) > 0 or max(weights) < 0)


def _suggestion(statement: Statement, source: Published, claims: Sequence[Claim]) -> Suggestion:
    return Suggestion(
        dataset=source.dataset,
        release=source.release,
        title=source.title,
        licence=source.licence,
        claims=tuple(claim.id for claim in claims if _speaks(statement, source, claim)),
    )


def _speaks(statement: Statement, source: Published, claim: Claim) -> bool:
    """Whether a release holds rows of the claim's sort, over the claim's days, wherever its place is known."""
    link = link_claim(claim)
    if link.country is None or not set(_rows_for(claim, link)) & set(source.measures):
        return False
    days = statement.utterance_at(claim.span.start).dating.days
    return any(_holds(source, window) for window in windows_of(claim.period, days))


def _rows_for(claim: Claim, link: Link) -> tuple[str, ...]:
    """What rows would speak to a claim; none for one that is about nothing that event data record."""
    measure = measure_of(claim.text)
    if measure in RECORDED_AS:
        return RECORDED_AS[measure]
    armed = link.actor is not None and link.actor.ucdp_id is not None
    return (LETHAL, EVENTS) if armed and claim.kind in OF_ACTORS and measure in {None, "claims"} else ()


def _holds(source: Published, window: Window) -> bool:
    """Whether a release holds all of a window; one without a beginning is as long as the release is."""
    begins = window.start is None or window.start >= source.first
    return begins and window.end >= source.first and (source.last is None or window.end <= source.last)
