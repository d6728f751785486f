"""Sets that share elements, put together into clusters: how many are in each, and how much each two of them share on average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

_BLOCK = 500
"""Sets that are held against all others at once: memory grows with their number times this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """So many sets, of which two share ``rho`` of their elements on average (Jaccard; 0 for those that share none)."""

    size: int
    rho: float


def clusters_of(
    sets: Sequence[Sequence[str]], pairs: Sequence[tuple[int, ...]] = (), rhos: Sequence[float] = ()
) -> list[Cluster]:
    """The cluster of each set, in their order.

    Sets are in one cluster that share an element, or that ``pairs`` join by their places; the part that such a pair shares is
    its ``rhos`` where that is more.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    names = {name: place for place, name in enumerate(dict.fromkeys(name for each in sets for name in each))}
    rows = np.repeat(np.arange(len(sets)), [len(each) for each in sets])
    columns = np.array([names[name] for each in sets for name in each], dtype=np.int64)
    has = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(sets), len(names)))
    one, other = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    ends = np.concatenate([rows, one]), np.concatenate([columns + len(sets), other])
    size = len(sets) + len(names)
    _, label = connected_components(csr_array((np.ones(len(ends[0])), ends), shape=(size, size)), directed=False)
    home = label[: len(sets)]
    total = np.bincount(home, weights=_shared(has), minlength=label.max() + 1) / 2
    more = np.maximum(
        np.asarray(rhos, dtype=float) - [_jaccard(sets[a], sets[b]) for a, b in zip(one, other, strict=True)], 0
    )
    total += np.bincount(home[one], weights=more, minlength=len(total))
    count = np.bincount(home, minlength=len(total))
    mean = np.divide(total * 2, count * (count - 1), out=np.zeros(len(total)), where=count > 1)
    return [Cluster(size=int(count[place]), rho=min(1.0, float(mean[place]))) for place in home.tolist()]


def _shared(has: Any) -> np.ndarray:
    """For each set the sum of what it shares with each other one (Jaccard)."""
    size = has.sum(axis=1)
    found = np.zeros(has.shape[0])
    turned = has.T.tocsc()
    for start in range(0, has.shape[0], _BLOCK):
        both = (has[start : start + _BLOCK] @ turned).tocoo()
        part = both.data / (size[start + both.row] + size[both.col] - both.data)
        found[start : start + _BLOCK] = np.bincount(both.row, weights=part, minlength=both.shape[0]) - 1
    return found


def _jaccard(one: Sequence[str], other: Sequence[str]) -> float:
    both = len({*one} & {*other})
    return both / (len(one) + len(other) - both)
