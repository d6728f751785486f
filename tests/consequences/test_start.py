"""Where a case leaves off: what its assessment narrows, what it leaves as it ships, and stand-ins that lean to no side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from backing.assessment.audit.substantiate import substantiate
from backing.assessment.verdict import Assessment
from backing.claims.claim import Claim, Quantity
from backing.consequences.scenario import Authority, Scenario
from backing.consequences.start import SMALLER, Start, stand_ins, start_from
from tests.dossier.factory import case

CASE = case()


def started(claims: tuple[Claim, ...] = tuple(CASE.claims), assessment: Assessment = CASE.assessment) -> Start:
    audits = substantiate(claims, CASE.findings, assessment, CASE.statement.utterances)
    return start_from("made", claims, assessment, audits, {claim.id: f"A{n}" for n, claim in enumerate(claims, 1)})


def test_stand_ins_are_alike_in_all_but_relations_that_cancel_out() -> None:
    states = stand_ins("us")
    assert len({replace(state, name="", relation=0) for state in states}) == 1
    assert np.mean([state.relation for state in states]) == states[0].relation == 0
    assert (states[0].bias, states[0].enough) == (0, 0.5)
    assert (Authority().cost_of_alarm, Scenario.__dataclass_fields__["goodwill"].default) == (
        Authority().cost_of_miss, Scenario.__dataclass_fields__["grievance"].default,
    )  # fmt: skip


def test_it_says_by_the_dossiers_names_where_each_number_comes_from() -> None:
    first, *rest = CASE.claims
    side = replace(CASE.assessment.sides[0], role="ALLEGATION", claims=(first.id,))
    assessment = replace(CASE.assessment, sides=(side,))
    counted = replace(first, quantity=Quantity(value=6000, unit="fighters"))
    found = started((counted, *rest), assessment)
    assert f"A1 ({first.id}): " in found.origin
    assert (
        f"the number of A1 ({first.id}): 6,000 members if the allegation is right, 1,500 if it is wrong" in found.origin
    )
    assert found.origin.startswith(found.ranged)
    assert found.origin.endswith("states and authority are stand-ins")
    assert "members" not in found.ranged
    assert (found.scenario.large, found.scenario.small) == (6000, 6000 / SMALLER)
    plain = started((replace(first, quantity=None), *rest), assessment)
    assert "no claim names a number: 4,000 members if the allegation is right, 1,000 if it is wrong" in plain.origin


def test_where_the_assessment_cannot_tell_it_says_that_it_narrows_nothing() -> None:
    side = replace(CASE.assessment.sides[0], role="ALLEGATION", claims=())
    found = started(assessment=replace(CASE.assessment, sides=(side,)))
    assert found.origin.count("the assessment narrows nothing here") == 2
    assert found.scenario.ranges == {}
