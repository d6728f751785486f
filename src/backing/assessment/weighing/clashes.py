"""Items of one root that rate it otherwise: one of them speaks, and a person should settle whose chances hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from backing.assessment.dependence.provenance import Provenance, in_order
from backing.assessment.items.item import Item
from backing.assessment.scales import decibans
from backing.assessment.weighing.testimony import log

APART_DB = 3.0
"""Decibans by which items of one root rate it otherwise: a factor of two between their ratios, whatever their ranges hold."""


def clashes(items: Sequence[Item], provenance: Provenance) -> Iterator[tuple[str, str]]:
    """The item that speaks and another of its root, where both speak of the same and their ratios are clearly apart."""
    by_id = {item.id: item for item in items}
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for id_ in by_id:
        groups[provenance.roots[id_]].append(id_)
    days = {item.id: item.known_from for item in items if item.known_from}
    for ids in groups.values():
        ordered = [by_id[id_] for id_ in in_order(ids, provenance, days)]
        for place, other in enumerate(ordered):
            first = next((each for each in ordered[:place] if _shared(each, other)), None)
            if first is not None and apart(first, other) > APART_DB:
                yield first.id, other.id


def apart(one: Item, other: Item) -> float:
    """The most decibans by which the ranges of a ratio of chances are apart in two items; 0 or below where all overlap.

    Only ratios are compared: a repetition that is half as likely under every explanation says the same.
    """
    pairs = [(one.chances[name], other.chances[name]) for name in _shared(one, other)]
    above = max((log(own.low) - log(its.high) for own, its in pairs), default=0.0)
    below = max((log(its.low) - log(own.high) for own, its in pairs), default=0.0)
    return decibans(above + below)


def _shared(one: Item, other: Item) -> set[str]:
    """What both speak of."""
    return one.chances.keys() & other.chances.keys()
