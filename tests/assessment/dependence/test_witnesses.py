"""Partially reliable witnesses: the published numbers."""

from __future__ import annotations

import pytest

from backing.assessment.dependence.witnesses import agreeing, agreeing_reports, false_report
from backing.errors import UnusableEvidence


@pytest.mark.parametrize(("n", "p"), [(0, 0.3), (1, 0.6315789474), (2, 0.8727272727), (3, 0.9648241206)])
def test_independent_witnesses_who_agree(n, p) -> None:
    assert agreeing(0.3, 0.25, n) == pytest.approx(p, abs=5e-11)


def test_five_copies_are_one_witness() -> None:
    assert agreeing_reports(0.3, 0.25, ["wire"] * 5) == pytest.approx(0.6315789474, abs=5e-11)
    assert agreeing_reports(0.3, 0.25, ["wire", "own man", "wire"]) == pytest.approx(0.8727272727, abs=5e-11)


@pytest.mark.parametrize(("reliability", "affirming", "x"), [(1, 0.5, 0), (0, 0.5, 1), (0.6, 0.5, 0.25), (0.5, 0, 0)])
def test_what_a_witness_is_worth(reliability, affirming, x) -> None:
    assert false_report(reliability, affirming) == pytest.approx(x)


def test_numbers_that_cannot_be_are_refused() -> None:
    for call in (
        lambda: agreeing(1.0, 0.25, 1),
        lambda: agreeing(0.3, 1.25, 1),
        lambda: agreeing(0.3, 0.25, -1),
        lambda: false_report(float("nan"), 0.5),
        lambda: false_report(0, 0),
    ):
        with pytest.raises(UnusableEvidence):
            call()
