"""Items become witnesses: those with the same roots count once, those with some roots in common form a cluster."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

import numpy as np

from backing.assessment.dependence.provenance import Provenance, in_order
from backing.errors import UnusableEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """The items of one set of roots: one likelihood.

    ``speaking`` is the one item that speaks for all, ``copies`` are the rest, with a likelihood ratio of 1. For one that
    adds no root to those of the others together nobody speaks (None). ``partly`` has the correlations that were stated, by the
    item that speaks for the other. Those of one ``cluster`` are linked by roots or by such statements, and ``rank`` is the
    place in which they would speak for it, the lowest first. Where nobody speaks, both are -1.
    """

    roots: tuple[str, ...]
    speaking: str | None
    copies: tuple[str, ...] = ()
    partly: Mapping[str, float] = field(default_factory=dict)
    cluster: int = -1
    rank: int = -1


def witnesses(
    provenance: Provenance,
    *,
    known_from: Mapping[str, date] | None = None,
    correlation: Mapping[frozenset[str], float] | None = None,
) -> tuple[Witness, ...]:
    """The witnesses of all items, each item in exactly one, in the items' order.

    Of one witness the item nearest to the roots speaks, then the first public by ``known_from``, then the first by id.
    An item that repeats several others and adds no root of its own is a copy of them together. ``correlation`` states how far
    sets of items depend on each other otherwise, as two reports by one agency do; it raises UnusableEvidence for an unknown
    item and a number that is not in [0, 1].
    """
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for item, roots in provenance.roots.items():
        groups[roots].append(item)
    adding = dict.fromkeys(_that_add(groups))
    stated = {pair: rho for pair, rho in _stated(groups, correlation or {}).items() if pair <= adding.keys()}
    ordered = {roots: in_order(items, provenance, known_from or {}) for roots, items in groups.items()}
    first = {roots: items[0] for roots, items in ordered.items() if roots in adding}
    ranks = {item: rank for rank, item in enumerate(in_order(first.values(), provenance, known_from or {}))}
    clusters = _clusters(list(adding), stated)
    return tuple(
        Witness(
            roots=tuple(sorted(roots)),
            speaking=first.get(roots),
            copies=tuple(items[roots in adding :]),
            partly={first[other]: rho for pair, rho in stated.items() if roots in pair for other in pair - {roots}},
            cluster=clusters.get(roots, -1),
            rank=ranks[first[roots]] if roots in adding else -1,
        )
        for roots, items in ordered.items()
    )


def n_eff(n: int, rho: float) -> float:
    """How many independent witnesses ``n`` are worth that correlate by ``rho``: n / (1 + (n - 1) rho), 1 / rho in the limit.

    Raises UnusableEvidence for fewer than one witness and a ``rho`` that is not in [0, 1].
    """
    if n < 1:
        raise UnusableEvidence(f"{n} witnesses cannot agree", hint="give one or more")
    if not 0 <= rho <= 1:
        raise UnusableEvidence(f"the correlation is {rho}", hint="give a number from 0 (independent) to 1 (copies)")
    return n / (1 + (n - 1) * rho)


def _that_add(groups: Mapping[frozenset[str], list[str]]) -> list[frozenset[str]]:
    """The sets of roots that are no union of smaller ones among them."""
    by_root: dict[str, list[frozenset[str]]] = defaultdict(list)
    for roots in groups:
        for root in roots:
            by_root[root].append(roots)
    return [roots for roots in groups if len(roots) == 1 or not _is_covered(roots, by_root)]


def _is_covered(roots: frozenset[str], by_root: Mapping[str, list[frozenset[str]]]) -> bool:
    return all(any(other < roots for other in by_root[root]) for root in roots)


def _stated(
    groups: Mapping[frozenset[str], list[str]], correlation: Mapping[frozenset[str], float]
) -> dict[frozenset[frozenset[str]], float]:
    """Stated correlations between items as correlations between pairs of sets of roots; the highest where several are stated."""
    home = {item: roots for roots, items in groups.items() for item in items}
    found: dict[frozenset[frozenset[str]], float] = {}
    for items, rho in correlation.items():
        n_eff(1, rho)
        unknown = sorted(items - home.keys())
        if unknown:
            raise UnusableEvidence(
                f"a correlation names {unknown[0]}, and there is no such item", hint="name items that are entered"
            )
        for one, other in combinations({home[item] for item in items}, 2):
            pair = frozenset({one, other})
            found[pair] = max(rho, found.get(pair, 0.0))
    return found


def _clusters(
    groups: Sequence[frozenset[str]], stated: Collection[frozenset[frozenset[str]]]
) -> dict[frozenset[str], int]:
    """For each set of roots the number of its cluster."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    places = {roots: place for place, roots in enumerate(groups)}
    names = {root: place for place, root in enumerate({root for roots in groups for root in roots}, start=len(places))}
    ends = [(places[roots], names[root]) for roots in groups for root in roots]
    ends += [(places[one], places[other]) for one, other in map(tuple, stated)]
    size = len(places) + len(names)
    links = csr_array((np.ones(len(ends)), tuple(np.array(ends, dtype=np.int64).reshape(-1, 2).T)), shape=(size, size))
    _, label = connected_components(links, directed=False)
    return {roots: int(label[place]) for roots, place in places.items()}
