"""One count under several releases: each alone, and all together with every event once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.counted import counted_by
from backing.evidence.families.recorded_number import Numbers, in_division, in_window, recorded
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
    are those in which several rows have one id. ``best`` is the most that the claim could count, each event once.

    ``numbers`` are what the releases hold together that are complete for the claim, each event once: one triple, or two
    where they differ on the best number of deaths, and none where the tested release or all others are samples. ``alone``
    is the best number of each of them, ``record_error`` the largest of theirs.

    ``samples`` are the releases that may miss events, ``others`` all but the one that is tested;
    ``decisions`` is how many of the user's were about these rows.
    """

    found: Reconciled | None
    best: float
    numbers: tuple[Numbers, ...]
    alone: tuple[float, ...]
    record_error: float
    samples: frozenset[str]
    others: str
    decisions: int
    twins: tuple[str, ...]


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
    names = [(query.dataset, query.release) for query in test.queries]
    released = {name: setting.catalog.find(*name) for name in names}
    seen = {
        name: in_window(each, window, as_of)
        for name, each in zip(names, rows, strict=True)
        if name == own or _public(released[name], as_of)
    }
    place, start, end = setting.link.country, window.start, window.end
    whole = {name for name in seen if not released[name].coverage.gaps(place=place, start=start, end=end)}
    held = {name: each for name, each in seen.items() if each or name in whole}
    if len(held) < 2 or own not in held:
        return None
    twins = {name for name, each in held.items() if len({row["id"] for row in each}) < len(each)}
    apart = {name: each for name, each in held.items() if name not in twins}
    complete = {name: each for name, each in apart.items() if name in whole}
    every = _together(test, apart)
    decide = every if len(complete) == len(apart) else _together(test, complete) if own in complete else None
    return SideBySide(
        found=every.sure if every else None,
        best=max(best for _, best, _ in every.numbers) if every else 0.0,
        numbers=decide.numbers if decide else (),
        alone=tuple(recorded(each, each, deaths=_deaths(test))[1] for each in _placed(test, complete).values()),
        record_error=max(released[name].coverage.record_error for name in complete or held),
        samples=frozenset(" ".join(name) for name in held if name not in whole),
        others=" and ".join(" ".join(name) for name in sorted(apart) if name != own),
        decisions=len(setting.adjustments) - len(every.sure.unused) if every else 0,
        twins=tuple(" ".join(name) for name in sorted(twins)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Together:
    """The rows surely in the place, reconciled; and what the claim counts, each event once."""

    sure: Reconciled
    numbers: tuple[Numbers, ...]


def _together(test: ClaimTest, seen: Mapping[Name, Sequence[Row]]) -> _Together | None:
    """What two releases or more hold together; None for fewer.

    The number is no less than what the fullest release has alone, were every row of the others matched to one of its own;
    and with the rows that name no division it is the highest.
    """
    if len(seen) < 2:
        return None
    placed, adjustments = _placed(test, seen), test.setting.adjustments
    sure = _once(placed, adjustments)
    possible = sure if placed == seen else _once(seen, adjustments)
    once = sure.together
    if not _deaths(test):
        least = min(once.events, max(each.events for each in sure.under))
        numbers = [(float(least), float(once.events), float(possible.together.events))]
    else:
        low = min(once.deaths_low, max(each.deaths_low for each in sure.under))
        bests = sorted({once.deaths_best_least, once.deaths_best_most})
        numbers = [(float(low), float(best), float(possible.together.deaths_high)) for best in bests]
    return _Together(sure=sure, numbers=tuple(numbers))


def _deaths(test: ClaimTest) -> bool:
    counted = counted_by(test.setting.claim)
    return counted is not None and counted.deaths


def _placed(test: ClaimTest, seen: Mapping[Name, Sequence[Row]]) -> dict[Name, list[Row]]:
    return {name: in_division(each, test.setting.link.place) for name, each in seen.items()}


def _once(seen: Mapping[Name, Sequence[Row]], adjustments: tuple[Adjustment, ...]) -> Reconciled:
    """The rows reconciled; the same rows are not reconciled twice."""
    plain = ((name, tuple(tuple(row[column] for column in READ) for row in seen[name])) for name in sorted(seen))
    return _reconciled(tuple(plain), adjustments)


@lru_cache(maxsize=_KEPT)
def _reconciled(rows: Plain, adjustments: tuple[Adjustment, ...]) -> Reconciled:
    return reconcile(
        {name: [dict(zip(READ, values, strict=True)) for values in each] for name, each in rows},
        adjustments=adjustments,
    )


def _public(dataset: Dataset, as_of: date | None) -> bool:
    return as_of is None or dataset.available_from is None or dataset.available_from <= as_of


def _overlap(dataset: Dataset, window: Window) -> bool:
    first, last = dataset.coverage.start, dataset.coverage.end
    return (first is None or first <= window.end) and (last is None or window.start is None or window.start <= last)
