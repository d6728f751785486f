"""Spina bifida in upstate New York on three lists (Madigan & York 1997), as the test-suite of dga has it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from backing.errors import UnusableNumbers
from backing.evidence.statistics.capture import two_lists
from backing.evidence.statistics.three_lists import CELLS, three_lists
from tests.evidence.statistics.reference import golden

SPINA_BIFIDA = [60, 49, 4, 247, 112, 142, 12]
PATTERNS = st.lists(st.integers(0, 60), min_size=7, max_size=7).filter(any)


def listed(seen: np.ndarray) -> list[int]:
    """The seven patterns of an array with one row an event and one column a list."""
    return [int((seen == np.array(cell)).all(axis=1).sum()) for cell in CELLS[1:]]


def test_spina_bifida_agrees_with_the_paper(shared) -> None:
    found = three_lists(SPINA_BIFIDA, prior=(13.14, 55.17))
    reference = golden(shared, "madigan_york_3list")
    assert found.seen == 626 == reference["n_observed"]
    assert round(found.models[0][1], 2) == 0.37 == reference["top_model_prob"]
    assert round(found.estimate) == 731 == reference["bayes_estimator"]
    assert found.models[0][2] == 729 == reference["mode_top"]
    assert found.mode == 728 == reference["mode_avg"]


@drawn(PATTERNS)
def test_renaming_the_lists_changes_nothing(patterns: list[int]) -> None:
    table = dict(zip(CELLS[1:], patterns, strict=True))
    renamed = three_lists([table[cell[2], cell[0], cell[1]] for cell in CELLS[1:]])
    here = three_lists(patterns)
    assert (renamed.seen, renamed.low, renamed.high) == (here.seen, here.low, here.high)
    assert renamed.estimate == pytest.approx(here.estimate)
    assert sorted(p for _, p, _ in renamed.models) == pytest.approx(sorted(p for _, p, _ in here.models))
    assert sum(p for _, p, _ in here.models) == pytest.approx(1)
    assert here.seen <= here.low <= here.high


def test_a_pair_that_copies_is_recognised_and_no_longer_misleads() -> None:
    draw = np.random.default_rng(5)
    one = draw.random(2000) < 0.3
    copied = np.where(one, draw.random(2000) < 0.9, draw.random(2000) < 0.05)
    seen = np.column_stack([one, copied, draw.random(2000) < 0.3]).astype(int)
    found = three_lists(listed(seen))
    assert found.low < 2000 < found.high
    assert "AB" in found.models[0][0].replace(",", "")
    assert two_lists(int(seen[:, 0].sum()), int(seen[:, 1].sum()), int((seen[:, 0] & seen[:, 1]).sum())).high < 1200


def test_independent_lists_give_back_the_total() -> None:
    draw, held = np.random.default_rng(7), 0
    for _ in range(40):
        found = three_lists(listed((draw.random((400, 3)) < [0.5, 0.4, 0.3]).astype(int)))
        held += found.low <= 400 <= found.high
    assert held >= 36


def test_lists_that_share_nothing_say_so() -> None:
    assert not three_lists([20, 20, 0, 20, 0, 0, 0]).tells
    assert three_lists([10, 10, 10, 10, 10, 10, 20]).tells
    assert three_lists(SPINA_BIFIDA).tells


@pytest.mark.parametrize(
    "patterns", [[], [1] * 6, [1] * 8, [0] * 7, [1, 2, -1, 3, 4, 5, 6], [1, math.nan, 1, 1, 1, 1, 1]]
)
def test_patterns_that_cannot_be_are_refused(patterns) -> None:
    with pytest.raises(UnusableNumbers):
        three_lists(patterns)


def test_the_prior_is_positive() -> None:
    with pytest.raises(UnusableNumbers):
        three_lists(SPINA_BIFIDA, prior=(0, 1))
