"""The actor's own monthly events: a step at the date that the claim names, beside every date that nobody named."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from scipy.special import ndtr

from backing.claims.claim import Claim, Kind
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.finding import Exhibit, Finding, ModelResult, Reading
from backing.evidence.link import Window
from backing.evidence.report import day, falling, in_place, report, signed
from backing.evidence.statistics.interrupted import (
    MARGIN,
    Break,
    monthly_counts,
    placebo_breaks,
    rank_share,
    step_at,
)
from backing.evidence.statistics.odds import log_odds
from backing.vocabulary.lexicon import threshold

HALF_A_MONTH = 15


def compare_months(test: ClaimTest, rows: Sequence[Row], windows: Sequence[Window], as_of: date | None) -> Finding:
    """A step in the actor's own monthly events at the date that the claim names, beside every placebo date."""
    claim, dataset = test.setting.claim, test.setting.catalog.find(test.dataset, test.release)
    start = _break_of(claim, windows)
    last = min((d for d in (dataset.coverage.end, as_of, windows[-1].end if windows else None) if d), default=None)
    rows = _of_period(claim, rows)
    counts, index, first = _monthly(rows, start, last, claim.period.start if claim.period and _closed(claim) else None)
    if start is None or last is None or index < MARGIN or len(counts) - index < MARGIN:
        return report(
            test,
            as_of,
            result=f"{len(rows)} events are on record, too few months around the date to compare.",
            headline="too little before or after",
            sample_size=len(rows),
            cannot_tell=(f"a change needs {MARGIN} months of record on each side of its date",),
            needs=("a record that reaches further on both sides of the date",),
        )
    found, placebos = step_at(counts, index), placebo_breaks(counts, leave_out=index)
    near = _near(counts, index)
    share, fall = rank_share(found, placebos), falling(claim)
    readings = [*_step_readings(near, "as long before as after", fall=fall, central=True)]
    readings += _step_readings(found, "all months before", fall=fall, central=False)
    what = f"events with {test.setting.link.actor.name}" if test.setting.link.actor else "events"
    before = max(0, 2 * index - len(counts))
    return report(
        test,
        as_of,
        result=f"{sum(counts[before:index])} {what}{in_place(test.setting.link.place)} in the {index - before} months before "
        f"{day(start)}, {sum(counts[index:])} in the {len(counts) - index} months after (ratio {near.ratio:.2f} a month).",
        headline=f"{sum(counts[before:index])} → {sum(counts[index:])} events",
        sample_size=len(rows),
        models=(
            _step_model("Step at the date, as long before as after", near, share, len(placebos)),
            _step_model("Step at the date, all months before", found, share, len(placebos)),
        ),
        readings=signed(claim, readings),
        explanation=(
            f"A step as large is found at {share:.0%} of the {len(placebos)} other months at which nothing was claimed.",
            "A change after a date is not yet a change because of it.",
        ),
        flags=("depends on the chosen window",) if (near.ratio < 1) != (found.ratio < 1) else (),
        flips_if=("a release with more events after the date is loaded",),
        exhibits=(_break_exhibit(counts, index, first, found, placebos, share),),
    )


def _near(counts: Sequence[int], index: int) -> Break:
    """The step against as many months before the date as there are after it, or all that there are."""
    first = max(0, 2 * index - len(counts))
    return step_at(counts[first:], index - first)


def _closed(claim: Claim) -> bool:
    """Whether the claim is about a change inside a period with two ends of its own ("from 2016 to 2017")."""
    period = claim.period
    return bool(claim.kind is Kind.TREND and period and period.start and period.end and not period.until_statement)


def _break_of(claim: Claim, windows: Sequence[Window]) -> date | None:
    """The day that parts before from after: the start of the claim's period, or its middle when it has two ends."""
    if not windows:
        return None
    window = windows[len(windows) // 2]
    if window.start is None or not _closed(claim):
        return window.start
    return _nearest_month(window.start + (window.end - window.start) / 2)


def _nearest_month(day: date) -> date:
    """The first of the month that begins nearest to a day."""
    first = day.replace(day=1)
    return first if day.day <= HALF_A_MONTH else (first + timedelta(days=31)).replace(day=1)


def _of_period(claim: Claim, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that the claim is about: those of its own period where that has two ends, else all."""
    if not _closed(claim) or claim.period is None or claim.period.start is None or claim.period.end is None:
        return rows
    return [row for row in rows if claim.period.start <= row["start"] and row["end"] <= claim.period.end]


def _monthly(
    rows: Sequence[Row], start: date | None, last: date | None, first: date | None
) -> tuple[list[int], int, date]:
    """Events a month from ``first`` (by default the actor's first event) to ``last``, and the index of ``start``."""
    if start is None or last is None or not rows:
        return [], 0, date.min
    first = first or min(row["start"] for row in rows)
    days = [(row["start"].year, row["start"].month) for row in rows if row["start"] <= last]
    counts = monthly_counts(days, (first.year, first.month), (last.year, last.month))
    return counts.tolist(), (start.year - first.year) * 12 + start.month - first.month, first


def _step_readings(found: Break, base: str, *, fall: bool, central: bool) -> Iterator[Reading]:
    limits = threshold("reduction" if fall else "growth")
    se = (math.log(found.high) - math.log(found.low)) / (2 * 1.96)
    for limit in limits.each():
        below = float(ndtr((math.log(limit) - math.log(found.ratio)) / se))
        yield Reading(
            name=f"ratio {'below' if fall else 'above'} {limit:g}, {base}",
            log_lr=log_odds(below if fall else 1 - below),
            central=central and limit == limits.central,
        )


def _step_model(name: str, found: Break, share: float, placebos: int) -> ModelResult:
    return ModelResult(
        name=name,
        measure="rate ratio, after over before",
        value=found.ratio,
        interval=(found.low, found.high),
        assumptions=f"quasi-Poisson, variance {found.dispersion:.1f} × mean; "
        f"as large at {share:.0%} of {placebos} placebo months",
    )


def _break_exhibit(
    counts: Sequence[int], index: int, first: date, found: Break, placebos: Sequence[Break], share: float
) -> Exhibit:
    months = [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(len(counts))
    ]
    before, after = sum(counts[:index]) / index, sum(counts[index:]) / (len(counts) - index)
    return Exhibit(
        kind="before_after",
        title="Events a month, before and after the date, beside every other date",
        data=tuple(
            {"date": month.isoformat(), "value": count, "fitted": before if n < index else after}
            for n, (month, count) in enumerate(zip(months, counts, strict=True))
        ),
        notes={
            "break": months[index].isoformat(),
            "placebo": [
                {"date": months[p.index].isoformat(), "effect": math.log(p.ratio)}
                for p in placebos
                if p.index < len(months)
            ],
            "effect": math.log(found.ratio),
            "rank": share,
            "measure": "events a month",
        },
    )
