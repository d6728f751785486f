"""What the other side would collect: no open observable, and no result of one, could raise a hypothesis more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import Expected, Observable
from backing.assessment.items.item import Chance
from backing.assessment.sensitivity.other_side import most_raised
from backing.assessment.sensitivity.outcomes import outcomes
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.table import Table, logs, table_of
from tests.assessment.sensitivity.test_information import observable
from tests.assessment.weighing.drawn import tables

LEAVES = [["H1"], ["H2"]]


def test_each_side_would_look_for_what_speaks_for_it() -> None:
    table = table_of([], [0.6, 0.4])
    rows = [observable("raids", {"H1": 0.2, "H2": 0.8}), observable("videos", {"H1": 0.5, "H2": 0.1})]
    first, second = most_raised(table, outcomes(table, rows, LEAVES))
    assert (first.hypothesis, first.observable, first.seen) == ("H1", "videos", True)
    assert first.then == pytest.approx(0.3 / 0.34)
    assert (second.hypothesis, second.observable, second.seen) == ("H2", "raids", True)
    assert (second.now, second.then) == (pytest.approx(0.4), pytest.approx(0.32 / 0.44))
    assert second.chance == pytest.approx(0.44)


def test_what_is_not_found_can_raise_a_hypothesis_most() -> None:
    table = table_of([], [0.5, 0.5])
    (first, second) = most_raised(table, outcomes(table, [observable("camps", {"H1": 0.99, "H2": 0.5})], LEAVES))
    assert (first.seen, second.seen) == (True, False)
    assert second.then == pytest.approx(0.5 / 0.51)


def test_where_nothing_is_open_or_nothing_tells_nobody_looks() -> None:
    table = table_of([], [0.5, 0.5])
    assert most_raised(table, outcomes(table, [], LEAVES)) == ()
    assert most_raised(table, outcomes(table, [observable("rain", {"H1": 0.3, "H2": 0.3})], LEAVES)) == ()
    never = {name: Expected(exist=Chance.of(0.0, certain=True)) for name in ("H1", "H2")}
    assert most_raised(table, outcomes(table, [Observable(id="never", text="", expected=never)], LEAVES)) == ()


@given(table=tables(), seed=st.integers(0, 2**32 - 1))
def test_it_is_the_most_that_weighing_again_with_any_result_gives(table: Table, seed: int) -> None:
    random = np.random.default_rng(seed)
    told = random.uniform(0.05, 0.95, (3, len(table.named)))
    rows = [observable(f"O{n}", dict(zip(table.named, map(float, row), strict=True))) for n, row in enumerate(told)]
    found = {each.hypothesis: each for each in most_raised(table, outcomes(table, rows, [[n] for n in table.named]))}
    weighed = [posterior(with_row(table, result)).central for row in told for result in (row, 1 - row)]
    for place, name in enumerate(table.named):
        most = max(each[place] for each in weighed)
        if name in found:
            assert found[name].then == pytest.approx(most)
        else:
            assert most <= posterior(table).central[place] + 0.001


def with_row(table: Table, row: np.ndarray) -> Table:
    added = {name: np.vstack([getattr(table, name), logs([row], len(row))]) for name in ("low", "central", "high")}
    return replace(table, roots=(*table.roots, "O"), absolute=np.append(table.absolute, True), **added)
