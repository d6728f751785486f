"""Flip thresholds: set a root to the ratio that is named, and the answer is on the line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from backing.assessment.sensitivity.flips import LINES, flips
from backing.assessment.weighing.posterior import posterior
from backing.assessment.weighing.table import Table, table_of
from tests.assessment.weighing.drawn import tables
from tests.assessment.weighing.test_posterior import FLIP_CASE


def test_the_ratio_of_each_witness() -> None:
    found = flips(table_of(FLIP_CASE, [0.5, 0.5]))
    assert found.ratio[:, 0] == pytest.approx([4, 0.5, 3, 0.8, 0.1])
    assert found.needed[1, :, 0] == pytest.approx(np.array([4, 0.5, 3, 0.8, 0.1]) / 0.48)


def test_the_ratio_that_is_needed_reaches_the_line() -> None:
    needed = flips(table_of(FLIP_CASE, [0.5, 0.5])).needed[:, 4, 0]
    for line, ratio in zip(LINES, needed, strict=True):
        rows = [*FLIP_CASE[:4], [ratio / 10, 0.1]]
        assert posterior(table_of(rows, [0.5, 0.5])).of("H1")[1] == pytest.approx(line)


def test_the_prior_that_flips_the_answer() -> None:
    prior = flips(table_of(FLIP_CASE, [0.5, 0.5])).prior[0]
    assert prior == pytest.approx(1 / 1.48)
    assert posterior(table_of(FLIP_CASE, [prior, 1 - prior])).of("H1")[1] == pytest.approx(0.5)


@given(table=tables())
def test_ratios_times_the_odds_without_give_the_odds_with(table: Table) -> None:
    found = flips(table)
    assert np.isfinite(found.ratio).all()
    assert (found.needed[2] > found.needed[0]).all()
