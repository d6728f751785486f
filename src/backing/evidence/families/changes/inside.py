"""Grew or declined inside a period with two ends of its own ("from 2016 to 2017")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backing.errors import UnusableNumbers
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.changes.growth import growth_part
from backing.evidence.families.changes.levels import level_part, level_test, levels_of
from backing.evidence.families.changes.months import Months, Span, days_of, months_around
from backing.evidence.families.changes.part import Part, together
from backing.evidence.families.changes.step import cannot_compare
from backing.evidence.finding import Finding
from backing.evidence.report import falling, in_place, report, several, signed, span_of


def compare_inside(test: ClaimTest, rows: Sequence[Row], span: Span, as_of: date | None) -> Finding:
    """The course of the months of ``span``; where they are too few or too empty for one, its second half against its first."""
    claim, own = test.setting.claim, days_of(rows)
    months = months_around(own, span[0], span)
    try:
        found = _course_or_halves(own, months, span, fall=falling(claim))
    except UnusableNumbers as error:
        return cannot_compare(test, rows, error, as_of)
    actor = test.setting.link.actor
    counted = [start for start in own if span[0] <= start <= span[1]]
    what = several(len(counted), "event") + (f" with {actor.name}" if actor else "")
    return report(
        test,
        as_of,
        result=f"{what}{in_place(test.setting.link.place)} {span_of(*span)}. {found.explanation[0]}",
        headline=found.explanation[0].partition(":")[2].strip(" .") or what,
        sample_size=len(counted),
        models=found.models,
        readings=signed(claim, found.readings),
        explanation=found.explanation[1:],
        flips_if=("a release with more events in the period is loaded",),
        exhibits=found.exhibits,
    )


def _course_or_halves(days: Sequence[date], months: Months, span: Span, *, fall: bool) -> Part:
    try:
        return growth_part(months, fall=fall, central=True)
    except UnusableNumbers:
        middle = span[0] + (span[1] - span[0]) / 2
        levels = levels_of(days, middle, span, months_around(days, middle, span))
        return together((level_part(levels, fall=fall, central=True), level_test(levels)))
