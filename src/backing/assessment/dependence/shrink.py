"""Witnesses that depend on each other and say the same count in part: for what they add to those that weigh more.

With n witnesses of one weight who correlate by rho this is n_eff / n each (Clemen and Winkler 1985). Where weights differ, n_eff
is taken at every level of weight of those who weigh that much or more (a Choquet integral). So the heaviest counts in full, what
is added below moves nothing above it, and what tells nothing leaves no trace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from backing.assessment.dependence.group import Witness, n_eff

Real = NDArray[np.float64]
Places = NDArray[np.int64]

_DIGITS = 9
"""Weights that are equal to so many digits are equal; what is 0 to so many tells nothing."""

_NAMED = 4
"""Of those on whom a witness depends so many are named, the heaviest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of its weight that a witness counts for, 0 to 1, and on whom it depends who weigh as much or more, in words."""

    share: float = 1.0
    beside: str = ""

    def words(self, item: str) -> tuple[str, ...]:
        """One sentence on an item that counts in part; none on one that counts in full."""
        counts = f"{item} counts for {self.share:.2f} of its weight: it depends in part on {self.beside}"
        return (counts,) if round(self.share, 2) < 1 else ()


@dataclass(slots=True, kw_only=True)
class _Cluster:
    """Witnesses that are linked, so far: the sum of the correlations of their pairs, and how many they are worth.

    ``fresh`` are the places of those that came with the last level of weight.
    """

    size: int = 1
    correlation: float = 0.0
    worth: float = 0.0
    fresh: list[int] = field(default_factory=list)


def shrink(witnesses: Sequence[Witness], says: Real) -> tuple[Part, ...]:
    """The part of each; ``says``, shape (N, H), is what they say: vectors whose length is their weight.

    Two correlate by what they share of their roots (Jaccard), or by what was stated where that is more; times the cosine of
    what they say, and not at all where they speak against each other: nobody repeats whom he contradicts.
    """
    weight = np.sqrt((says**2).sum(axis=1)).round(_DIGITS)
    sizes = Counter(each.cluster for each in witnesses)
    linked = [place for place, each in enumerate(witnesses) if sizes[each.cluster] > 1]
    entered, parts = _Entered(witnesses, says, weight), [Part()] * len(witnesses)
    for _, level in groupby(sorted(linked, key=lambda place: -weight[place]), key=lambda place: weight[place]):
        for place, part in entered.enter(list(level)):
            parts[place] = part
    return tuple(parts)


class _Entered:
    """The witnesses that were entered so far, the heaviest first, and the cluster of each."""

    def __init__(self, witnesses: Sequence[Witness], says: Real, weight: Real) -> None:
        self.witnesses, self.weight = witnesses, weight
        self.unit = says / np.where(weight > 0, weight, 1.0)[:, None]
        self.roots = np.array([len(each.roots) for each in witnesses])
        self.with_root: dict[str, list[int]] = {}
        self.with_name: dict[str, int] = {}
        self.home: Places = np.full(len(witnesses), -1)
        self.clusters: dict[int, _Cluster] = {}

    def enter(self, level: Sequence[int]) -> Iterator[tuple[int, Part]]:
        """Enter all witnesses of one weight; gives the part of each."""
        for place in level:
            self._list(place)
        beside = {place: self._join(place) for place in level}
        for home in {int(self.home[place]) for place in level}:
            cluster = self.clusters[home]
            pairs = cluster.size * (cluster.size - 1) / 2
            rho = min(1.0, cluster.correlation / pairs) if pairs else 0.0
            worth = max(cluster.worth, n_eff(cluster.size, rho))  # those who link others take nothing from them
            share = min(1.0, (worth - cluster.worth) / len(cluster.fresh))
            yield from ((place, Part(share=share, beside=beside[place])) for place in cluster.fresh)
            cluster.worth, cluster.fresh = worth, []

    def _list(self, place: int) -> None:
        for root in self.witnesses[place].roots:
            self.with_root.setdefault(root, []).append(place)
        self.with_name[str(self.witnesses[place].speaking)] = place
        self.home[place] = place
        self.clusters[place] = _Cluster(fresh=[place])

    def _join(self, place: int) -> str:
        """Put a witness into one cluster with all with whom it correlates; gives the heaviest of these in words."""
        others, rhos = self._correlated(place)
        tied = self.weight[others] == self.weight[place]  # these count the pair too
        mine = self.clusters[int(self.home[place])]
        mine.correlation += float(rhos.sum() - rhos[tied].sum() / 2)
        for home in {*self.home[others].tolist()} - {int(self.home[place])}:
            cluster = self.clusters.pop(home)
            mine.size += cluster.size
            mine.correlation += cluster.correlation
            mine.worth += cluster.worth
            mine.fresh += cluster.fresh
            self.home[self.home == home] = self.home[place]
        return self._named(others)

    def _correlated(self, place: int) -> tuple[Places, Real]:
        """With whom a witness correlates, and how far."""
        witness = self.witnesses[place]
        sharing = [other for root in witness.roots for other in self.with_root[root] if other != place]
        others, both = np.unique(np.array(sharing, dtype=np.int64), return_counts=True)
        rhos = both / (self.roots[place] + self.roots[others] - both)
        stated = {self.with_name[name]: rho for name, rho in witness.partly.items() if name in self.with_name}
        known = dict(zip(others.tolist(), rhos.tolist(), strict=True)) if stated else {}
        if stated:
            known |= {other: max(rho, known.get(other, 0.0)) for other, rho in stated.items()}
            others, rhos = np.array(list(known), dtype=np.int64), np.array(list(known.values()))
        rhos = rhos * (self.unit[others] @ self.unit[place]).round(_DIGITS)
        return others[rhos > 0], rhos[rhos > 0]

    def _named(self, others: Places) -> str:
        first = others[np.argsort(-self.weight[others], kind="stable")][:_NAMED].tolist()
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        return ", ".join(str(self.witnesses[other].speaking) for other in first) + more
