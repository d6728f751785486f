"""One row of a release is one row of another at the most: the pairs that agree best as a whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, min_weight_full_bipartite_matching

from backing.records.reconciliation.columns import Real, Whole

_BASE = 1.0
"""Added to every cost: the solver takes a stored zero for no edge."""


def assign(left: Whole, right: Whole, gain: Real) -> Whole:
    """Which of the pairs to keep, as indices in order: no row twice, and the largest sum of ``gain`` (all positive).

    Gain is what a score exceeds the threshold by, so that two pairs that barely pass do not break up one that fits well.
    Each connected group of rows is solved on its own, exactly (linear assignment, Jonker and Volgenant 1987, in its sparse
    form), so a row elsewhere changes nothing.
    """
    if not left.size:
        return left
    mine, theirs = (np.unique(side, return_inverse=True) for side in (left, right))
    a, b = mine[1], theirs[1] + mine[0].size
    size = mine[0].size + theirs[0].size
    _, group = connected_components(coo_array((np.ones(left.size), (a, b)), shape=(size, size)), directed=False)
    order = np.argsort(group[a], kind="stable")
    edges = np.flatnonzero(np.diff(group[a][order])) + 1
    kept: list[Whole] = [_solved(members, left, right, gain) for members in np.split(order, edges)]
    return np.sort(np.concatenate(kept))


def _solved(members: Whole, left: Whole, right: Whole, gain: Real) -> Whole:
    if members.size == 1:
        return members
    rows, columns = (np.unique(side[members], return_inverse=True) for side in (left, right))
    many, most = rows[0].size, float(gain[members].max())
    # Every row may also go to a column of its own, at the price of no gain: it stays alone.
    alone = np.arange(many)
    cost = np.concatenate([_BASE + most - gain[members], np.full(many, _BASE + most)])
    at = np.concatenate([rows[1], alone]), np.concatenate([columns[1], columns[0].size + alone])
    graph = coo_array((cost, at), shape=(many, columns[0].size + many)).tocsr()
    _, chosen = min_weight_full_bipartite_matching(graph)
    taken: NDArray[np.bool_] = chosen[rows[1]] == columns[1]
    return members[taken]
