"""One count under several releases: each alone, and all together with every event once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.counted import counted_by
from backing.evidence.families.numbers.recorded_number import Numbers, in_division, in_window, recorded
from backing.evidence.link import Window
from backing.records.catalog import Dataset
from backing.records.reconciliation.adjust import Adjustment
from backing.records.reconciliation.columns import READ
from backing.records.reconciliation.reconcile import Reconciled, reconcile

_KEPT = 16
"""Answers that are kept: the tests of one claim, and claims of one window, ask for the same rows again."""

Name = tuple[str, str]
"""A dataset and its release."""
Plain = tuple[tuple[Name, tuple[tuple[Any, ...], ...]], ...]
"""Rows by release as values alone, in the order of ``READ``, so that they can be told apart by what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What several releases hold of one claim's events.

    ``found`` are the rows surely in the place; None where no two releases are left whose events can be told apart: ``twins``
    are those in which several rows have one id.

    ``numbers`` are what the claim counts, each event once: one triple, or two where the releases differ on the best number of
    deaths. ``alone`` is the best number of each release that is complete for the claim. ``samples`` are the releases that may
    miss events, ``others`` all but the one that is tested; ``decisions`` is how many of the user's were about these rows.
    """

    found: Reconciled | None
    numbers: tuple[Numbers, ...]
    alone: tuple[float, ...]
    samples: frozenset[str]
    others: str
    decisions: int
    twins: tuple[str, ...]

    @property
    def best(self) -> float:
        """The most that is on record, each event once."""
        return max((best for _, best, _ in self.numbers), default=0.0)


def beside(dataset: Dataset, datasets: Sequence[Dataset], windows: Sequence[Window]) -> tuple[Dataset, ...]:
    """The releases of other datasets that speak about some day of the windows; another version of the same rows is none."""
    return tuple(
        other
        for other in datasets
        if other.id != dataset.id
        and not other.replaced
        and dataset.id not in other.supersedes
        and other.id not in dataset.supersedes
        and any(_overlap(other, window) for window in windows)
    )


def side_by_side(
    test: ClaimTest, rows: Sequence[Sequence[Row]], window: Window, as_of: date | None
) -> SideBySide | None:
    """The rows of a test (one sequence a query) held together; None where no second release says anything.

    A release that was not public on the day is left out.
    """
    setting, own = test.setting, (test.dataset, test.release)
    place, counted = setting.link.place, counted_by(setting.claim)
    deaths = counted is not None and counted.deaths
    names = [(query.dataset, query.release) for query in test.queries]
    released = {name: setting.catalog.find(*name) for name in names}
    seen = {
        name: in_window(each, window, as_of)
        for name, each in zip(names, rows, strict=True)
        if name == own or is_public(released[name], as_of)
    }
    country, start, end = setting.link.country, window.start, window.end
    whole = {name for name in seen if not released[name].coverage.gaps(place=country, start=start, end=end)}
    held = {name: each for name, each in seen.items() if each or name in whole}
    if len(held) < 2 or own not in held:
        return None
    twins = {name for name, each in held.items() if len({row["id"] for row in each}) < len(each)}
    apart = {name: each for name, each in held.items() if name not in twins}
    placed = {name: in_division(each, place) for name, each in apart.items()}
    sure = once(placed, setting.adjustments) if len(apart) > 1 and own in apart else None
    possible = sure if placed == apart else once(apart, setting.adjustments)
    return SideBySide(
        found=sure,
        numbers=_numbers(sure, possible, whole, deaths=deaths) if sure and possible else (),
        alone=tuple(recorded(each, each, deaths=deaths)[1] for name, each in placed.items() if name in whole),
        samples=frozenset(" ".join(name) for name in held if name not in whole),
        others=" and ".join(" ".join(name) for name in sorted(apart) if name != own),
        decisions=len(setting.adjustments) - len(sure.unused) if sure else 0,
        twins=tuple(" ".join(name) for name in sorted(twins)),
    )


def _numbers(sure: Reconciled, possible: Reconciled, whole: Collection[Name], *, deaths: bool) -> tuple[Numbers, ...]:
    """What the claim counts, each event once; ``possible`` has the rows too that name no division.

    It may be no more than what the fullest complete release has alone: every further row of a complete one may be matched to
    one of its own, and every further row of a sample may be wrong.
    """
    once, complete = sure.together, {" ".join(name) for name in whole}
    alone = [each for each in sure.under if each.name in complete]
    if not deaths:
        least = min(once.events, max((each.events for each in alone), default=0))
        return ((float(least), float(once.events), float(possible.together.events)),)
    low = min(once.deaths_low, max((each.deaths_low for each in alone), default=0))
    bests = sorted({once.deaths_best_least, once.deaths_best_most})
    return tuple((float(low), float(best), float(possible.together.deaths_high)) for best in bests)


def once(seen: Mapping[Name, Sequence[Row]], adjustments: tuple[Adjustment, ...]) -> Reconciled:
    """The rows reconciled; the same rows are not reconciled twice."""
    plain = ((name, tuple(tuple(row[column] for column in READ) for row in seen[name])) for name in sorted(seen))
    return _reconciled(tuple(plain), adjustments)


@lru_cache(maxsize=_KEPT)
def _reconciled(rows: Plain, adjustments: tuple[Adjustment, ...]) -> Reconciled:
    return reconcile(
        {name: [dict(zip(READ, values, strict=True)) for values in each] for name, each in rows},
        adjustments=adjustments,
    )


def is_public(dataset: Dataset, as_of: date | None) -> bool:
    """Whether a release was public on a day, as far as is known; everything is with hindsight."""
    return as_of is None or dataset.available_from is None or dataset.available_from <= as_of


def _overlap(dataset: Dataset, window: Window) -> bool:
    first, last = dataset.coverage.start, dataset.coverage.end
    return (first is None or first <= window.end) and (last is None or window.start is None or window.start <= last)
