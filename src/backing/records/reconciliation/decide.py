"""The user's decisions as they bear on the rows at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backing.records.reconciliation.adjust import Adjustment, Decision, RowName
from backing.records.reconciliation.columns import EventColumns, Whole
from backing.records.reconciliation.pair import EventKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Rows that are one event, and rows that are not, each pair in the order of its keys."""

    same: tuple[tuple[EventKey, EventKey], ...]
    different: frozenset[frozenset[EventKey]]
    unused: tuple[Adjustment, ...]

    def joined(self, one: EventColumns, other: EventColumns) -> tuple[Whole, Whole]:
        """Indices of the rows of two releases that the user has joined."""
        return _indices(self.same, one, other)

    def apart(self, one: EventColumns, other: EventColumns) -> tuple[Whole, Whole]:
        """Indices of the rows of two releases that the user holds apart."""
        pairs = sorted((min(pair), max(pair)) for pair in self.different)
        return _indices(pairs, one, other)


def decided_by(adjustments: Sequence[Adjustment], keys: Iterable[EventKey]) -> Decisions:
    """What the user decided about these rows; a name without a release means the row in every release that has it."""
    by_row: defaultdict[tuple[str, str], list[EventKey]] = defaultdict(list)
    for key in keys if adjustments else ():
        by_row[key.dataset, key.id].append(key)
    same: set[tuple[EventKey, EventKey]] = set()
    different: set[frozenset[EventKey]] = set()
    unused = []
    for each in adjustments:
        meant = [(a, b) for a in _meant(each.one, by_row) for b in _meant(each.other, by_row) if a != b]
        if not meant:
            unused.append(each)
        elif each.decision is Decision.SAME:
            same.update((min(pair), max(pair)) for pair in meant)
        else:
            different.update(frozenset(pair) for pair in meant)
    return Decisions(same=tuple(sorted(same)), different=frozenset(different), unused=tuple(unused))


def _meant(name: RowName, by_row: Mapping[tuple[str, str], Sequence[EventKey]]) -> list[EventKey]:
    return [key for key in by_row.get((name.dataset, name.id), ()) if name.names(key)]


def _indices(pairs: Iterable[tuple[EventKey, EventKey]], one: EventColumns, other: EventColumns) -> tuple[Whole, Whole]:
    found = [(a, b) for a, b in pairs if _of(a, one) and _of(b, other)]
    mine, theirs = (_places(each, {pair[side] for pair in found}) for side, each in enumerate((one, other)))
    return (
        np.array([mine[a] for a, _ in found], dtype=np.int64),
        np.array([theirs[b] for _, b in found], dtype=np.int64),
    )


def _of(key: EventKey, rows: EventColumns) -> bool:
    return (key.dataset, key.release) == rows.release


def _places(rows: EventColumns, wanted: set[EventKey]) -> dict[EventKey, int]:
    return {key: at for at, key in enumerate(rows.keys) if key in wanted} if wanted else {}
