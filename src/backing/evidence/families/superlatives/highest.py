"""The highest year since a time: the totals of all the years, and how often that is so by chance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.counted import counted_by
from backing.evidence.families.superlatives.superlative import Superlative
from backing.evidence.finding import Finding, ModelResult, Reading
from backing.evidence.report import in_place, known, report, signed
from backing.evidence.statistics.extremes import highest_since
from backing.evidence.statistics.odds import log_odds

DEATHS = ("deaths_best", "deaths_low", "deaths_high")


def judge_highest(test: ClaimTest, rows: Sequence[Row], asked: Superlative, as_of: date | None) -> Finding:
    """Complete years are compared by their totals; deaths by the best, the lowest and the highest recorded number."""
    dataset = test.setting.catalog.find(test.dataset, test.release)
    counted = counted_by(test.setting.claim)
    columns: tuple[str | None, ...] = DEATHS if counted is not None and counted.deaths else (None,)
    years = _years(test, asked)
    seen = [row for row in rows if known(row, as_of)]
    totals = {column: _totals(seen, years, column) for column in columns}
    gaps = dataset.coverage.gaps(
        place=test.setting.link.country, start=date(years[0], 1, 1), end=date(max(years), 12, 31)
    )
    if len(years) < 2:
        gaps = (*gaps, "there is no other year to compare with")
    sure = log_odds(1 - dataset.coverage.record_error)
    found = {column: highest_since(values) for column, values in totals.items()} if not gaps else {}
    what = "deaths" if columns == DEATHS else "events"
    first = totals[columns[0]]
    above = [f"{year} ({value:g})" for year, value in zip(years, first, strict=True) if value >= first[-1]][:-1]
    return report(
        test,
        as_of,
        result=f"{first[-1]:g} {what}{in_place(test.setting.link.place)} in {asked.start.year}; as many or more in "
        f"{', '.join(above[:6]) or 'no other year'} of {len(years) - 1}.",
        headline=f"as many or more in {above[0]}" if above else f"the highest of {len(years)} years",
        sample_size=0,
        models=tuple(
            ModelResult(
                name=f"The last of {len(years)} like years is the highest",
                measure="P(by chance)",
                value=each.by_chance,
                assumptions="years exchangeable",
            )
            for each in list(found.values())[:1]
        ),
        readings=signed(
            test.setting.claim,
            [
                Reading(
                    name=f"by {(column or 'events').replace('_', ' ')}",
                    log_lr=-sure if each.counter_examples else sure,
                    central=column == columns[0],
                )
                for column, each in found.items()
            ],
        ),
        explanation=("A year that equals it counts against it.", "In a short series a highest value is no news."),
        cannot_tell=gaps,
        flips_if=() if gaps else ("the record of one of the years is incomplete",),
    )


def _years(test: ClaimTest, asked: Superlative) -> list[int]:
    """The years that are compared, the claimed one last; "any year since" includes those after it that were over."""
    claim = test.setting.claim
    first = asked.since.earliest.year if asked.since and asked.since.earliest else asked.start.year
    end = claim.comparison.b.end if claim.comparison else None
    over = (end + timedelta(days=1)).year - 1 if end else asked.start.year
    last = max(asked.start.year, over)
    return [year for year in range(first, last + 1) if year != asked.start.year] + [asked.start.year]


def _totals(rows: Sequence[Row], years: Sequence[int], column: str | None) -> list[float]:
    totals = dict.fromkeys(years, 0.0)
    for row in rows:
        if row["start"].year in totals:
            totals[row["start"].year] += float((row[column] or 0) if column else 1)
    return [totals[year] for year in years]
