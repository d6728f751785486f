from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.evidence.statistics.odds import log_odds, probability


@given(st.floats(0.001, 0.999))
def test_log_odds_and_probability_undo_each_other(p: float) -> None:
    assert probability(log_odds(p)) == pytest.approx(p)
