"""Sets that share elements, held against a count pair by pair."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.dependence import overlap
from backing.assessment.dependence.overlap import clusters_of

SETS = st.lists(st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=4), min_size=1, max_size=9, unique=True)


@given(SETS, st.data())
def test_clusters_are_those_of_a_count_pair_by_pair(sets, data) -> None:
    places = list(combinations(range(len(sets)), 2))
    stated = data.draw(st.dictionaries(st.sampled_from(places), st.floats(0, 1), max_size=3)) if places else {}
    share = {pair: len(sets[pair[0]] & sets[pair[1]]) / len(sets[pair[0]] | sets[pair[1]]) for pair in places}
    joined = {pair for pair in places if share[pair] or pair in stated}
    home = list(range(len(sets)))
    for one, other in sorted(joined) * len(sets):
        home[one] = home[other] = min(home[one], home[other])
    for place, found in enumerate(clusters_of([sorted(each) for each in sets], list(stated), list(stated.values()))):
        inside = [other for other in range(len(sets)) if home[other] == home[place]]
        rhos = [max(share[pair], stated.get(pair, 0.0)) for pair in combinations(inside, 2)]
        assert found.size == len(inside)
        assert found.rho == pytest.approx(sum(rhos) / len(rhos) if rhos else 0.0)


def test_sets_are_compared_in_blocks(monkeypatch) -> None:
    sets = [["shared", f"own {place}"] for place in range(7)]
    whole = clusters_of(sets)
    monkeypatch.setattr(overlap, "_BLOCK", 2)
    assert clusters_of(sets) == whole
    assert whole[0].rho == pytest.approx(1 / 3)
