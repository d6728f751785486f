"""Verdicts, sides and what would change most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from backing.assessment.verdict import Label
from backing.assessment.weigh import weigh
from backing.claims.claim import Kind, Relation
from backing.evidence.finding import Proxy
from tests.assessment.test_combine import finding
from tests.evidence.factory import claim_of

OWN = claim_of("there was no attack", Kind.ABSENCE, relations=(Relation(type="rebuts", to="c02"),))
THEIRS = claim_of("there was an attack", Kind.EVENT, id="c02", asserter="the minister", attributed_to="the minister",
                  author_stance="disputes", original="not searched")  # fmt: skip
ADVICE = claim_of("one should wait", Kind.NORMATIVE, id="c03", checkable=False, checkability="none", reason="advice")


def test_said_and_so_are_apart() -> None:
    verdict = weigh([THEIRS], [finding(4.6, claim="c02")]).verdict_on("c02")
    assert (verdict.said, verdict.so) == ("not searched", Label.SUPPORTED)
    assert weigh([OWN], []).verdict_on("c01").said is None


def test_as_of_and_hindsight_are_apart() -> None:
    findings = [finding(-4.6), finding(4.6, as_of=date(2020, 1, 1), id="early")]
    verdict = weigh([OWN], findings).verdict_on("c01")
    assert (verdict.as_of.label, verdict.hindsight.label) == (Label.SUPPORTED, Label.REFUTED)


def test_without_a_date_there_is_no_answer_as_of_posting() -> None:
    verdict = weigh([OWN], [finding(4.6)]).verdict_on("c01")
    assert (verdict.as_of.label, verdict.hindsight.label) == (Label.CANNOT_TELL, Label.SUPPORTED)


def test_advice_is_kept_and_not_tested() -> None:
    verdict = weigh([ADVICE], []).verdict_on("c03")
    assert (verdict.so, verdict.reason, verdict.hindsight.p) == (Label.OPINION, "advice", None)


def test_a_claim_that_nothing_tests_cannot_be_told() -> None:
    assert weigh([OWN], []).verdict_on("c01").so is Label.CANNOT_TELL


def test_confidence_does_not_come_from_the_probability() -> None:
    sure, unsure = (weigh([OWN], [finding(value)]).verdict_on("c01") for value in (9.0, 0.1))
    assert sure.confidence == unsure.confidence
    stand_in = weigh([OWN], [finding(9.0, proxy=Proxy.SAME_ACTOR)]).verdict_on("c01")
    assert stand_in.confidence != sure.confidence


def test_the_prior_that_flips_the_answer_is_given() -> None:
    assert weigh([OWN], [finding(4.59512)]).verdict_on("c01").flip_prior == 0.01


def test_each_side_has_its_claims() -> None:
    allegation, rebuttal = weigh([OWN, THEIRS, ADVICE], []).sides
    assert (allegation.name, allegation.role, allegation.claims) == ("the minister", "ALLEGATION", ("c02",))
    assert "known only through the critic" in allegation.note
    assert (rebuttal.role, rebuttal.claims) == ("REBUTTAL", ("c01",))
    (only,) = weigh([OWN, ADVICE], []).sides
    assert only.role == "STATEMENT"


def test_what_would_change_most_counts_the_claims_that_hang_on_it() -> None:
    needs = [finding(id="a", needs=("a list",)), finding(id="b", claim="c02", needs=("a list",))]
    wanted = weigh([OWN, THEIRS], needs).would_change_most
    assert wanted[0] == "a list"
    assert "the original statement by the minister" in wanted


def test_a_decisive_claim_comes_before_one_that_is_open() -> None:
    open_one = replace(OWN, id="c09", relations=())
    side = weigh([open_one, OWN], [finding(4.6)]).sides[0]
    assert side.claims[0] == "c01"


def test_several_statements_are_a_side_each() -> None:
    from backing.provenance import Span
    from backing.statements.compose import join
    from backing.statements.read import read_statement

    both = join(
        [read_statement(b"There was an attack.", name="a.txt"), read_statement(b"There was none.", name="b.txt")]
    )
    claims = [replace(THEIRS, span=Span(start=0, end=19)), replace(OWN, span=Span(start=22, end=36))]
    sides = weigh(claims, [], both.utterances).sides
    assert [(side.name, side.claims) for side in sides] == [("a.txt", ("c02",)), ("b.txt", ("c01",))]


def test_what_others_are_said_to_say_is_not_the_authors_side() -> None:
    reported = replace(THEIRS, author_stance="reports")
    own, others = weigh([replace(OWN, relations=()), reported], []).sides
    assert (own.name, own.claims) == ("the author", ("c01",))
    assert (others.role, others.name, others.claims) == ("OTHERS", "the minister", ("c02",))
