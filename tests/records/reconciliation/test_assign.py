"""The assignment is the best of all, as trying every one shows."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backing.records.reconciliation.assign import assign

edges = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 1000), max_size=9)


@given(edges)
def test_no_row_twice_and_no_better_choice(graph: dict[tuple[int, int], int]) -> None:
    left, right = (np.array([pair[side] for pair in graph], dtype=np.int64) for side in (0, 1))
    gain = np.array(list(graph.values()), dtype=np.float64) / 1000
    kept = assign(left, right, gain).tolist()
    assert one_to_one([list(graph)[at] for at in kept])
    assert np.isclose(gain[kept].sum(), best(graph) / 1000)


def one_to_one(pairs: list[tuple[int, int]]) -> bool:
    return all(len({pair[side] for pair in pairs}) == len(pairs) for side in (0, 1))


def best(graph: dict[tuple[int, int], int]) -> int:
    """The largest sum over every set of pairs that uses no row twice."""
    sets = (chosen for size in range(len(graph) + 1) for chosen in combinations(graph, size))
    return max(sum(graph[pair] for pair in chosen) for chosen in sets if one_to_one(list(chosen)))
