"""Blocking loses no pair: the same as comparing every row with every other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.records.reconciliation import candidates as module
from backing.records.reconciliation.candidates import candidates
from backing.records.reconciliation.columns import Encoder
from backing.records.reconciliation.matching import default_matching


def numbered(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "id": str(n), "end": row["start"] + timedelta(days=row["days"])} for n, row in enumerate(found)]


rows = st.lists(
    st.fixed_dictionaries({
        "start": st.integers(0, 900).map(lambda days: date(2015, 1, 1) + timedelta(days=days)),
        "days": st.sampled_from([0, 0, 1, 6, 30, 400, 800]),
        "country": st.sampled_from(["MMR", "BGD", None]),
    }),
    max_size=15,
).map(numbered)  # fmt: skip


@given(rows, rows, st.integers(0, 3), st.sampled_from([1, 7, 1_000_000]))
def test_blocks_hold_exactly_the_pairs_of_one_country_and_close_days(
    ours: list[dict[str, Any]], theirs: list[dict[str, Any]], days: int, at_once: int
) -> None:
    encoder = Encoder(default_matching())
    one, other = encoder.columns(("one", "1"), ours), encoder.columns(("two", "1"), theirs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "AT_ONCE", at_once)
        found = [
            pair for a, b in candidates(one, other, days=days) for pair in zip(a.tolist(), b.tolist(), strict=True)
        ]
    expected = {
        (a, b)
        for a in range(len(ours))
        for b in range(len(theirs))
        if one.country[a] == other.country[b]
        and max(one.first[a], other.first[b]) - min(one.last[a], other.last[b]) <= days
    }
    assert len(found) == len(set(found))
    assert set(found) == expected
