"""Leave one root out: the same as weighing again without it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from backing.assessment.sensitivity.leave_out import leave_one_out
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.table import Table, table_of
from tests.assessment.weighing.drawn import tables
from tests.assessment.weighing.test_posterior import FLIP_CASE


def test_one_witness_decides() -> None:
    found = leave_one_out(table_of(FLIP_CASE, [0.5, 0.5]))
    assert found.posterior[4, 0] == pytest.approx(24 / 29, abs=1e-12)
    assert found.decides.tolist() == [False, False, False, False, True]


@given(table=tables())
def test_it_is_what_the_rest_gives(table: Table) -> None:
    found = leave_one_out(table)
    for place in range(len(table.roots)):
        rest = {name: np.delete(getattr(table, name), place, axis=0) for name in ("low", "central", "high", "absolute")}
        roots = table.roots[:place] + table.roots[place + 1 :]
        assert found.posterior[place] == pytest.approx(posterior(replace(table, roots=roots, **rest)).central)


def test_an_exclusion_can_be_taken_back_out() -> None:
    found = leave_one_out(table_of([[0.0, 0.3], [0.6, 0.2]], [0.5, 0.5]))
    assert found.posterior[:, 0] == pytest.approx([0.75, 0.0])
