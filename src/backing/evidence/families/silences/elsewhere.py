"""Looked for everywhere: what a silence is worth whose window was chosen afterwards, among all the weeks that were watched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backing.claims.claim import Period
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.families.silences.base_period import (
    BASE_DAYS,
    BasePeriod,
    days_of,
    seen_from,
    sees_weeks,
    weeks_until,
)
from backing.evidence.families.silences.outcomes import Outcome, outcome_in
from backing.evidence.finding import ModelResult
from backing.evidence.link import Window, middle
from backing.evidence.report import as_chance, day, known_in
from backing.evidence.statistics.chosen_window import ChosenWindow, quietest
from backing.evidence.statistics.gaps import max_gap_exceeds
from backing.evidence.statistics.trials import Trial, trials_at
from backing.vocabulary.anchors import anchors

OTHER_LENGTHS = (0.5, 0.75, 1.25, 1.5)
"""Lengths that a claimant could have named as well, over the one named: 4, 6, 10 and 12 weeks beside 8 (assumption)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The weeks in which a silence could have been noticed, from a day that is named, and how many of them are claimed silent."""

    since: date
    why: str
    weeks: int
    run: int


def chosen_afterwards(period: Period | None) -> bool:
    """Whether the window has a length and no date of its own: it was cut back from the day of the statement."""
    return period is not None and bool(period.length_days) and period.until_statement


def watched(test: ClaimTest, windows: Sequence[Window], days: int) -> Watch | None:
    """From the last change of rule before the window, or as far back as the base; None where the window was not chosen."""
    start, end = windows[0].start, windows[-1].end
    if start is None or not chosen_afterwards(test.setting.claim.period):
        return None
    since, why = since_when(test.setting.link.country, start)
    since = seen_from(test, since)
    run, weeks = max(1, round(days / 7)), (end - since).days // 7
    return Watch(since=since, why=why, weeks=weeks, run=run) if weeks >= run else None


def since_when(country: str | None, start: date) -> tuple[date, str]:
    """The latest change of rule before a day that had not been undone by then, else two years back."""
    rules = [
        a
        for a in anchors()
        if a.kind == "rule" and a.place == country and a.start < start and (a.end or start) >= start
    ]
    if rules:
        latest = max(rules, key=lambda rule: rule.start)
        return latest.start, latest.name
    return start - timedelta(days=BASE_DAYS), "two years before the window"


def elsewhere(period: BasePeriod, watch: Watch | None) -> tuple[Trial, ...]:
    """The chances at the rate of one counted time; none where the window was not chosen, or where there is no rate."""
    if watch is None or not period.base.events:
        return ()
    return trials_at(period.base, run=watch.run, weeks=watch.weeks, claimed=period.claimed)


def each_trial(trials: Sequence[Trial], period: BasePeriod, watch: Watch) -> tuple[ModelResult, ...]:
    """Every model's chance of a silence as long anywhere, and that of the longest gap among events at random times."""
    if not trials:
        return ()
    rows = [
        ModelResult(name=f"{t.name}, anywhere", measure=_measure(watch), value=t.anywhere, assumptions=_note(t, period))
        for t in trials
    ]
    number = round(period.rate * watch.weeks)
    gap = ModelResult(
        name="Longest gap between events at random times",
        measure=_measure(watch),
        value=max_gap_exceeds(number, watch.run / watch.weeks),
        assumptions=f"{number} events, as many as the rate gives in {watch.weeks} weeks, each at any time alike",
    )
    return (*rows, gap)


def over_trials(trials: Sequence[Trial], period: BasePeriod, watch: Watch) -> tuple[ModelResult, ...]:
    """The range of these chances, for a rate that stands beside the first."""
    found = [trial.anywhere for trial in trials]
    name = f"Range at another rate, {period.base.note}, anywhere"
    ends = (min(found), max(found))
    return (
        ModelResult(
            name=name, measure=_measure(watch), value=None, interval=ends, assumptions=f"{period.told}; all models"
        ),
    )


def in_words(trials: Sequence[Trial], watch: Watch) -> str:
    """How many weeks were watched, and what that does to the silence."""
    chosen = (
        f"The window was chosen afterwards: {watch.weeks} weeks were watched, from {day(watch.since)} on ({watch.why})."
    )
    return f"{chosen} {watch.run} silent weeks somewhere among them: {spread(trials)}."


def spread(trials: Sequence[Trial]) -> str:
    """The range of the chances anywhere, and of the factors by which they exceed those in the one window."""
    anywhere, factors = [t.anywhere for t in trials], [t.factor for t in trials if t.factor]
    times = f", {min(factors):,.0f} to {max(factors):,.0f} times as likely as in this one window" if factors else ""
    return f"{as_chance(min(anywhere))} to {as_chance(max(anywhere))}{times}"


def _measure(watch: Watch) -> str:
    return f"P({watch.run} silent weeks anywhere in {watch.weeks})"


def _note(trial: Trial, period: BasePeriod) -> str:
    times = f", {trial.factor:,.0f} times less" if trial.factor else ""
    return f"{period.base.note}; in the one window {as_chance(trial.asserted)}{times}"


def rank(test: ClaimTest, windows: Sequence[Window], rows: Sequence[Row], as_of: date | None) -> ChosenWindow | None:
    """Where the middle window stands among all of its kind in the weeks watched; None unless every week can be counted."""
    window = middle(windows)
    days = days_of(test, window)
    watch = watched(test, windows, days)
    if watch is None or not sees_weeks(test, watch.since, window.end):
        return None
    end = window.end + timedelta(days=1)
    public = [row for row in rows if known_in(row, window, as_of)]
    series = weeks_until(test, public, watch.since, end)
    if watch.run > len(series):
        return None
    lengths = [round(watch.run * share) for share in OTHER_LENGTHS]
    return quietest(
        series, start=len(series) - watch.run, length=watch.run, lengths=[length for length in lengths if length]
    )


def turns(test: ClaimTest, outcome: Outcome, rows: Sequence[Row], as_of: date | None) -> tuple[int, ...]:
    """The other lengths in days, up to the same day, under which the rows speak the other way."""
    length = days_of(test, outcome.window)
    others = [round(length * share) for share in OTHER_LENGTHS]
    return tuple(
        days for days in others if _turned(outcome, outcome_in(test, _last(outcome.window, days), rows, as_of))
    )


def _last(window: Window, days: int) -> Window:
    return Window(posted=window.posted, start=window.end - timedelta(days=days), end=window.end)


def _turned(one: Outcome, other: Outcome) -> bool:
    return one.log_lr is not None and other.log_lr is not None and (one.log_lr > 0) != (other.log_lr > 0)
