"""Fell or rose after a date: the actor's own events on both sides of it, beside every date that nobody named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from backing.claims.claim import Claim, Kind
from backing.errors import UnusableNumbers
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.changes.beyond_trend import step_part
from backing.evidence.families.changes.forks import forks_part
from backing.evidence.families.changes.growth import growth_part
from backing.evidence.families.changes.interruption import interruption, other_dates
from backing.evidence.families.changes.levels import central_of, level_part, level_test, levels_of, longest_base
from backing.evidence.families.changes.months import Months, Span, days_of, months_around
from backing.evidence.families.changes.part import Part, attempted, together
from backing.evidence.finding import Finding
from backing.evidence.report import day, falling, in_place, report, several, signed
from backing.evidence.statistics.rates import TwoRates
from backing.vocabulary.lexicon import is_course


def compare_around(
    test: ClaimTest,
    rows: Sequence[Sequence[Row]],
    parted: date,
    span: Span,
    as_of: date | None,
    *,
    others: Mapping[str, tuple[Sequence[Row], Span]] | None = None,
) -> Finding:
    """A change at the day ``parted``, from the events of ``span``; ``rows`` are the actor's, then those of all others.

    ``others`` are the actor's events in other datasets that can answer, and the days of each that may be looked at.
    """
    claim, fall, own = test.setting.claim, falling(test.setting.claim), days_of(rows[0])
    months = months_around(own, parted, span)
    try:
        levels = levels_of(own, parted, span, months)
    except UnusableNumbers as error:
        return cannot_compare(test, rows[0], error, as_of)
    course = attempted(growth_part, months, fall=fall, central=True) if is_course(claim.text) else Part()
    level = level_part(levels, fall=fall, central=not course.readings)
    control = months_around(days_of(rows[1]), parted, span) if len(rows) > 1 else None
    beyond = _beyond_trend(claim, months, control, test.setting.link.country)
    series = {f"{test.dataset} {test.release}": months} | {
        name: months_around(days_of(part), parted, reached) for name, (part, reached) in (others or {}).items()
    }
    forks = attempted(forks_part, series, fall=fall, beyond_trend=_breaks(claim))
    test_of = Part() if course.tested() or beyond.tested() else level_test(levels)
    found = together((level, test_of, course, beyond, forks))
    rates = central_of(levels)
    return report(
        test,
        as_of,
        result=_in_words(test, rates, parted),
        headline=f"{rates.earlier:g} → {rates.later:g} events",
        sample_size=len(rows[0]),
        models=found.models,
        readings=signed(claim, found.readings),
        explanation=(*found.explanation, "A change after a date is not yet a change because of it."),
        flags=found.flags,
        flips_if=("a release with more events after the date is loaded",),
        exhibits=found.exhibits,
    )


def cannot_compare(test: ClaimTest, rows: Sequence[Row], error: UnusableNumbers, as_of: date | None) -> Finding:
    """What is left to say where the record holds too little to compare; ``error`` says what is missing."""
    return report(
        test,
        as_of,
        result=f"{several(len(rows), 'event')} on record, too little around the date to compare.",
        headline="too little before or after",
        sample_size=len(rows),
        cannot_tell=(f"a change cannot be told here: {error.detail}",),
        needs=(error.hint or "a record that reaches further on both sides of the date",),
    )


def _beyond_trend(claim: Claim, months: Months, control: Months | None, country: str | None) -> Part:
    """The step beyond trend and season; it has readings only where the claim says that an event parted two times.

    That it "has fallen since May" is true of a steady decline as well; that it "fell after the raid" says more.
    """
    series = longest_base(months)
    if not 0 < series.index < len(series.counts):
        return Part(explanation=("A step beyond a trend cannot be told: no whole month lies on one side of the date.",))
    apart, near = other_dates(country, series)
    others = control.counts[-len(series.counts) :] if control else ()
    fit = partial(interruption, control=others, also=apart)
    try:
        part = step_part(fit(series), series, near, fall=falling(claim))
    except UnusableNumbers as error:
        return Part(explanation=(f"A step beyond a trend cannot be told: {error.detail}.",))
    return part if _breaks(claim) else part.shown_only()


def _breaks(claim: Claim) -> bool:
    """Whether the claim is about before and after an event."""
    return Kind.BEFORE_AFTER in (claim.kind, *claim.secondary_kinds)


def _in_words(test: ClaimTest, rates: TwoRates, parted: date) -> str:
    actor = test.setting.link.actor
    what = f"events with {actor.name}" if actor else "events"
    return (
        f"{rates.earlier:g} {what}{in_place(test.setting.link.place)} in the {rates.earlier_exposure:g} days before "
        f"{day(parted)}, {rates.later:g} in the {rates.later_exposure:g} days after (ratio {rates.ratio:.2f} a day)."
    )
