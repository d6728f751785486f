"""How much a silence leaves possible: the highest rate, events that did not come to light, an end that was not seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.silences.base_period import BASE_DAYS, seen_from, sees_weeks
from backing.evidence.families.silences.outcomes import LETHAL_SHARE, counts, dated, of_claims, outcome_in, sees_all
from backing.evidence.finding import ModelResult
from backing.evidence.link import Window
from backing.evidence.report import as_chance, known_in, several
from backing.evidence.statistics.absence import CLAIMED
from backing.evidence.statistics.rate_bounds import rate_bounds
from backing.evidence.statistics.sightings import FEWEST, cessation, last_date
from backing.evidence.statistics.unseen import unseen

LATEST = 10
"""Sightings from which the end is estimated: the shape of the tail holds for the latest alone (Roberts & Solow 2003)."""

Told = tuple[ModelResult, str]
"""A model, and what it says in words; no words where another model's sentence covers it."""


def bounds(days: int) -> tuple[Told, ...]:
    """The power of a silence: how high a rate it leaves."""
    weeks = days / 7
    found = rate_bounds(0, weeks)
    model = ModelResult(
        name="Highest rate that a true silence leaves",
        measure="events a week, 95 % upper bound",
        value=found.upper,
        assumptions=f"none in {days} days; Poisson; exact, one-sided; two-sided {found.high:.2g}, Jeffreys {found.jeffreys:.2g}",
    )
    words = (
        f"How much it leaves open: none in {days} days is compatible with up to {found.upper:.2g} events a week, "
        f"{found.upper * weeks:.1f} in all (95 % bound)."
    )
    return ((model, words),)


def unseen_events(test: ClaimTest, window: Window, rows: Sequence[Row], as_of: date | None) -> tuple[Told, ...]:
    """How many events can have happened beside those on record, if only a share comes to light."""
    found = len(outcome_in(test, window, rows, as_of).inside)
    shares = CLAIMED if of_claims(test) else () if sees_all(test) else (LETHAL_SHARE,)
    return tuple(_unseen(found, share, "claimed" if of_claims(test) else "lethal") for share in shares)


def _unseen(found: int, share: float, how: str) -> Told:
    left = unseen(found, share)
    model = ModelResult(
        name=f"Attacks that can have happened, {share:.0%} {how}",
        measure="attacks in the window, 95 % upper bound",
        value=float(left.at_most),
        assumptions=f"{found} on record; each attack {how} with chance {share:g}; flat prior over their number",
    )
    return (
        model,
        f"If {share:.0%} of attacks are {how}, up to {several(left.at_most, 'attack')} can have happened in it.",
    )


def last_seen(test: ClaimTest, window: Window, rows: Sequence[Row], as_of: date | None) -> tuple[Told, ...]:
    """Ceased, or merely quiet? From the dates alone, where the record is complete and the window is silent."""
    if window.start is None or outcome_in(test, window, rows, as_of).inside:
        return ()
    first = seen_from(test, window.start - timedelta(days=BASE_DAYS))
    if not sees_weeks(test, first, window.end):
        return ()
    seen = [row["start"] for row in rows if dated(row) and counts(test, row) and known_in(row, window, as_of)]
    times = sorted((when - first).days for when in seen if first < when <= window.end)
    return (*_steady(times, (window.end - first).days), *_end(sorted(set(times))[-LATEST:])) if times else ()


def _steady(times: Sequence[float], end: int) -> tuple[Told, ...]:
    """Solow's test."""
    found = cessation(times, end=end, start=0)
    note = f"{several(found.sightings, 'dated event')} at a steady rate since the start of the base period (Solow 1993)"
    chance = ModelResult(
        name="So long a wait since the last", measure="P(as long a wait)", value=found.p, assumptions=note
    )
    words = f"At a steady rate, so long a wait since the last dated event has a probability of {as_chance(found.p)}."
    if found.bayes_factor is None or found.bayes_factor == float("inf"):
        return ((chance, words),)
    factor = ModelResult(
        name="Went on : ended, by dates", measure="Bayes factor of the wait", value=found.bayes_factor, assumptions=note
    )
    return (chance, words), (factor, "")


def _end(times: Sequence[float]) -> tuple[Told, ...]:
    """The optimal linear estimate of the last event, seen or unseen."""
    if len(times) < FEWEST:
        return ()
    found, latest = last_date(times), times[-1]
    high = f"{found.high - latest:.0f}" if found.high is not None else "no limit"
    model = ModelResult(
        name="Days from the last dated event to the end, if it ended",
        measure="days",
        value=found.estimate - latest,
        assumptions=f"the latest {len(times)} days with an event; optimal linear estimation (Roberts & Solow 2003); "
        f"95 %: {found.low - latest:.0f} to {high}",
    )
    return ((model, ""),)
