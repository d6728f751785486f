"""First, last, since, highest: claims that one counter-example decides, and what the silence around them is worth.

Rule R1: a dated counter-example comes first. Where there is none, the answer depends on what would have come to light.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backing.errors import UnusableNumbers
from backing.evidence.statistics import given


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Whether nothing of the kind lies in a stretch of days.

    ``counter_examples`` are the recorded days inside it; with any, the claim is wrong and ``probability`` is 0. Without
    any, ``probability`` is P(nothing happened there | nothing recorded). ``expected_unseen`` are the events that are
    expected there all the same.
    """

    counter_examples: tuple[date, ...]
    probability: float
    expected_unseen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Highest:
    """Whether a value is the highest since a time.

    ``counter_examples`` are the places, counted from 0, of earlier values at least as high; ``by_chance`` is the chance
    that the last of so many exchangeable values is their highest, so that a record is no news in a short series.
    """

    counter_examples: tuple[int, ...]
    by_chance: float


def first_since(
    days: Sequence[date], asserted: date, since: date, *, detection: float, base: tuple[float, float]
) -> Alone:
    """Is the event of ``asserted`` the first after the day ``since``? What lies strictly between them decides.

    ``days`` are the recorded events; ``detection`` the chance that an event is recorded; ``base`` counts recorded events and
    the days of record behind the rate, the stretch itself included. Raises UnusableNumbers where ``since`` is not before
    ``asserted`` and for chances and counts that are none.
    """
    return _alone(days, since, asserted, detection, base)


def last_until(
    days: Sequence[date], asserted: date, until: date, *, detection: float, base: tuple[float, float]
) -> Alone:
    """Is the event of ``asserted`` the last before the day ``until``? Arguments and errors as ``first_since``."""
    return _alone(days, asserted, until, detection, base)


def _alone(days: Sequence[date], start: date, end: date, detection: float, base: tuple[float, float]) -> Alone:
    """P(no unseen event) by Poisson thinning: unseen events have (1 - g) / g times the recorded rate, gamma-Poisson.

    The recorded rate has the posterior Gamma(1/2 + y, T) (Jeffreys); none unseen in t days has probability
    (T / (T + t (1 - g) / g))^(1/2 + y).
    """
    length = (end - start).days - 1
    if length < 0:
        raise UnusableNumbers(f"the days from {start} to {end} run backwards", hint="give the earlier day first")
    seen_share = given.chance(detection, name="the chance of detection")
    events, exposure = (
        given.count(base[0], name="the recorded events"),
        given.positive(base[1], name="the days of record"),
    )
    between = tuple(sorted(day for day in days if start < day < end))
    if seen_share == 0:
        raise UnusableNumbers("nothing would have been recorded", hint="name a record that could have seen it")
    unseen = length * (1 - seen_share) / seen_share
    chance = (exposure / (exposure + unseen)) ** (0.5 + events)
    return Alone(
        counter_examples=between,
        probability=0.0 if between else float(chance),
        expected_unseen=(0.5 + events) / exposure * unseen,
    )


def highest_since(values: Sequence[float]) -> Highest:
    """Is the last of ``values`` higher than all before it? By chance it is with 1 / n (Rényi 1962).

    Ties count against it. Fewer than two values, or missing ones, raise UnusableNumbers.
    """
    found = given.series(values, name="values", least=2)
    places = [place for place, value in enumerate(found[:-1]) if value >= found[-1]]
    return Highest(counter_examples=tuple(places), by_chance=1 / len(found))
