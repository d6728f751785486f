"""First since, last until: is anything of the kind recorded in between, and could something have gone unrecorded?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.counted import counted_by
from backing.evidence.families.superlatives.superlative import Superlative
from backing.evidence.finding import Finding, ModelResult, Reading
from backing.evidence.report import day, example, in_place, known, report, several, sign_of, signed, span_of
from backing.evidence.statistics.extremes import Alone, first_since, last_until
from backing.evidence.statistics.odds import log_odds
from backing.records.coverage import LETHAL

HALF = 0.5
"""The share of the time looked back on that must be quiet for "the first since" to hold in a weaker form (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """The days that must hold nothing else, and the rows inside; ``asserted`` are the rows of the time that is named."""

    start: date
    end: date
    inside: tuple[Row, ...]
    asserted: tuple[Row, ...]


def judge_alone(test: ClaimTest, rows: Sequence[Row], asked: Superlative, as_of: date | None) -> Finding:
    """A dated row in between decides; without one, the chance that nothing was missed, where the record is complete."""
    seen = [row for row in rows if known(row, as_of)]
    stretch = _stretch(test, seen, asked, as_of)
    if stretch is None:
        return _undated(test, as_of)
    gaps = () if stretch.inside else _gaps(test, stretch, asked)
    alone = None if gaps or not stretch.asserted else _alone(test, stretch, seen, asked)
    counted = counted_by(test.setting.claim)
    noun = counted.noun if counted else "event"
    return report(
        test,
        as_of,
        result=f"{several(len(stretch.asserted), noun)}{in_place(test.setting.link.place)} on record "
        f"{span_of(asked.start, asked.end)}, and {several(len(stretch.inside), noun)} {span_of(stretch.start, stretch.end)}.",
        headline=_headline(stretch, asked),
        sample_size=len(stretch.inside),
        models=_models(alone),
        readings=signed(test.setting.claim, _readings(test, stretch, alone, blind=bool(gaps))),
        counter_examples=tuple(example(row) for row in stretch.inside[:6]),
        explanation=(
            "One dated event in between decides. Where there is none, something may still have gone unrecorded.",
        ),
        weaker=_weaker(stretch, asked) if sign_of(test.setting.claim) > 0 else "",
        cannot_tell=gaps,
        needs=(f"a complete record{in_place(test.setting.link.place)} {span_of(stretch.start, stretch.end)}",)
        if gaps
        else (),
        flips_if=() if gaps else ("an event in between turns out to be of another actor, or one comes to light",),
    )


def _stretch(test: ClaimTest, seen: Sequence[Row], asked: Superlative, as_of: date | None) -> _Stretch | None:
    asserted = tuple(row for row in seen if asked.start <= row["start"] and row["end"] <= asked.end)
    if asked.way == "first":
        first = asked.after or _begins(test)
        last = min((row["start"] for row in asserted), default=asked.start) - timedelta(days=1)
    else:
        days = test.setting.days
        until = as_of or days.latest
        if until is None:
            return None
        first = max((row["end"] for row in asserted), default=asked.end) + timedelta(days=1)
        last = until - timedelta(days=1)
    inside = tuple(row for row in seen if first is not None and first <= row["start"] and row["end"] <= last)
    return _Stretch(start=first or last, end=max(last, first or last), inside=inside, asserted=asserted)


def _begins(test: ClaimTest) -> date | None:
    return test.setting.catalog.find(test.dataset, test.release).coverage.start


def _gaps(test: ClaimTest, stretch: _Stretch, asked: Superlative) -> tuple[str, ...]:
    """Why an empty stretch would say nothing."""
    coverage = test.setting.catalog.find(test.dataset, test.release).coverage
    start = None if asked.way == "first" and asked.since is None else min(stretch.start, asked.start)
    gaps = coverage.gaps(place=test.setting.link.country, start=start, end=max(stretch.end, asked.end))
    counted = counted_by(test.setting.claim)
    silent = counted is not None and coverage.measure == LETHAL and not counted.lethal
    return (*gaps, *(("an attack that killed nobody is not in it",) if silent else ()))


def _alone(test: ClaimTest, stretch: _Stretch, seen: Sequence[Row], asked: Superlative) -> Alone | None:
    """P(nothing in between | nothing recorded), at the rate of the rows from the stretch's start to its end."""
    coverage = test.setting.catalog.find(test.dataset, test.release).coverage
    days = [row["start"] for row in seen]
    first, last = min(stretch.start, asked.start), max(stretch.end, asked.end)
    base = (sum(first <= day <= last for day in days), (last - first).days + 1)
    way = first_since if asked.way == "first" else last_until
    ends = (stretch.end + timedelta(days=1), stretch.start - timedelta(days=1))
    return way(days, *(ends if asked.way == "first" else ends[::-1]), detection=1 - coverage.unseen, base=base)


def _readings(test: ClaimTest, stretch: _Stretch, alone: Alone | None, *, blind: bool) -> list[Reading]:
    error = test.setting.catalog.find(test.dataset, test.release).coverage.record_error
    if stretch.inside:
        return [Reading(name="one lies in between", log_lr=log_odds(error), central=True)]
    if blind:
        return []
    if alone is None:
        return [Reading(name="none at the time that is named", log_lr=log_odds(error), central=True)]
    return [Reading(name="none in between", log_lr=log_odds((1 - error) * alone.probability), central=True)]


def _models(alone: Alone | None) -> tuple[ModelResult, ...]:
    if alone is None:
        return ()
    return (
        ModelResult(
            name="Nothing went unrecorded in between",
            measure="P(none happened | none recorded)",
            value=alone.probability,
            assumptions="Poisson thinned by the release's chance of missing an event; gamma-Poisson rate, Jeffreys prior",
        ),
        ModelResult(name="Events expected in between all the same", measure="events", value=alone.expected_unseen),
    )


def _weaker(stretch: _Stretch, asked: Superlative) -> str:
    """The first since a later day, where that is half of the time looked back on or more."""
    if asked.way != "first" or not stretch.inside or not stretch.asserted:
        return ""
    latest = max(row["end"] for row in stretch.inside)
    quiet, whole = (stretch.end - latest).days, (stretch.end - stretch.start).days
    return f"it is the first since {day(latest)}" if quiet >= HALF * whole > 0 else ""


def _headline(stretch: _Stretch, asked: Superlative) -> str:
    if stretch.inside:
        return f"not the {asked.way}: {several(len(stretch.inside), 'event')} in between"
    return f"none in between, {several(len(stretch.asserted), 'event')} at the time"


def _undated(test: ClaimTest, as_of: date | None) -> Finding:
    return report(
        test,
        as_of,
        result="What was last depends on the day it was said, and that day is not known.",
        headline="date unknown",
        sample_size=0,
        cannot_tell=("the statement has no date: set one with --date",),
        needs=("the date of the statement",),
    )
