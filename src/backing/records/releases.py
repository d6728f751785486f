"""Which releases stand: a later one replaces, for its days and places, what came before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from backing.records.catalog import Dataset


def standing(datasets: Sequence[Dataset]) -> tuple[Dataset, ...]:
    """The releases whose rows, or some of them, no other one replaces; in the same order.

    Where only the first days are replaced, what stands begins after them (``since``).
    """
    left = (_left_of(dataset, datasets) for dataset in datasets)
    return tuple(dataset for dataset in left if dataset is not None)


def standing_on(datasets: Sequence[Dataset], days: Iterable[date]) -> tuple[Dataset, ...]:
    """The releases that stand now, and after them those that stood on one of the days and have been replaced since.

    What somebody could look up on a day is what stood then (rule R3): a release counts from the day on which it was public,
    and one of which that day is unknown is there on every day.
    """
    now = standing(datasets)
    paths = {dataset.path for dataset in now}
    then = [old for day in sorted(set(days)) for old in standing([d for d in datasets if _public(d, day)])]
    past = {old.path: replace(old, replaced=True) for old in then if old.path not in paths}
    return (*now, *past.values())


def replaces(later: Dataset, earlier: Dataset) -> bool:
    """Whether one release is a newer version of what another holds, at least for some of its days.

    It is, if it is of the same dataset with a higher release number, where releases do not accumulate, or if it declares that
    it supersedes that dataset. It must hold all of the other's places, and a sample never replaces what is complete.
    """
    same = later.id == earlier.id
    revised = same and not later.accumulates and number_of(later.release) > number_of(earlier.release)
    newer = revised or earlier.id in later.supersedes
    wide = not later.coverage.places or (
        bool(earlier.coverage.places) and set(earlier.coverage.places) <= set(later.coverage.places)
    )
    return (
        newer and wide and later.table == earlier.table and (later.coverage.complete or not earlier.coverage.complete)
    )


def number_of(release: str) -> tuple[tuple[int, int, str], ...]:
    """A release's name as a key by which a later one is greater: ``19.1`` < ``25.0.9`` < ``25.1``."""
    parts = re.findall(r"\d+|[^\W\d]+", release)
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)


def _public(dataset: Dataset, day: date) -> bool:
    return dataset.available_from is None or dataset.available_from <= day


def _left_of(dataset: Dataset, datasets: Sequence[Dataset]) -> Dataset | None:
    """What stands of a release: all of it, its last days, or nothing."""
    since = dataset.since
    for later in datasets:
        if replaces(later, dataset):
            since = _later(since, _after(later, dataset))
    end = dataset.coverage.end
    if since is not None and (since == date.max or (end is not None and since > end)):
        return None
    return dataset if since == dataset.since else _from(dataset, since)


def _after(later: Dataset, earlier: Dataset) -> date | None:
    """The first day of the earlier release that the later one does not replace; None when it replaces none from the start."""
    starts, begins = later.coverage.start, earlier.coverage.start
    if starts is not None and (begins is None or starts > begins):
        return None
    if later.coverage.end is None:
        return date.max
    day = later.coverage.end + timedelta(days=1)
    return None if begins is not None and day <= begins else day


def _later(one: date | None, other: date | None) -> date | None:
    return max((each for each in (one, other) if each is not None), default=None)


def _from(dataset: Dataset, since: date | None) -> Dataset:
    return replace(dataset, since=since, coverage=replace(dataset.coverage, start=since))
