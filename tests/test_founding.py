"""The founding thread from its bytes to its verdicts: every test that it calls for runs, and on the right record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import backing
from backing.assessment.verdict import Label, Verdict
from backing.case import Case
from backing.claims.claim import Claim
from backing.dossier.assemble import assemble
from backing.dossier.writers.html import write_html
from backing.evidence.finding import Finding, Proxy


@pytest.fixture(scope="module")
def case(shared: Path) -> Case:
    return backing.assess(shared / "data/statements/imankulov-thread.txt")


@pytest.fixture(scope="module")
def claim(case: Case) -> Callable[[str], Claim]:
    """The shortest claim whose text holds some words."""
    return lambda words: min((c for c in case.claims if words in c.text), key=lambda c: len(c.text))


@pytest.fixture(scope="module")
def page(case: Case) -> str:
    return write_html(assemble(case))


def findings(case: Case, claim: Claim, test: str) -> list[Finding]:
    return [finding for finding in case.findings if finding.claim == claim.id and finding.test == test]


def verdict(case: Case, claim: Claim) -> Verdict:
    return case.assessment.verdict_on(claim.id)


def test_the_eight_weeks_are_decided_by_the_claimed_attack_of_27_march(case: Case, claim) -> None:
    eight_weeks = claim("over the past eight weeks")
    answer = verdict(case, eight_weeks)
    assert (answer.as_of.label, answer.hindsight.label) == (Label.REFUTED, Label.REFUTED)
    late = {f.dataset: f for f in findings(case, eight_weeks, "occurrence") if f.as_of is None}
    on_figures, on_sample = late["published-figures"], late["ucdp-ged-afg-sample"]
    march = next(row for row in on_figures.counter_examples if row["date"] == "2023-03-27")
    assert march["decides_if_posted"] == "15 Apr 2023 to 15 May 2023"
    assert len({model.value for model in on_figures.models}) >= 7
    assert "incomplete sample" in " ".join(on_sample.cannot_tell)
    assert not on_sample.readings


def on_figures(case: Case, claim: Claim) -> Finding:
    """What the published figures say of the eight weeks with hindsight: what the dossier shows."""
    late = [f for f in findings(case, claim, "occurrence") if f.as_of is None]
    return next(finding for finding in late if finding.dataset == "published-figures")


def test_the_same_silence_would_have_told_everything_or_nothing(case: Case, claim, page: str) -> None:
    finding = on_figures(case, claim("over the past eight weeks"))
    silent = {m.name: m.value for m in finding.models if m.measure == "P(no event in the window)" and m.value}
    assert min(silent.values()) == silent["Poisson"] == pytest.approx(2.3e-7, rel=0.02)
    assert max(silent.values()) == silent["One gamma rate for the window, k = 0.25"] == pytest.approx(0.36, rel=0.02)
    words = " ".join(finding.explanation)
    assert "27 attacks recorded in 99 days" in words
    assert "depends on the model" in words
    assert "1 in 4,300,000 and 0.36" in page


def test_an_eight_week_silence_somewhere_in_91_weeks_is_no_rarity(case: Case, claim, page: str) -> None:
    finding = on_figures(case, claim("over the past eight weeks"))
    at_base, at_later = (exhibit for exhibit in finding.exhibits if exhibit.kind == "ladder")
    weekly = "Negative binomial, weeks independent"
    found = {
        (number, row["model"]): (row["p"], row["anywhere"])
        for number, exhibit in enumerate((at_base, at_later))
        for row in exhibit.data
        if row["model"] in ("Poisson", weekly)
    }
    assert found[1, "Poisson"][1] == pytest.approx(0.33, abs=0.01)
    assert found[1, weekly][1] == pytest.approx(0.78, abs=0.01)
    factors = [anywhere / asserted for asserted, anywhere in found.values()]
    assert (round(min(factors)), round(max(factors))) == (16, 72)
    assert at_base.notes["weeks"] == 91
    assert "91 weeks were watched, from 15 Aug 2021 on (Taliban takeover of Afghanistan)" in page
    assert "8 attacks recorded in 99 days" in page


def test_what_a_silence_would_tell_decides_nothing(case: Case, claim) -> None:
    eight_weeks = claim("over the past eight weeks")
    finding = on_figures(case, eight_weeks)
    assert len({reading.log_lr for reading in finding.readings}) == 1
    assert [c.finding for c in verdict(case, eight_weeks).contributions] == [finding.id]
    assert "depends on the chosen window" not in verdict(case, eight_weeks).flags


def test_activity_fell_with_hindsight_only(case: Case, claim) -> None:
    answer = verdict(case, claim("a significant reduction"))
    assert (answer.as_of.label, answer.hindsight.label) == (Label.CANNOT_TELL, Label.SUPPORTED)


def test_seven_thousand_fighters_are_held_against_published_figures(case: Case, claim) -> None:
    late = [f for f in findings(case, claim("7,000 fighters in Afghanistan"), "magnitude") if f.as_of is None]
    assert late, "the figures were not asked"
    assert late[0].sample_size >= 3
    assert any(row["kind"] == "converted" for row in late[0].exhibits[0].data)
    assert verdict(case, claim("7,000 fighters in Afghanistan")).so in (Label.NOT_ENOUGH, Label.CANNOT_TELL)


def test_silence_hardly_tells_seven_thousand_fighters_from_one_thousand(case: Case, claim) -> None:
    early, late = sorted(
        findings(case, claim("7,000 fighters in Afghanistan"), "magnitude"), key=lambda f: f.as_of is None
    )
    ratios = {m.name: m.value for m in early.models if m.measure == "likelihood ratio"}
    against = [
        ratios[f"A silence of 56 days, 7,000 against 1,000, quiet spells {quiet}"] for quiet in ("0%", "5%", "15%")
    ]
    assert against[0] < 0.01, "without quiet spells silence would refute the larger number"
    assert all(0.8 < ratio < 1 for ratio in against[1:])
    assert not any("silence" in reading.name for finding in (early, late) for reading in finding.readings)
    told = " ".join(late.explanation)
    assert "TTP claimed no attack from 1 May 2022 to 31 Aug 2022, with 3,000 to 5,500 fighters" in told


def test_unit_drift_is_shown_and_the_un_figure_brought_to_fighters(case: Case, claim) -> None:
    late = next(f for f in findings(case, claim("7,000 fighters in Afghanistan"), "magnitude") if f.as_of is None)
    brought = next(model for model in late.models if model.name.endswith("brought to fighters"))
    assert brought.interval == pytest.approx((840, 3180), rel=0.01)
    assert any("for what was published as 4,000 to 6,000 fighters and family members" in e for e in late.explanation)


def test_significant_presence_in_the_north_has_no_posterior_and_gets_none(case: Case, claim) -> None:
    for finding in findings(case, claim("the significant presence"), "vague strength"):
        assert (finding.readings, finding.exhibits) == ((), ())
        assert "not for northern Afghanistan" in finding.cannot_tell[0]


def test_hardly_keep_control_is_held_against_a_reference_class(case: Case, claim) -> None:
    finding = findings(case, claim("If there were indeed"), "reference class")[0]
    assert finding.sample_size >= 10
    ratio = next(model for model in finding.models if model.name.startswith("Claimed number over"))
    assert ratio.interval == pytest.approx((0.07, 0.1207), abs=1e-4)
    assert [exhibit.kind for exhibit in finding.exhibits] == ["curve", "curve"]
    assert "districts" in finding.cannot_tell[0]


@pytest.mark.parametrize("words", ["have not witnessed any", "refrained from expanding", "As a result of the Doha"])
def test_growth_and_doha_meet_a_series_that_is_about_somebody_else(case: Case, claim, words: str) -> None:
    trend = findings(case, claim(words), "trend")
    about_all = [finding for finding in trend if finding.proxy is Proxy.SAME_PLACE]
    assert about_all
    assert all("not about" in " ".join(finding.cannot_tell) and not finding.readings for finding in about_all)
    assert "Taliban" not in about_all[0].cannot_tell[0]
    assert verdict(case, claim(words)).so is Label.CANNOT_TELL


def test_twenty_months_against_the_nineties_needs_a_definition_and_has_a_tipping_ratio(case: Case, claim) -> None:
    comparing = claim("20-month rule")
    assert verdict(case, comparing).so is Label.NEEDS_DEFINITION
    late = [f for f in findings(case, comparing, "period comparison") if f.as_of is None and f.models]
    assert any(model.name.startswith("Detection ratio") for model in late[0].models)


def test_two_databases_that_differ_in_sign_stand_beside_the_comparison_as_a_note(case: Case, claim) -> None:
    for finding in findings(case, claim("20-month rule"), "period comparison"):
        if finding.models:
            note = next(model for model in finding.models if model.name.startswith("Note on method"))
            assert note.value == pytest.approx(2.1237, abs=5e-4)
            assert any("(times 1.72)" in told and "(times 0.81)" in told for told in finding.explanation)


def test_notes_on_method_stand_with_the_claims_that_call_for_them(case: Case, claim, page: str) -> None:
    notes = {note.name.split()[0]: note for note in assemble(case).notes}
    calling = {name: {tag.claim for tag in note.tags} for name, note in notes.items()}
    assert set(notes) == {"Rival", "Who", "Whether", "A"}
    assert claim("publicly shaming").id in calling["Whether"]
    assert claim("mudslinging").id in calling["Whether"]
    assert claim("have unequivocally denied").id not in calling["Whether"]
    assert claim("lacking empirical backing").id in calling["Rival"]
    assert claim("7,000 fighters in Afghanistan").id in calling["Who"]
    assert claim("the Taliban's commitment").id in calling["A"]
    for work in ("Karvetski and Mandel 2020", "Dong, Berti", "Hafner-Burton 2008", "DeMeritt 2012", "Downs, Rocke"):
        assert work in page


def test_an_absence_of_videos_shows_its_three_probabilities(case: Case, claim) -> None:
    finding = findings(case, claim("absence of videos"), "weighted absence")[0]
    assert len([model for model in finding.models if model.measure.startswith("P(")]) == 3


def test_lacking_backing_is_overstated(case: Case, claim) -> None:
    answer = verdict(case, claim("lacking empirical backing"))
    assert answer.as_of.label is Label.LEANS_REFUTED
    assert "overstated" in answer.flags


def test_the_allegation_is_a_claim_of_its_own_and_known_only_through_the_critic(case: Case, claim) -> None:
    presence = claim("the significant presence")
    assert presence.asserter != "author"
    assert verdict(case, presence).said == "not searched"
    allegation = case.assessment.sides[0]
    assert allegation.role == "ALLEGATION"
    assert "known only through the critic" in allegation.note
    assert presence.id in allegation.claims


def test_both_sides_are_searched_alike(case: Case) -> None:
    sides = {claim: side.role for side in case.assessment.sides for claim in side.claims}
    effort = {(sides[f.claim], f.searched) for f in case.findings if f.claim in sides and "AFG" in str(f.searched)}
    assert {role for role, _ in effort} >= {"ALLEGATION", "REBUTTAL"}
    assert len({searched for _, searched in effort}) == 1


def test_advice_and_values_are_kept_and_not_tested(case: Case) -> None:
    kept = [v for v in case.assessment.verdicts if v.so is Label.OPINION]
    assert len(kept) >= 10
    assert all(v.hindsight.p is None and v.reason for v in kept)


def test_what_stood_behind_each_claim_is_told_for_both_sides(case: Case) -> None:
    accounts = {each.role: each for each in assemble(case).accounts}
    alleged, rebuttal = accounts["ALLEGATION"], accounts["REBUTTAL"]
    assert all(row.offered.startswith("unknown: the original was not read") for row in alleged.rows)
    assert any("Balkh" in line and "9 Mar 2023" in line for line in alleged.rows[0].public)
    offered = {row.tag.name: row.offered for row in rebuttal.rows}
    assert offered["R1"].endswith("(it is about the backing of A1 and A2)")
    assert offered["R3"] == "R2, in the same text"
    assert {side.effort.partition("on ")[2].split(",")[0] for side in (alleged, rebuttal)} == {"6 releases"}


def test_each_speaker_is_asked_and_the_argument_is_drawn(case: Case) -> None:
    dossier = assemble(case)
    assert [inquiry.speaker for inquiry in dossier.inquiries][:2] == ["Marat Imankulov", "the author"]
    assert dossier.inquiries[0].questions[0].text == "Where and when was this first said, and in which words?"
    steps = {(step.source.name, step.link, step.target.name) for step in dossier.argument.steps}
    assert {("R2", "supports", "R3"), ("R1", "rebuts", "A1"), ("R4", "rebuts", "A3")} <= steps
    assert not [step for step in steps if step[2] == "O1"], "that Zawahiri was there is no answer to “no alternative”"


def test_no_alternative_is_answered_with_those_that_would_have_to_be_ruled_out(case: Case, claim) -> None:
    none = next(c for c in case.claims if "no viable alternative" in c.text and c.kind == "presence")
    found = findings(case, none, "alternatives")
    assert {f.as_of is None for f in found} == {True, False}
    names = [row["what"] for row in found[-1].exhibits[0].data]
    assert names[0] == "NRF"
    assert verdict(case, none).so is Label.CANNOT_TELL
    asked = next(each for each in assemble(case).inquiries if each.speaker == "Marat Imankulov")
    assert any("NRF (12 events" in question.text for question in asked.questions)
