from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.adjust import adjust
from backing.assessment.weigh import weigh
from backing.claims.claim import Claim, Kind
from backing.evidence.finding import P_VALUE, Finding, ModelResult, Proxy
from backing.provenance import Span


def finding(number: int, p: Sequence[float | None], *, measure: str = P_VALUE, as_of: date | None = None) -> Finding:
    return Finding(
        id=f"f{number}", claim=f"c{number}", test="trend", proxy=Proxy.DIRECT, dataset="d", release="1", coverage="",
        query="", as_of=as_of, result="", sample_size=1,
        models=tuple(ModelResult(name=f"test {n}", measure=measure, value=value) for n, value in enumerate(p)),
    )  # fmt: skip


def test_all_tests_of_a_case_are_adjusted_together() -> None:
    found = adjust([finding(1, (0.01, 0.02)), finding(2, (0.04, 0.9))])
    assert [each.adjusted for each in found] == pytest.approx([0.04, 0.04, 0.16 / 3, 0.9])
    assert [each.stands for each in found] == [True, True, False, False]
    assert [(each.finding, each.claim, each.test) for each in found][1:3] == [
        ("f1", "c1", "test 1"),
        ("f2", "c2", "test 0"),
    ]


def test_posteriors_missing_values_and_answers_as_of_posting_are_left_alone() -> None:
    left = [
        finding(1, (0.01,), measure="P(ratio below 1)"),
        finding(2, (0.01,), as_of=date(2024, 5, 3)),
        finding(3, (None,)),
    ]
    assert adjust(left) == adjust([]) == ()
    assert adjust([*left, finding(4, (0.03,))])[0].adjusted == 0.03


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_no_adjusted_value_is_below_its_own_and_the_order_stays(p: list[float]) -> None:
    found = adjust([finding(1, p)])
    assert all(each.adjusted >= each.p for each in found)
    ordered = sorted(found, key=lambda each: each.p)
    assert [each.adjusted for each in ordered] == sorted(each.adjusted for each in found)


def test_an_assessment_holds_them_and_no_verdict_moves() -> None:
    claim = Claim(id="c1", text="it fell", span=Span(start=0, end=7), post_index=1, kind=Kind.TREND)
    with_p, without = (weigh([claim], [replace(finding(1, p))]) for p in ((0.01,), ()))
    assert [each.p for each in with_p.adjusted] == [0.01]
    assert with_p.verdicts == without.verdicts
