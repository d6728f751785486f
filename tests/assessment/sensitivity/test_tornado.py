"""The tornado: each bar is what weighing again with one changed number gives."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.sensitivity.tornado import tornado
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.table import Table
from tests.assessment.weighing.drawn import drawn_table, tables


@given(table=tables(), choice=st.integers(0, 6))
def test_each_bar_is_a_posterior_with_one_number_changed(table: Table, choice: int) -> None:
    target = table.ids[choice % len(table.ids)]
    found = tornado(table, target)
    assert found.central == pytest.approx(posterior(table).of(target)[1])
    for place in np.ndindex(table.central.shape):
        for ends, moved in ((table.low, found.at_low), (table.high, found.at_high)):
            changed = table.central.copy()
            changed[place] = ends[place]
            again = posterior(replace(table, low=changed, central=changed, high=changed))
            assert moved[place] == pytest.approx(again.of(target)[1], abs=1e-9)


def test_by_default_it_is_about_the_leader() -> None:
    table = drawn_table(5)
    assert tornado(table).target == table.ids[int(posterior(table).central[:-1].argmax())]
    assert (tornado(table).swing >= 0).all()


def test_an_unknown_target_is_an_error() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        tornado(drawn_table(5), "H99")
