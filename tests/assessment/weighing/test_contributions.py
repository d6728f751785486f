"""Contributions in decibans add up."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from backing.assessment.weighing.contributions import weights
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.table import Table, table_of
from tests.assessment.weighing.drawn import tables


@given(table=tables())
def test_they_add_up_to_the_odds_over_the_rival(table: Table) -> None:
    found, result = weights(table), posterior(table)
    odds = result.of(found.hypothesis)[1] / result.of(found.rival)[1]
    assert found.total == pytest.approx(10 * np.log10(odds), abs=1e-6)
    assert (found.low <= found.central).all()
    assert (found.central <= found.high).all()


def test_a_hypothesis_alone_has_nothing_to_be_weighed_against() -> None:
    with pytest.raises(ValueError, match="without a rival"):
        weights(table_of([[0.5]], [1.0]))
