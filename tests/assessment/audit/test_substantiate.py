from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backing.assessment.audit.speakers import plain_name, speaker_of
from backing.assessment.audit.substantiate import effort_on, substantiate
from backing.assessment.hypotheses.hypothesis import Expected, Hypothesis, HypothesisSet, Observable
from backing.assessment.items.item import Chance, Item, ItemKind, Said
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Habit
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Claim, Kind, Relation
from backing.claims.offers import Offering
from tests.dossier import factory

CASE = factory.case()
SPEAKING = Sources(named=(Source(name="Provincial Governor", speech=Habit(always=Said.NO, chance=0.9)),))


def audit(claims=CASE.claims, items=(), findings=CASE.findings, sources=SPEAKING, sets=()):
    entered = Evidence(items=tuple(items), sources=sources, sets=sets)
    sides = substantiate(claims, findings, CASE.assessment, CASE.statement.utterances, entered)
    return {row.claim: row for side in sides for row in side.claims}


def changed(ident: str, **slots: object) -> tuple[Claim, ...]:
    return tuple(replace(claim, **slots) if claim.id == ident else claim for claim in CASE.claims)


def reply(**slots: object) -> Item:
    usual = {
        "id": "E1",
        "text": "They answered.",
        "kind": ItemKind.REPLY,
        "source": "Provincial Governor",
        "on": date(2024, 6, 1),
        "known_from": date(2024, 6, 1),
        "chances": {"c2": Chance.of(0.5), "not c2": Chance.of(0.5)},
    }
    return Item(**usual | slots)


def test_what_a_relayed_speaker_offered_is_unknown_until_the_original_is_read():
    assert audit()["c2"].offering is Offering.UNKNOWN
    assert audit(changed("c2", original="found"))["c2"].offering is Offering.NONE
    assert audit(changed("c2", original="found", offered=("a letter",)))["c2"].offering is Offering.OFFERED


def test_a_claim_of_the_same_text_counts_as_offered_for_an_own_claim_only():
    assert audit()["c4"].supports == ("c3",)
    assert audit()["c4"].offering is Offering.OFFERED
    supported = changed("c3", relations=(Relation(type="premise_of", to="c2"),))
    assert audit(supported)["c2"].offering is Offering.UNKNOWN


def test_public_then_and_found_later_do_not_overlap():
    for row in audit().values():
        assert not {piece.id for piece in row.public} & {piece.id for piece in row.later}


def test_with_no_day_nothing_counts_as_public_then():
    late = tuple(finding for finding in CASE.findings if finding.as_of is None)
    rows = audit(findings=late)
    assert all(row.rows_then is None and not row.public for row in rows.values())


def test_an_item_is_public_from_its_own_day_on():
    early = reply(id="E2", kind=ItemKind.DOCUMENT, known_from=date(2024, 1, 1))
    late = reply(id="E3", kind=ItemKind.DOCUMENT, known_from=date(2030, 1, 1))
    unknown = reply(id="E4", kind=ItemKind.DOCUMENT, known_from=None)
    row = audit(items=(early, late, unknown))["c2"]
    assert "E2" in {piece.id for piece in row.public}
    assert {"E3", "E4"} <= {piece.id for piece in row.later}


@pytest.mark.parametrize("claim", ["c1", "c2"])
def test_what_speaks_of_an_explanation_bears_on_the_claims_that_the_question_is_about(claim: str):
    """Whoever makes the claim; what was looked for and not found stands there too, what nobody looked for does not."""
    looked = {"E8": True, "E9": False, "E7": None}
    rows = tuple(
        Observable(
            id=name,
            text="videos of camps",
            expected={"H1": Expected(exist=Chance.of(0.5))},
            seen=seen,
            searched=("the archive",),
            known_from=date(2024, 1, 1),
        )
        for name, seen in looked.items()
    )
    asked = HypothesisSet(
        id="S", question="", hypotheses=(Hypothesis(id="H1", text="", prior=0.9),), about=(claim,), observables=rows
    )
    item = reply(id="E2", kind=ItemKind.DOCUMENT, known_from=date(2024, 1, 1), chances={"H1": Chance.of(0.3)})
    rows_of = {name: (*row.public, *row.later) for name, row in audit(items=(item,), sets=(asked,)).items()}
    found = {name: {piece.id for piece in pieces} & {"E2", *looked} for name, pieces in rows_of.items()}
    assert found == {name: {"E2", "E8", "E9"} if name == claim else set() for name in found}


def test_a_reply_counts_as_offered_by_its_speaker_and_by_nobody_else():
    assert audit(items=(reply(),))["c2"].replies == ("E1",)
    assert audit(items=(reply(),))["c2"].offering is Offering.UNKNOWN, "to stand by one's words is no support for them"
    citing = reply(text="They answered, citing https://example.org/report.pdf.")
    assert audit(items=(citing,))["c2"].offering is Offering.OFFERED
    assert "https://example.org/report.pdf" in audit(items=(citing,))["c2"].offered
    assert audit(items=(reply(source="somebody"),))["c2"].replies == ()
    assert audit(items=(reply(chances={}, says={"c2": Said.NO}),))["c2"].replies == ("E1",), (
        "whatever form it is entered in"
    )
    assert audit(items=(reply(),))["c1"].replies == ()


def test_a_claim_about_backing_leads_to_the_claims_that_it_is_about():
    claims = changed("c7", kind=Kind.SUBSTANTIATION, relations=(Relation(type="rebuts", to="c1"),))
    assert audit(claims)["c7"].about == ("c1",)


def test_nothing_here_says_whether_a_claim_is_so():
    """The words of the offering are about the offering, and the last thing out of sight is named for every claim."""
    rows = audit().values()
    assert all("false" not in row.offering and "true" not in row.offering for row in rows)
    assert {row.unseen[-1] for row in rows} == {"what was known and never published: no record here can show it"}


def test_effort_is_counted_alike_for_any_claims():
    found = {c.id: [f for f in CASE.findings if f.claim == c.id] for c in CASE.claims}
    whole = effort_on(CASE.claims, found)
    parts = [effort_on([claim], found) for claim in CASE.claims]
    assert whole.tests == sum(part.tests for part in parts)
    assert whole.rows == sum(part.rows for part in parts)
    assert whole.claims == sum(claim.checkable for claim in CASE.claims)
    assert whole.tests_per_claim == pytest.approx(whole.tests / whole.claims)
    assert effort_on([], found).tests_per_claim == 0


def test_the_speaker_of_an_own_claim_is_that_of_the_text():
    own = next(claim for claim in CASE.claims if claim.asserter == "author")
    assert speaker_of(own, CASE.statement.utterances) == "Valley press office"
    assert speaker_of(own) == "the author"
    assert plain_name("unnamed (Marat Imankulov by context)") == "Marat Imankulov"
    assert plain_name("The Taliban's") == "Taliban"
