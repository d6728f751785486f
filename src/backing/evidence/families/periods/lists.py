"""Two or three datasets of the same events: how many all of them missed in either period, by who saw what alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backing.errors import UnusableNumbers
from backing.evidence.claimtest import ClaimTest, Row, Setting
from backing.evidence.counted import counted_by
from backing.evidence.families.numbers.side_by_side import Name, beside, is_public, once
from backing.evidence.families.periods.two_periods import Days
from backing.evidence.finding import ModelResult
from backing.evidence.link import Window
from backing.evidence.select import event_datasets, events_query
from backing.evidence.statistics.capture import log_detection_ratio, two_lists
from backing.evidence.statistics.three_lists import CELLS, three_lists
from backing.evidence.statistics.unequal import true_ratio_of_counts
from backing.records.catalog import Dataset
from backing.records.coverage import LETHAL
from backing.records.query import Query

LISTS = 3
"""Datasets that are held against each other at most: the tested one, and those with most events."""

PERIODS = ("later period", "earlier period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The events of one period of so many days, counted under the set of the datasets that hold them."""

    names: tuple[Name, ...]
    days: int
    held: Mapping[frozenset[Name], int]

    @property
    def seen(self) -> int:
        """The events that at least one dataset holds."""
        return sum(self.held.values())

    def on(self, *names: Name) -> int:
        """The events that all of these datasets hold."""
        return sum(number for holding, number in self.held.items() if holding.issuperset(names))

    def cells(self) -> list[int]:
        """The events by which of three datasets hold them, in the order that ``three_lists`` takes."""
        held = (frozenset(name for name, on in zip(self.names, cell, strict=True) if on) for cell in CELLS[1:])
        return [self.held.get(each, 0) for each in held]


Told = tuple[tuple[ModelResult, ...], tuple[str, ...]]
"""Models and lines of a finding."""


def asked_together(setting: Setting, dataset: Dataset, periods: Sequence[Days]) -> tuple[Query, ...]:
    """The same question to every other dataset that holds both periods, its samples too; none where deaths are summed.

    Where one of them records lethal events alone, the others are asked for these.
    """
    counted, link = counted_by(setting.claim), setting.link
    if counted is None or counted.deaths:
        return ()
    windows = [Window(posted=end, start=start, end=end) for start, end in periods]
    others = [
        each
        for each in beside(dataset, event_datasets(setting.catalog, link.country), windows)
        if all(_holds(each, period) for period in periods)
    ]
    lethal = any(each.coverage.measure == LETHAL for each in (dataset, *others))
    alike = replace(counted, lethal=counted.lethal or lethal)
    return tuple(
        events_query(each, link, alike, start=start, end=end)
        for each in ((dataset, *others) if others else ())
        for start, end in periods
    )


def held_together(test: ClaimTest, rows: Sequence[Sequence[Row]], periods: Sequence[Days], as_of: date | None) -> Told:
    """What the datasets that were asked together tell of the events that they missed; ``rows`` are those of all queries."""
    asked = [
        ((query.dataset, query.release), part)
        for query, part in zip(test.queries[2:], rows[2:], strict=True)
        if query.table == "events" and is_public(test.setting.catalog.find(query.dataset, query.release), as_of)
    ]
    own = (test.dataset, test.release)
    parts = [
        {name: [row for row in part if start <= row["start"] and row["end"] <= end] for name, part in asked[place::2]}
        for place, (start, end) in enumerate(periods)
    ]
    names = names_of(own, parts) if own in parts[0] else ()
    if len(names) < 2:
        return (), ()
    days = [(end - start).days + 1 for start, end in periods]
    both = [listed(test, names, part, length) for part, length in zip(parts, days, strict=True)]
    earlier, later = sorted(zip(periods, both, strict=True), key=lambda each: each[0])
    return missed(later[1], earlier[1])


def _holds(dataset: Dataset, period: Days) -> bool:
    first, last = dataset.coverage.start, dataset.coverage.end
    return (first is None or first <= period[0]) and (last is None or period[1] <= last)


def listed(test: ClaimTest, names: Sequence[Name], rows: Mapping[Name, Sequence[Row]], days: int) -> Listed:
    """The rows of one period reconciled, and which of the datasets hold each event."""
    found = once({name: rows[name] for name in names}, test.setting.adjustments)
    held = Counter(frozenset((key.dataset, key.release) for key in event) for event in found.events)
    return Listed(names=tuple(names), days=days, held=held)


def names_of(own: Name, parts: Sequence[Mapping[Name, Sequence[Row]]]) -> tuple[Name, ...]:
    """The tested dataset and the fullest others whose rows can be told apart."""
    rows = {name: [row for part in parts for row in part.get(name, ())] for part in parts for name in part}
    apart = [name for name, each in rows.items() if len({row["id"] for row in each}) == len(each)]
    others = sorted((name for name in apart if name != own), key=lambda name: (-len(rows[name]), name))
    return (own, *others)[:LISTS] if own in apart else ()


def missed(later: Listed, earlier: Listed) -> Told:
    """The events behind the lists of each period, and the true ratio that follows; nothing where there is one list."""
    if len(later.names) < 2:
        return (), ()
    try:
        return (_by_two if len(later.names) == 2 else _by_three)(later, earlier)
    except UnusableNumbers as error:
        return (), (f"How many events the datasets missed cannot be told by holding them together: {error.detail}.",)


def _by_two(later: Listed, earlier: Listed) -> Told:
    one, other = later.names
    found = [two_lists(part.on(one), part.on(other), part.on(one, other)) for part in (later, earlier)]
    mean, spread = log_detection_ratio(*found)
    true = true_ratio_of_counts((later.seen, later.days), (earlier.seen, earlier.days), log_detection=(mean, spread))
    assumes = f"{' '.join(one)} and {' '.join(other)} independent of each other, events alike"
    behind = (
        ModelResult(
            name=f"Events behind two lists, {label}",
            measure="events",
            value=each.chapman,
            interval=(each.low, each.high),
            assumptions=f"Chapman, {each.both} on both lists; {assumes}",
        )
        for label, each in zip(PERIODS, found, strict=True)
    )
    ratio = ModelResult(
        name="True ratio, recording told by two lists",
        measure="events a day, later over earlier",
        value=true.ratio,
        interval=(true.low, true.high),
        assumptions=f"log detection ratio ~ Normal({mean:.2f}, {spread:.2f}); {assumes}",
    )
    return (*behind, ratio), (
        (
            f"Held together, {' '.join(one)} and {' '.join(other)} have the later period recorded {math.exp(mean):.2f} times as "
            "well as the earlier, if they collect independently; where they share reports, both missed more than this shows."
        ),
    )


def _by_three(later: Listed, earlier: Listed) -> Told:
    found = [three_lists(part.cells()) for part in (later, earlier)]
    names = ", ".join(" ".join(name) for name in later.names)
    models = tuple(
        ModelResult(
            name=f"Events behind three lists, {label}",
            measure="events",
            value=each.estimate if each.tells else None,
            interval=(float(each.low), float(each.high)) if each.tells else None,
            assumptions=f"{names}; averaged over which of them depend on each other"
            + ("" if each.tells else "; the lists do not tell what none of them saw"),
        )
        for label, each in zip(PERIODS, found, strict=True)
    )
    if not all(each.tells for each in found):
        return models, ("Three datasets held together do not tell how many events none of them saw.",)
    rates = [each.estimate / part.days for each, part in zip(found, (later, earlier), strict=True)]
    return models, (
        (
            f"By three lists, which may depend on each other in pairs, the true ratio a day is {rates[0] / rates[1]:.2f}, "
            "if each saw events alike."
        ),
    )
