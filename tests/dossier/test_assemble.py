from __future__ import annotations

from dataclasses import replace

import pytest

from backing.assessment.verdict import Credit, Label, Remark, Verdict
from backing.dossier.assemble import assemble
from backing.dossier.dossier import Dossier
from backing.dossier.writers.html import write_html
from backing.provenance import Span
from tests.dossier import factory


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return assemble(factory.case(), (factory.dataset(),))


def sentence(dossier: Dossier, heading: str) -> str:
    return dict(dossier.minute)[heading]


def test_every_claim_has_a_card_or_is_kept_with_a_reason(dossier: Dossier):
    cards, kept = {card.tag.claim for card in dossier.cards}, {item.tag.claim for item in dossier.kept}
    assert cards | kept == {claim.id for claim in factory.claims()}
    assert not cards & kept
    assert kept == {"c8", "c10"}
    assert all(item.reason for item in dossier.kept)


def test_the_minute_follows_from_the_verdicts(dossier: Dossier):
    assert sentence(dossier, "Settled").startswith("2 of 8 checkable claims: R1 ")
    assert "For R2 this shows only with hindsight" in sentence(dossier, "Settled")
    assert "A1 (“a large River Front presence" in sentence(dossier, "Not settled")
    assert "A2" in sentence(dossier, "Out of sight")
    assert sentence(dossier, "Would change most").startswith("The governor's own words; a list of")


def test_the_minute_changes_with_the_verdicts():
    case = factory.case()
    open_ended = tuple(replace(v, so=Label.NOT_ENOUGH) for v in case.assessment.verdicts)
    dossier = assemble(replace(case, assessment=replace(case.assessment, verdicts=open_ended)))
    assert sentence(dossier, "Settled") == "None of the 10 checkable claims is supported or refuted by these records."
    assert "cannot tell" not in sentence(dossier, "Out of sight")


def test_both_error_costs_are_computed_and_mirror_each_other():
    case = factory.case()
    first, second = case.assessment.sides
    swapped = (replace(first, role="REBUTTAL"), replace(second, role="ALLEGATION"))
    turned = assemble(replace(case, assessment=replace(case.assessment, sides=swapped)))
    names = [[line.split(" (")[0] for line in error.rests_on] for error in assemble(case).errors]
    others = [[line.split(" (")[0] for line in error.rests_on] for error in turned.errors]
    letters = str.maketrans("AR", "RA")
    assert names[0][:-1] == ["R2", "R4"]
    assert names[1][:-1] == ["R1", "R3"]
    assert [name.translate(letters) for name in others[1][:-1]] == names[0][:-1]
    assert [name.translate(letters) for name in others[0][:-1]] == names[1][:-1]


def test_who_said_what_keeps_said_offered_and_public_apart(dossier: Dossier):
    governor, office = dossier.parties
    assert [row.tag.name for row in governor.rows] == ["A1", "A2"]
    assert {row.offered for row in governor.rows} == {"unknown: the original was not read"}
    rows = {row.tag.name: row for row in office.rows}
    assert rows["R2"].offered == "R1, in the same text"
    assert rows["R1"].public_then == "2 rows, 2 dated cases"
    assert (rows["R2"].as_of.label, rows["R2"].hindsight.label) == ("Not enough evidence", "Supported")


def test_one_side_without_a_test_is_announced(dossier: Dossier):
    assert dossier.banner is None
    case = factory.case()
    untested = tuple(replace(v, so=Label.OPINION) if v.claim in {"c1", "c2"} else v for v in case.assessment.verdicts)
    found = tuple(f for f in case.findings if f.claim not in {"c1", "c2"})
    lopsided = replace(case, findings=found, assessment=replace(case.assessment, verdicts=untested))
    assert "the provincial governor" in str(assemble(lopsided).banner)


def test_as_of_and_hindsight_of_one_test_share_a_card_section(dossier: Dossier):
    (card,) = [card for card in dossier.cards if card.tag.claim == "c4"]
    (check,) = card.checks
    assert [result.when for result in check.results] == ["As of 3 May 2024", "With hindsight"]
    assert len(check.queries) == 1


def test_steps_with_other_numbers_at_the_other_time_carry_its_day():
    case = factory.case()
    findings = tuple(
        replace(f, explanation=("the same at both", f"sources: {3 if f.as_of else 5}")) if f.claim == "c4" else f
        for f in case.findings
    )
    (card,) = [card for card in assemble(replace(case, findings=findings)).cards if card.tag.claim == "c4"]
    assert card.checks[0].explanation == ("the same at both", "sources: 5", "As of 3 May 2024: sources: 3")


def test_queries_are_numbered_once(dossier: Dossier):
    assert [query.number for query in dossier.queries] == list(range(1, len(dossier.queries) + 1))
    assert len({query.sql for query in dossier.queries}) == len(dossier.queries)


def test_blind_spots_name_their_claims(dossier: Dossier):
    spots = {reason: [tag.name for tag in tags] for reason, tags in dossier.blind_spots}
    assert ["A1", "A2"] in spots.values()
    assert spots["valley-events 2024.2: it holds nothing on the Hill League"] == ["R5"]


def test_what_to_look_at_stands_on_the_first_page_with_its_claims(dossier: Dossier):
    assert 'id="look"' not in write_html(dossier), "there is nothing to look at"
    made = factory.case()
    remarks = (Remark(text="two <claims>", claims=(made.claims[0].id, "gone")), Remark(text="E1 and E2"))
    changed = assemble(replace(made, assessment=replace(made.assessment, remarks=remarks)))
    assert [(text, len(tags)) for text, tags in changed.to_look_at] == [("two <claims>", 1), ("E1 and E2", 0)]
    assert "two &lt;claims&gt;" in write_html(changed)


def test_the_sources_stand_on_the_first_page_with_their_claims(dossier: Dossier):
    assert 'id="sources"' not in write_html(dossier), "nothing is known of any"
    made = factory.case()
    named = Credit(
        item="E1",
        source="A <group>",
        ground="stated",
        says={made.claims[0].id: "no"},
        worth={made.claims[0].id: (-3.0, -3.0, -3.0)},
    )
    many = [Credit(item=f"E{n}", source=f"outlet {n}", ground="stated", reliable=(0.5, 0.5, 0.5)) for n in range(2, 12)]
    changed = assemble(replace(made, assessment=replace(made.assessment, credits=(named, *many))))
    assert (len(changed.sources), [len(tags) for _, tags in changed.sources]) == (11, [1] + [0] * 10)
    html = write_html(changed)
    assert "A &lt;group&gt; says no to" in html
    assert "worth -3.0 dB; stated (E1)" in html
    assert "<summary>3 more</summary>" in html


def test_the_timeline_is_the_one_with_counter_examples(dossier: Dossier):
    assert dossier.timeline is not None
    assert dossier.timeline.kind == "timeline"


@pytest.mark.parametrize(
    ("reader", "words"), [("thread", "this thread"), ("article", "this article"), ("text", "this statement")]
)
def test_the_title_names_what_was_read(reader: str, words: str):
    case = replace(factory.case(), statement=factory.statement(reader=reader))
    assert assemble(case).title == f"What stands behind {words}?"


def test_a_case_with_nothing_to_test_is_a_dossier_too():
    case = factory.case()
    nothing = replace(case.assessment, verdicts=(), sides=(), would_change_most=())
    dossier = assemble(replace(case, findings=(), assessment=nothing))
    assert dossier.cards == ()
    assert len(dossier.kept) == len(case.claims)
    assert sentence(dossier, "Settled").startswith("Nothing was tested")


def test_a_long_side_names_its_further_claims_under_their_answer():
    case = factory.case()
    first = case.claims[8]
    many = tuple(replace(first, id=f"x{n}") for n in range(9))
    verdicts = tuple(replace(case.assessment.verdicts[8], claim=claim.id) for claim in many)
    side = replace(case.assessment.sides[1], claims=tuple(claim.id for claim in many))
    lengthy = replace(
        case, claims=many, findings=(), assessment=replace(case.assessment, verdicts=verdicts, sides=(side,))
    )
    (party,) = assemble(lengthy).parties
    assert [row.tag.name for row in party.rows] == ["R1", "R2", "R3", "R4", "R5", "R6", "R7"]
    assert [(label, [tag.name for tag in tags]) for label, tags in party.further] == [
        ("Not enough evidence", ["R8", "R9"])
    ]


def test_a_claim_for_which_nothing_could_be_read_is_shown_as_such(dossier: Dossier):
    case = factory.case()
    nothing = tuple(
        replace(f, dataset="none", release="none", cannot_tell=("no release is about it",)) if f.claim == "c6" else f
        for f in case.findings
    )
    changed = assemble(replace(case, findings=nothing))
    assert [card.tag.claim for card in changed.cards if card.unread] == ["c6", "c9"]
    assert [card.tag.claim for card in dossier.cards if card.unread] == ["c9"]
    assert "none" not in " ".join([*changed.releases, *(reason for reason, _ in changed.blind_spots)])


def test_the_headline_is_that_of_the_finding_that_weighed_most(dossier: Dossier):
    case = factory.case()
    aside = factory.finding("f0", "c3", "other", "Another release says nothing.", headline="nothing", dataset="other")
    rows = assemble(replace(case, findings=(aside, *case.findings))).parties[1].rows
    assert rows[0].headline == "Miran, 19 Apr"


def test_counter_examples_are_shown_once_and_without_empty_columns():
    case = factory.case()
    row = {"id": "a", "date": "2024-04-02", "url": None}
    twice = tuple(replace(f, counter_examples=(row, row)) if f.claim == "c3" else f for f in case.findings)
    (card,) = [card for card in assemble(replace(case, findings=twice)).cards if card.tag.claim == "c3"]
    assert card.counter_examples is not None
    assert card.counter_examples.columns == ("date", "id")
    assert card.counter_examples.rows == (("2024-04-02", "a"),)


def test_the_order_of_findings_of_other_claims_changes_nothing(dossier: Dossier):
    case = factory.case()
    mixed = assemble(replace(case, findings=tuple(sorted(case.findings, key=lambda f: (int(f.claim[1:]) % 3, f.id)))))
    assert mixed.minute == dossier.minute
    assert mixed.parties == dossier.parties
    assert mixed.errors == dossier.errors


def test_several_statements_are_dated_one_by_one():
    case = factory.case()
    one = case.statement.utterances[0]
    both = replace(case.statement, utterances=(one, replace(one, name="reply.txt", span=Span(start=0, end=0))))
    dossier = assemble(replace(case, statement=both))
    assert dossier.title == "What stands behind these statements?"
    assert [line.split(":")[0] for line in dossier.dated] == ["valley.txt", "reply.txt"]


def test_the_strongest_test_survived_stands_on_the_card_in_the_same_words_for_a_claim_and_its_denial():
    case = factory.case()
    felled = next(each for each in case.assessment.verdicts if each.claim == "c3")
    part = felled.contributions[0]
    turned = replace(part, low=-part.high, central=-part.central, high=-part.low)
    denied = replace(felled, denial_survived=part.finding)
    upheld = replace(felled, contributions=(turned,), survived=part.finding)
    (_, nothing), (_, passed) = survived(denied)
    (_, as_passed), (_, as_nothing) = survived(upheld)
    assert (nothing, passed) == (as_nothing, as_passed)
    assert nothing.startswith("none:")
    assert passed.startswith("counter-example: ")
    assert "over 1,000 times as likely if it is so as if not" in passed


def test_a_claim_that_nothing_could_tell_of_says_so():
    case = factory.case()
    dark = next(each for each in case.assessment.verdicts if each.claim == "c2")
    assert survived(dark) == ()
    assert "Neither it nor its denial was put to a test" in write_html(assemble(case))


def test_a_prior_beyond_what_is_written_is_bounded_once():
    case = factory.case()
    verdicts = tuple(replace(each, flip_prior=0.0001) for each in case.assessment.verdicts)
    page = write_html(assemble(replace(case, assessment=replace(case.assessment, verdicts=verdicts))))
    assert "gave it less than 0.1% beforehand" in page
    assert "less than under" not in page


def survived(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    case = factory.case()
    verdicts = tuple(verdict if each.claim == verdict.claim else each for each in case.assessment.verdicts)
    made = assemble(replace(case, assessment=replace(case.assessment, verdicts=verdicts)))
    return next(card.survived for card in made.cards if card.tag.claim == verdict.claim)
