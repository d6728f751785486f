"""The answers after a release has come in, from those before it and the rows that it changes, and no others.

Counts and sums are added; the first and last day and the deadliest event can only be pushed outwards by new rows. Where
rows go (a release replaces those of an earlier one) the questions that had counted any of them are asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from backing.records.engines.engine import Engine
from backing.records.plans.batch import tally_batch
from backing.records.tally import NO_EVENT, Countable, Tallied, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The rows that come, those that go, and all that stand afterwards."""

    added: tuple[Countable, ...]
    removed: tuple[Countable, ...] = ()
    standing: tuple[Countable, ...]


def tally_delta(engine: Engine, tallies: Sequence[Tally], before: Sequence[Tallied], change: Change) -> list[Tallied]:
    """The answers over the rows that stand, from the answers to the same questions before the change."""
    answers = list(before)
    if change.added:
        answers = [merge(*pair) for pair in zip(before, tally_batch(engine, tallies, change.added), strict=True)]
    if change.removed:
        gone = tally_batch(engine, tallies, change.removed)
        touched = [number for number, found in enumerate(gone) if found != NO_EVENT]
        again = tally_batch(engine, [tallies[number] for number in touched], change.standing)
        for number, answer in zip(touched, again, strict=True):
            answers[number] = answer
    return answers


def merge(one: Tallied, other: Tallied) -> Tallied:
    """The answer over the rows of two answers to one question that have no row in common."""
    if other == NO_EVENT:
        return one
    return Tallied(
        events=one.events + other.events,
        deaths=one.deaths + other.deaths,
        deadliest=max(one.deadliest, other.deadliest),
        first=_outer(min, one.first, other.first),
        last=_outer(max, one.last, other.last),
        events_before=one.events_before + other.events_before,
        deaths_before=one.deaths_before + other.deaths_before,
    )


def _outer(choose: Callable[..., date | None], one: date | None, other: date | None) -> date | None:
    return choose((day for day in (one, other) if day is not None), default=None)
