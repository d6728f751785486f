"""Priors by sort of claim: mirrored for denials, and never from the case that they judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.combine import judge
from backing.assessment.priors.prior import OCCURRENCE, SORTS, Prior, Priors, check_other_cases, sort_of
from backing.assessment.settings import settings
from backing.assessment.verdict import Label
from backing.assessment.weigh import LATE_PRIORS, weigh
from backing.claims.claim import Kind
from backing.errors import UnusablePriors
from tests.assessment.test_combine import MIRROR, finding, negated
from tests.assessment.test_weigh_entered import claim

OWN = Prior(
    sceptical=0.1,
    even=0.3,
    enthusiastic=0.6,
    cases=("A border clash",),
    by="A desk",
    on=date(2026, 10, 1),
    why="counted",
)
PRIORS = Priors(by_sort={OCCURRENCE: OWN}, digest="d1")
SAID = claim()
DENIALS = (replace(SAID, polarity="negative"), replace(SAID, kind=Kind.ABSENCE, polarity="negative"))


@pytest.mark.parametrize("denial", DENIALS, ids=["of its kind", "absence"])
@given(values=st.lists(st.floats(-9, 9), min_size=1, max_size=4))
def test_a_claim_and_its_denial_get_mirrored_answers(denial, values: list[float]) -> None:
    findings = [finding(*values)]
    said = judge(findings, PRIORS.settings_for(SAID, settings()))
    denied = judge(negated(findings), PRIORS.settings_for(denial, settings()))
    assert denied.label is MIRROR.get(said.label, said.label)
    assert said.p is not None
    assert said.interval is not None
    assert denied.p == pytest.approx(1 - said.p, abs=2e-4)
    assert denied.interval == pytest.approx((1 - said.interval[1], 1 - said.interval[0]), abs=2e-4)


def test_a_prior_moves_the_answer_as_bayes_says() -> None:
    found = judge([finding(1.0)], PRIORS.settings_for(SAID, settings()))
    odds = 0.3 / 0.7 * 2.718282
    assert found.p == pytest.approx(odds / (1 + odds), abs=1e-4)


@pytest.mark.parametrize("even", [0.9, 0.05])
def test_no_prior_gives_a_label_that_the_evidence_does_not_point_to(even: float) -> None:
    sure = replace(OWN, sceptical=even - 0.01, even=even, enthusiastic=even + 0.01)
    locked = Priors(by_sort={OCCURRENCE: sure}).settings_for(SAID, settings())
    assert judge([finding(0.0)], locked).label is Label.NOT_ENOUGH
    most = replace(sure, sceptical=0.97, even=0.98, enthusiastic=0.99)
    assert (
        judge([finding(-0.1)], Priors(by_sort={OCCURRENCE: most}).settings_for(SAID, settings())).label
        is Label.NOT_ENOUGH
    )


def test_what_has_no_prior_of_its_own_keeps_those_that_ship() -> None:
    assert Priors().settings_for(SAID, settings()) is settings()
    assert PRIORS.settings_for(replace(SAID, kind=Kind.TREND), settings()) is settings()
    assert {sort_of(kind) for kind in Kind if kind is not Kind.NORMATIVE} == set(SORTS)


@pytest.mark.parametrize("name", ["a border clash", "A Border-Clash", "x"])
def test_priors_from_the_case_that_they_judge_are_refused(name: str) -> None:
    own = Priors(by_sort={OCCURRENCE: replace(OWN, cases=("another", "A border clash", "cases/x"))})
    with pytest.raises(UnusablePriors, match="is the case that they would judge"):
        check_other_cases(own, ["thread.txt", name])
    check_other_cases(own, ["thread.txt", "thread", "border", ""])


def test_an_assessment_says_whose_priors_it_has_and_whether_they_came_late() -> None:
    plain, own = weigh([SAID], []), weigh([SAID], [], priors=PRIORS)
    assert own.settings == plain.settings | {
        "priors of occurrence": "0.1, 0.3, 0.6; by A desk, 2026-10-01, from A border clash: counted",
        "own_priors_digest": "d1",
    }
    assert own.remarks == ()
    assert weigh([SAID], [], priors=replace(PRIORS, late=True)).remarks == (LATE_PRIORS,)
