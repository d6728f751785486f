"""A change that is claimed without a date: whether it came, when, and which way it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backing.errors import UnusableNumbers
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.changes.months import Months, Span, days_of, months_around
from backing.evidence.families.changes.step import cannot_compare
from backing.evidence.families.changes.two_rates import limits_of
from backing.evidence.finding import Exhibit, Finding, ModelResult, Reading
from backing.evidence.report import day, falling, report, signed
from backing.evidence.statistics.changepoint import ChangePoint, change_point, prob_changed_below
from backing.evidence.statistics.odds import log_odds, probability
from backing.evidence.statistics.segmented import MARGIN

LOOK_BACK = (24, 60, 120)
"""Months before the statement in which a change without a date is looked for (assumption)."""

CENTRAL_LOOK_BACK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The posterior of one change in the ``months``, at the variance over mean that they show around it."""

    months: Months
    found: ChangePoint
    spread: float

    @property
    def chance(self) -> float:
        """P(there was a change), from even odds."""
        return probability(self.found.log_bayes_factor)

    def beyond(self, limit: float, *, fall: bool) -> float:
        """P(there was a change, and its ratio lies below the limit; above it for a rise)."""
        below = prob_changed_below(limit, self.months.counts, exposures=self.months.days, dispersion=self.spread)
        return self.chance * (below if fall else 1 - below)

    def starts_after(self, place: int) -> date:
        """The first day after a change at a place."""
        return self.months.starts[place + 1]


def find_change(test: ClaimTest, rows: Sequence[Row], span: Span, as_of: date | None) -> Finding:
    """One change in the months up to the last day of ``span``, looked for over each look-back that the record reaches."""
    claim, fall = test.setting.claim, falling(test.setting.claim)
    try:
        changes = _changes(days_of(rows), span)
    except UnusableNumbers as error:
        return cannot_compare(test, rows, error, as_of)
    central = min(changes, key=lambda each: abs(len(each.months.counts) - CENTRAL_LOOK_BACK))
    place = central.found.last_before
    first, last = (day(central.starts_after(end)) for end in central.found.credible)
    before, after = (30 * rate for rate in central.found.rates)
    return report(
        test,
        as_of,
        result=f"If the rate of {sum(central.months.counts)} events changed once in {len(central.months.counts)} months, it "
        f"did so most likely about {day(central.starts_after(place))} (between {first} and {last}), from {before:.2g} to "
        f"{after:.2g} in 30 days. That it changed at all has a chance of {central.chance:.0%}, from even odds.",
        headline=f"{before:.2g} → {after:.2g} in 30 days, about {day(central.starts_after(place))}",
        sample_size=len(rows),
        models=tuple(_model(each) for each in changes),
        readings=signed(claim, [r for each in changes for r in _readings(each, fall=fall, central=each is central)]),
        explanation=(
            "The claim does not say since when, so a change is looked for in the months before the statement.",
            f"A variance of {central.spread:.2g} times the mean around the change is allowed for.",
        ),
        flips_if=("the claim says since when",),
        exhibits=(_picture(central),),
    )


def _changes(days: Sequence[date], span: Span) -> list[Changed]:
    """The posterior over every look-back, each length once, within ``span`` and since the first event."""
    last = span[1] + timedelta(days=1)
    first = max(span[0], next((day for day in days if span[0] <= day), last))
    months = months_around(days, last, (min(first, span[1]), span[1]))
    lengths = {min(back, len(months.counts)) for back in LOOK_BACK}
    if max(lengths) < 2 * MARGIN:
        raise UnusableNumbers(
            f"{len(months.counts)} months since the first event", hint=f"a record of {2 * MARGIN} months may answer"
        )
    return [_changed(months.kept(len(months.counts) - length)) for length in sorted(lengths) if length >= 2 * MARGIN]


def _changed(months: Months) -> Changed:
    plain = change_point(months.counts, exposures=months.days)
    found = change_point(months.counts, exposures=months.days, dispersion=plain.dispersion)
    return Changed(months=months, found=found, spread=plain.dispersion)


def _model(changed: Changed) -> ModelResult:
    return ModelResult(
        name=f"One change in the last {len(changed.months.counts)} months",
        measure="P(there was a change)",
        value=changed.chance,
        assumptions=f"every month equally likely, even odds of a change, variance {changed.spread:.2g} × mean",
    )


def _readings(changed: Changed, *, fall: bool, central: bool) -> Iterator[Reading]:
    limits = limits_of(fall=fall)
    for limit in limits.each():
        yield Reading(
            name=f"a change in the last {len(changed.months.counts)} months, ratio {'below' if fall else 'above'} {limit:g}",
            log_lr=log_odds(changed.beyond(limit, fall=fall)),
            central=central and limit == limits.central,
        )


def _picture(changed: Changed) -> Exhibit:
    months, place = changed.months, changed.found.last_before
    return Exhibit(
        kind="before_after",
        title="Events a month, and the likeliest month of a change",
        data=tuple(
            {"date": start.isoformat(), "value": count, "fitted": changed.found.rates[number > place] * length}
            for number, (start, count, length) in enumerate(zip(months.starts, months.counts, months.days, strict=True))
        ),
        notes={"break": changed.starts_after(place).isoformat(), "measure": "events a month"},
    )
