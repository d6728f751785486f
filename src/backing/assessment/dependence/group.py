"""Items become witnesses: those with the same roots count once, those with some roots in common count in part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from backing.assessment.dependence.overlap import clusters_of
from backing.assessment.dependence.provenance import Provenance, in_order
from backing.errors import UnusableEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """The items of one set of roots: one likelihood.

    ``speaking`` is the one item that speaks for all, ``copies`` are the rest, with a likelihood ratio of 1. ``share`` in
    (0, 1] is the part of its weight of evidence that counts: below 1 where it shares roots with other witnesses. For one that
    adds no root to those of the others together nobody speaks (None).
    """

    roots: tuple[str, ...]
    speaking: str | None
    copies: tuple[str, ...] = ()
    share: float = 1.0


def witnesses(
    provenance: Provenance,
    *,
    known_from: Mapping[str, date] | None = None,
    correlation: Mapping[frozenset[str], float] | None = None,
) -> tuple[Witness, ...]:
    """The witnesses of all items, each item in exactly one, in the items' order.

    Of one witness the item nearest to the roots speaks, then the first public by ``known_from``, then the first by id.
    An item that repeats several others and adds no root of its own is a copy of them together. Witnesses that share roots
    beyond that form a cluster, whose weight shrinks by n_eff / n with rho the mean part of the roots that two of them
    share (Jaccard). ``correlation`` states rho for sets of items that depend on each other otherwise, as two reports by
    one agency do; it raises UnusableEvidence for an unknown item and a rho that is not in [0, 1].
    """
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for item, roots in provenance.roots.items():
        groups[roots].append(item)
    adding = _that_add(groups)
    shares = _shares(adding, _stated(groups, correlation or {}))
    return tuple(
        _witness(roots, in_order(items, provenance, known_from or {}), shares.get(roots))
        for roots, items in groups.items()
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


def _shares(
    adding: Sequence[frozenset[str]], stated: Mapping[frozenset[frozenset[str]], float]
) -> dict[frozenset[str], float]:
    """n_eff / n of the cluster that each set of roots is in."""
    known = frozenset(adding)
    pairs = {pair: rho for pair, rho in stated.items() if pair <= known}
    roots = Counter(root for each in adding for root in each)
    if not pairs and max(roots.values(), default=0) < 2:
        return dict.fromkeys(adding, 1.0)
    places = {each: place for place, each in enumerate(adding)}
    joined = [tuple(sorted(places[each] for each in pair)) for pair in pairs]
    clusters = clusters_of([sorted(each) for each in adding], joined, tuple(pairs.values()))
    return {
        each: n_eff(clusters[place].size, clusters[place].rho) / clusters[place].size for each, place in places.items()
    }


def _witness(roots: frozenset[str], items: Sequence[str], share: float | None) -> Witness:
    """A witness from its items, the first to speak first; one without a share adds nothing."""
    if share is None:
        return Witness(roots=tuple(sorted(roots)), speaking=None, copies=tuple(items))
    first, *copies = items
    return Witness(roots=tuple(sorted(roots)), speaking=first, copies=tuple(copies), share=share)
