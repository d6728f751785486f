from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.audit.ask import RULES, ask, inquire
from backing.assessment.audit.question import LAST
from backing.assessment.audit.substantiate import substantiate
from backing.assessment.sides import sides_of
from backing.assessment.verdict import Assessment, Label
from backing.claims.claim import Claim, Comparison, Kind, Period, Quantity
from backing.claims.offers import Offering
from backing.provenance import Span
from tests.dossier import factory

CASE = factory.case()
CLAIMS = {claim.id: claim for claim in CASE.claims}
VERDICTS = {verdict.claim: verdict for verdict in CASE.assessment.verdicts}
AUDITS = {row.claim: row for side in substantiate(CASE.claims, CASE.findings, CASE.assessment) for row in side.claims}
LEADING = re.compile(
    r"\b(?:why|really|actually|admit\w*|concede\w*|fail\w*|refus\w*|alleg\w*|so-called|still|lie[sd]?|false\w*|true|"
    r"surely|obviously|of course|even|prove|proof|deny|denie[sd]|contradict\w*|mislead\w*|exaggerat\w*|you)\b",
    re.IGNORECASE,
)
"""Words that argue, accuse or presuppose; ``you`` belongs into a letter's last question alone."""


def texts(claim: Claim, **changes: object) -> list[str]:
    audit = replace(AUDITS[claim.id], **changes)
    return [question.text for question in ask(claim, VERDICTS[claim.id], audit)]


def test_a_relayed_claim_is_asked_for_its_original():
    assert texts(CLAIMS["c2"])[0].startswith("Where and when was this first said")


def test_the_same_gap_is_asked_of_either_side():
    relayed = CLAIMS["c2"]
    own = replace(relayed, asserter="author", attributed_to=None, author_stance="asserts", original=None)
    assert texts(own) == texts(relayed)[1:]


def test_nothing_is_asked_where_nothing_is_missing():
    whole = replace(
        CLAIMS["c9"], places=("XVL",), period=Period(text="in May"), kind=Kind.EVENT, quantity=Quantity(value=2.0)
    )
    assert texts(whole, offering=Offering.OFFERED, public=(), later=()) == []


def test_a_vague_amount_is_asked_for_a_number():
    assert "How many would “large” be, at least?" in texts(CLAIMS["c1"])


def test_a_window_that_hangs_on_an_unknown_day_is_asked_for_it():
    assert any("past six weeks" in question for question in texts(CLAIMS["c3"]))


def test_dated_rows_are_put_to_the_speaker_whichever_way_they_point():
    asked = next(q for q in ask(CLAIMS["c3"], VERDICTS["c3"], AUDITS["c3"]) if q.topic == "rows")
    assert AUDITS["c3"].public
    assert all(piece.what in asked.text for piece in AUDITS["c3"].public[:3])


def test_a_question_is_named_after_its_claim_and_its_topic():
    named = [question.id for question in ask(CLAIMS["c2"], VERDICTS["c2"], AUDITS["c2"])]
    assert named[:2] == ["c2.original", "c2.source"]


def swapped(claims: tuple[Claim, ...], one: str, other: str) -> tuple[Claim, ...]:
    names = {one: other, other: one}
    return tuple(
        replace(
            claim,
            asserter=names[claim.asserter],
            attributed_to=names[claim.asserter],
            author_stance="disputes" if names[claim.asserter] == "B" else "reports",
        )
        for claim in claims
    )


@st.composite
def relayed(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Claims of two speakers, A whom the author reports and B whom the author disputes, of every kind and shape."""
    period = Period(text="in the past month", length_days=30, until_statement=True)
    number = draw(st.integers(1, 6))
    return tuple(
        Claim(
            id=f"c{n}",
            text=draw(st.sampled_from(("X is there", "a large force", "3,000 fighters", "it fell"))),
            span=Span(start=10 * n, end=10 * n + 5),
            post_index=1,
            kind=draw(st.sampled_from([kind for kind in Kind if kind is not Kind.NORMATIVE])),
            asserter=(who := draw(st.sampled_from("AB"))),
            attributed_to=who,
            author_stance="disputes" if who == "B" else "reports",
            polarity=draw(st.sampled_from(("affirmative", "negative"))),
            places=draw(st.sampled_from(((), ("AFG",)))),
            quantity=draw(st.sampled_from((None, Quantity(qualifier="many"), Quantity(value=3.0, unit="men")))),
            period=draw(st.sampled_from((None, period))),
            comparison=draw(st.sampled_from((None, Comparison(a=period, b=period)))),
            original=draw(st.sampled_from(("found", "not found", "not searched"))),
            offered=draw(st.sampled_from(((), ("the UN",)))),
        )
        for n in range(number)
    )


def asked_of(claims: tuple[Claim, ...], labels: dict[str, Label]) -> dict[str, list[tuple[str, str, str]]]:
    verdicts = tuple(replace(VERDICTS["c3"], claim=claim.id, so=labels[claim.id]) for claim in claims)
    assessment = Assessment(
        verdicts=verdicts, sides=sides_of(claims, verdicts), would_change_most=(), settings=CASE.assessment.settings
    )
    audits = substantiate(claims, (), assessment)
    return {
        inquiry.speaker: sorted((q.claim, q.topic, q.text) for q in inquiry.questions)
        for inquiry in inquire(claims, verdicts, audits, most=None)
    }


@given(claims=relayed(), data=st.data())
def test_the_questions_to_two_sides_differ_only_in_names_and_claims(claims: tuple[Claim, ...], data: st.DataObject):
    """Exchange the two speakers, whom the author believes and whom not, and each gets the other's questions to the letter."""
    labels = {
        claim.id: data.draw(st.sampled_from([each for each in Label if each is not Label.OPINION])) for claim in claims
    }
    here, there = asked_of(claims, labels), asked_of(swapped(claims, "A", "B"), labels)
    assert here.get("A", []) == there.get("B", [])
    assert here.get("B", []) == there.get("A", [])


@given(claims=relayed(), data=st.data())
def test_whether_the_answer_is_for_or_against_changes_no_question(claims: tuple[Claim, ...], data: st.DataObject):
    del data
    upheld = asked_of(claims, dict.fromkeys((c.id for c in claims), Label.SUPPORTED))
    assert upheld == asked_of(claims, dict.fromkeys((c.id for c in claims), Label.REFUTED))


@given(claims=relayed())
def test_no_question_leads(claims: tuple[Claim, ...]):
    for questions in asked_of(claims, dict.fromkeys((c.id for c in claims), Label.NEEDS_DEFINITION)).values():
        assert not [text for _, _, text in questions if LEADING.search(text)]


def test_every_rule_can_ask():
    found = {
        q.topic
        for claim in CLAIMS.values()
        if claim.id in AUDITS
        for q in ask(claim, VERDICTS[claim.id], AUDITS[claim.id])
    }
    others = replace(AUDITS["c3"], alternatives=("NRF (12 events)",))
    found |= {q.topic for q in ask(CLAIMS["c3"], VERDICTS["c3"], others)}
    assert found == set(RULES)
    assert not LEADING.search(LAST.replace(" you ", " "))


def test_the_most_consequential_claims_are_asked_about_first_and_the_rest_counted():
    first = inquire(
        CASE.claims, CASE.assessment.verdicts, substantiate(CASE.claims, CASE.findings, CASE.assessment), most=1
    )
    every = inquire(
        CASE.claims, CASE.assessment.verdicts, substantiate(CASE.claims, CASE.findings, CASE.assessment), most=None
    )
    assert [len({q.claim for q in inquiry.questions}) for inquiry in first] == [1] * len(first)
    assert [i.left_out + 1 for i in first] == [len({q.claim for q in inquiry.questions}) for inquiry in every]


@pytest.mark.parametrize("topic", ["place", "source"])
def test_a_topic_is_left_out_where_it_is_answered(topic: str):
    claim = replace(CLAIMS["c2"], places=("XVL",), offered=("a letter",))
    assert not [
        q for q in ask(claim, VERDICTS["c2"], replace(AUDITS["c2"], offering=Offering.OFFERED)) if q.topic == topic
    ]
