"""What a report is worth: as much as what it says from a source that is always right, nothing from one that knows nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance
from backing.assessment.sources.reported import of_grade, reported
from backing.errors import UnusableEvidence

SHARES = st.floats(0.01, 0.99)
SURE = Chance.of(1.0, certain=True)
NEVER = Chance.of(0.0, certain=True)


def chances(so: float, not_so: float) -> dict[str, Chance]:
    return {"C1": Chance.of(so), "not C1": Chance.of(not_so)}


@given(SHARES, SHARES)
def test_a_source_that_is_always_right_reports_what_is_so(so: float, not_so: float) -> None:
    assert reported(chances(so, not_so), SURE) == chances(so, not_so)


@given(SHARES, SHARES, SHARES)
def test_a_source_that_knows_nothing_tells_nothing_apart(so: float, not_so: float, otherwise: float) -> None:
    found = reported(chances(so, not_so), NEVER, otherwise=otherwise)
    assert found["C1"] == found["not C1"]


@given(SHARES, SHARES, SHARES)
def test_a_report_never_tells_more_than_what_it_says(so: float, not_so: float, reliability: float) -> None:
    found = reported(chances(so, not_so), Chance.of(reliability))
    said, worth = math.log(so / not_so), math.log(found["C1"].central / found["not C1"].central)
    assert abs(worth) <= abs(said) + 1e-9
    assert said * worth >= 0


@given(SHARES, SHARES)
def test_a_witness_who_sees_what_is_so_is_that_of_bovens_and_hartmann(reliability: float, affirming: float) -> None:
    seen = {"C1": SURE, "not C1": NEVER}
    found = reported(seen, Chance.of(reliability), otherwise=affirming)
    anyhow = (1 - reliability) * affirming
    assert found["not C1"].central / found["C1"].central == pytest.approx(anyhow / (reliability + anyhow))


@given(st.lists(SHARES, min_size=2, max_size=2), st.lists(SHARES, min_size=2, max_size=2), SHARES, SHARES)
def test_the_interval_holds_every_mixture(chance: list[float], reliability: list[float], at: float, of: float) -> None:
    p, r = (Chance.between(*sorted(ends)) for ends in (chance, reliability))
    found = reported({"H1": p}, r)["H1"]
    inside = (r.low + at * (r.high - r.low)) * (p.low + of * (p.high - p.low))
    inside += (1 - r.low - at * (r.high - r.low)) / 2
    assert found.low - 1e-12 <= inside <= found.high + 1e-12


def test_a_grade_moves_the_reliability_a_quarter_of_the_way() -> None:
    assert of_grade(0.92, 0.70) == pytest.approx(0.755)
    assert of_grade(0.32, 0.70) == pytest.approx(0.605)
    assert of_grade(0.70, 0.70) == pytest.approx(0.70)


@pytest.mark.parametrize("otherwise", [0.0, 1.0, -0.1, math.nan])
def test_what_is_no_chance_is_refused(otherwise: float) -> None:
    with pytest.raises(UnusableEvidence):
        reported(chances(0.5, 0.1), SURE, otherwise=otherwise)


def test_what_is_no_reliability_is_refused() -> None:
    with pytest.raises(UnusableEvidence):
        of_grade(1.2, 0.7)
