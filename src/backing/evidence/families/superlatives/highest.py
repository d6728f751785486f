"""The highest year or month since a time: the totals of all of them, and how often that is so by chance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.changes.months import shifted
from backing.evidence.families.superlatives.superlative import Superlative, counted_in
from backing.evidence.finding import Finding, ModelResult, Reading
from backing.evidence.report import in_place, known, lacks, report, sign_of, signed
from backing.evidence.statistics.chosen_window import busiest
from backing.evidence.statistics.extremes import Highest, highest_since
from backing.evidence.statistics.lacking import total
from backing.evidence.statistics.odds import log_odds
from backing.records.coverage import Coverage

TOP = 3
"""What ranks below the highest and still is one of the highest, in a series of twice as many or more (assumption)."""
DEATHS = ("deaths_best", "deaths_low", "deaths_high")


def judge_highest(test: ClaimTest, rows: Sequence[Row], asked: Superlative, as_of: date | None) -> Finding:
    """Whole years, or months, are compared by their totals; deaths by the best, the lowest and the highest recorded number."""
    dataset = test.setting.catalog.find(test.dataset, test.release)
    counted = counted_in(test.setting.claim)
    columns: tuple[str | None, ...] = DEATHS if counted is not None and counted.deaths else (None,)
    times = _times(test, asked)
    seen = [row for row in rows if known(row, as_of)]
    totals = {column: _totals(seen, times, column, asked) for column in columns}
    gaps = dataset.coverage.gaps(
        place=test.setting.link.country, start=times[0], end=_end(max(times), asked) - timedelta(days=1)
    )
    unit = "month" if asked.monthly else "year"
    if len(times) < 2:
        gaps = (*gaps, f"there is no other {unit} to compare with")
    found = {column: highest_since(values) for column, values in totals.items()} if not gaps else {}
    what = "deaths" if columns == DEATHS else "events"
    first = totals[columns[0]]
    above = [
        f"{_name(time, asked)} ({value:g})" for time, value in zip(times, first, strict=True) if value >= first[-1]
    ][:-1]
    return report(
        test,
        as_of,
        result=f"{first[-1]:g} {what}{in_place(test.setting.link.place)} in {_name(asked.start, asked)}; as many or more in "
        f"{', '.join(above[:6]) or f'no other {unit}'} of {len(times) - 1}.",
        headline=f"as many or more in {above[0]}" if above else f"the highest of {len(times)} {unit}s",
        sample_size=0,
        models=(
            *_by_chance(list(found.values())[:1], len(times), unit),
            *(() if gaps else _ranked(seen, times, asked)),
        ),
        readings=signed(
            test.setting.claim,
            [
                Reading(
                    name=f"by {(column or 'events').replace('_', ' ')}",
                    log_lr=_weight(each, column, seen, times, asked, dataset.coverage),
                    central=column == columns[0],
                )
                for column, each in found.items()
            ],
        ),
        explanation=(
            *lacks(dataset.coverage),
            f"A {unit} that equals it counts against it.",
            "In a short series a highest value is no news.",
        ),
        weaker=f"it is among the {len(above) + 1} highest of {len(times)} {unit}s"
        if sign_of(test.setting.claim) > 0 and 0 < len(above) < TOP <= len(times) // 2
        else "",
        cannot_tell=gaps,
        flips_if=() if gaps else (f"the record of one of the {unit}s is incomplete",),
    )


def _weight(
    found: Highest,
    column: str | None,
    rows: Sequence[Row],
    times: Sequence[date],
    asked: Superlative,
    coverage: Coverage,
) -> float:
    """What the totals weigh: at the record's error, or by how likely the time is the highest where events are missing."""
    error = coverage.record_error
    if coverage.missing is None:
        return -log_odds(1 - error) if found.counter_examples else log_odds(1 - error)
    *others, own = (total(each, missing=coverage.missing) for each in _amounts(rows, times, column, asked))
    right = own.prob_above(*others)
    return log_odds(right * (1 - error) + (1 - right) * error)


def _by_chance(found: Sequence[Highest], number: int, unit: str) -> tuple[ModelResult, ...]:
    return tuple(
        ModelResult(
            name=f"The last of {number} like {unit}s is the highest",
            measure="P(by chance)",
            value=each.by_chance,
            assumptions=f"{unit}s exchangeable",
        )
        for each in found
    )


def _ranked(rows: Sequence[Row], times: Sequence[date], asked: Superlative) -> tuple[ModelResult, ...]:
    """Where the time stands by its events among all stretches of as many days, whatever day they begin on."""
    first, last = min(times), _end(max(times), asked)
    places = [(row["start"] - first).days for row in rows if first <= row["start"] < last]
    counts = np.bincount(places, minlength=(last - first).days)
    rank = busiest(counts, start=(asked.start - first).days, length=(_end(asked.start, asked) - asked.start).days)
    return (
        ModelResult(
            name="Its events among all stretches of as many days",
            measure="share with as many or more",
            value=rank.percentile,
            assumptions=f"{rank.admissible:,} stretches, whatever day they begin on",
        ),
    )


def _times(test: ClaimTest, asked: Superlative) -> list[date]:
    """The first days of the times that are compared, the claimed one last; "any since" includes those after that were over."""
    claim = test.setting.claim
    first = asked.since.earliest if asked.since and asked.since.earliest else asked.start
    first = first.replace(day=1) if asked.monthly else date(first.year, 1, 1)
    until = claim.comparison.b.end if claim.comparison else None
    times = []
    while first <= asked.start or (until and _end(first, asked) <= until + timedelta(days=1)):
        times.append(first)
        first = _end(first, asked)
    return [time for time in times if time != asked.start] + [asked.start]


def _end(start: date, asked: Superlative) -> date:
    """The first day after the year or month that begins on a day."""
    return shifted(start, 1 if asked.monthly else 12)


def _name(start: date, asked: Superlative) -> str:
    return f"{start:%b %Y}" if asked.monthly else f"{start.year}"


def _totals(rows: Sequence[Row], times: Sequence[date], column: str | None, asked: Superlative) -> list[float]:
    return [sum(each) for each in _amounts(rows, times, column, asked)]


def _amounts(rows: Sequence[Row], times: Sequence[date], column: str | None, asked: Superlative) -> list[list[float]]:
    """What each event of each time adds."""
    found: dict[date, list[float]] = {time: [] for time in times}
    for row in rows:
        begins = row["start"].replace(day=1) if asked.monthly else date(row["start"].year, 1, 1)
        if begins in found:
            found[begins].append(float((row[column] or 0) if column else 1))
    return [found[time] for time in times]
