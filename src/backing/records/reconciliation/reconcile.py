"""The same event in two releases, or more, found and counted once.

Rows of one country and close days are compared in time, place, actors, kind and deaths (after MELTT: Donnay, Dunford, McGrath,
Backer and Cunningham 2019, Journal of Conflict Resolution 63(5):1337-1364); of the pairs that pass a threshold those are kept
that agree best as a whole, one row to one row; then rows are added that are parts of an event which another release enters as
one. Records are linked as in Christen (2012), Data Matching: blocking, comparison, classification, one-to-one assignment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from backing.errors import InvalidTest
from backing.records.reconciliation.adjust import Adjustment
from backing.records.reconciliation.columns import Encoder, EventColumns, Row
from backing.records.reconciliation.compare import Likely, likely_pairs, matched_rows, measured
from backing.records.reconciliation.decide import Decisions, decided_by
from backing.records.reconciliation.explain import explained
from backing.records.reconciliation.gather import gather
from backing.records.reconciliation.matching import Matching, default_matching
from backing.records.reconciliation.pair import Decided, EventKey, Pair
from backing.records.reconciliation.totals import Totals, deaths_of, totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What several releases hold together.

    ``events`` are all events, each as the rows that are it, in the order of their keys; ``pairs`` say which rows were taken
    for one event, and why. ``under`` counts each release alone, in the order of their names, and ``together`` all of them.
    ``unused`` are the user's decisions about rows that are not among those compared.
    """

    events: tuple[tuple[EventKey, ...], ...]
    pairs: tuple[Pair, ...]
    under: tuple[Totals, ...]
    together: Totals
    unused: tuple[Adjustment, ...] = ()


def reconcile(
    releases: Mapping[tuple[str, str], Sequence[Row]],
    matching: Matching | None = None,
    adjustments: Sequence[Adjustment] = (),
) -> Reconciled:
    """Rows of the table ``events``, by dataset and release, to events.

    The result does not depend on the order of rows or releases. ``adjustments`` win over every score. Raises InvalidTest
    when a release has two rows with one id: they could not be told apart.
    """
    rules = matching or default_matching()
    encoder = Encoder(rules)
    columns = [encoder.columns(name, _with_own_ids(name, releases[name])) for name in sorted(releases)]
    keys = [key for each in columns for key in each.keys]
    decisions = decided_by(adjustments, keys)
    pairs = [
        pair
        for one, other in combinations_with_replacement(columns, 2)
        for pair in _pairs(one, other, rules, decisions, encoder)
    ]
    events, held = gather(keys, pairs, decisions.different)
    deaths, common = deaths_of(columns), [event for event in events if len(_releases(event)) > 1]
    in_common = {key for event in common for key in event}
    return Reconciled(
        events=events,
        pairs=held,
        under=tuple(
            totals(
                " ".join(each.release),
                [(key,) for key in each.keys],
                deaths,
                shared=len(in_common & set(each.keys)),
            )
            for each in columns
        ),
        together=totals("reconciled", events, deaths, shared=len(common)),
        unused=decisions.unused,
    )


def _with_own_ids(name: tuple[str, str], rows: Sequence[Row]) -> Sequence[Row]:
    if len({str(row["id"]) for row in rows}) < len(rows):
        raise InvalidTest(
            f"{name[0]} {name[1]} has several rows with one id, and they cannot be told apart",
            hint="`backing records verify` names them.",
        )
    return rows


def _pairs(
    one: EventColumns, other: EventColumns, matching: Matching, decisions: Decisions, encoder: Encoder
) -> Iterator[Pair]:
    """What joins rows of two releases; within one release only the user joins any."""
    left, right = decisions.joined(one, other)
    by_user = measured(one, left, other, right, matching)
    yield from explained(one, other, by_user, Decided.USER, encoder.sides)
    if one is other:
        return
    likely = _undecided(one, other, likely_pairs(one, other, matching), by_user, decisions)
    pairs, ours, theirs = matched_rows(one, other, likely, matching)
    yield from explained(one, other, pairs, Decided.SCORE, encoder.sides)
    for parts in (ours, theirs):
        yield from explained(one, other, parts, Decided.SPLIT, encoder.sides)


def _undecided(one: EventColumns, other: EventColumns, likely: Likely, by_user: Likely, decisions: Decisions) -> Likely:
    """Without the rows that the user has joined, and the pairs that the user holds apart."""
    free = ~(np.isin(likely.left, by_user.left) | np.isin(likely.right, by_user.right))
    left, right = decisions.apart(one, other)
    width = len(other.keys)
    free &= ~np.isin(likely.left * width + likely.right, left * width + right)
    return likely.only(np.flatnonzero(free))


def _releases(event: Sequence[EventKey]) -> set[tuple[str, str]]:
    return {(key.dataset, key.release) for key in event}
