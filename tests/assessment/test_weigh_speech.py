"""Who says it, from the file to the answer: a strike is reported, the group is silent, the authority denies."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.items.item import DENIED, Chance, Item, Said
from backing.assessment.scales import DECIBANS_PER_NAT
from backing.assessment.sources.source import Source, Sources
from backing.assessment.sources.speech import Behaviour, Speech
from backing.assessment.verdict import Assessment
from backing.assessment.weigh import weigh
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.read import read_evidence
from backing.claims.claim import Claim, Kind
from backing.errors import UnusableEvidence
from backing.provenance import DateRange, Span
from backing.statements.statement import Dating, Utterance

STRIKE = """\
sources:
  Local monitors: {says: {so: {yes: 0.8, no: 0.01}, not so: {yes: 0.05, no: 0.01}}}
  The group: {says: {so: {yes: 0.1, no: 0.1}, not so: {yes: 0.02, no: 0.6}}}
  The authority: {says: {always: no, chance: 0.95}}
evidence:
  - {id: E1, text: A strike was reported, source: Local monitors, says: {c1: yes}}
  - {id: E2, text: The group said nothing, source: The group, says: {c1: nothing}}
  - {id: E3, text: The authority denied it, source: The authority, says: {c1: no}}
"""
OPPOSITE = {Said.YES: Said.NO, Said.NO: Said.YES, Said.NOTHING: Said.NOTHING}


def claim(name: str = "c1") -> Claim:
    return Claim(id=name, text="", span=Span(start=0, end=5), post_index=1, kind=Kind.PRESENCE)


def judged(evidence: Evidence) -> Assessment:
    return weigh([claim()], (), (), evidence)


def heard(speech: Speech, said: Said, times: int = 1) -> Evidence:
    items = tuple(Item(id=f"E{n}", text="", source="A", says={"c1": said}) for n in range(1, times + 1))
    return Evidence(items=items, sources=Sources(named=(Source(name="A", speech=speech),)))


def test_of_three_speakers_only_what_is_no_habit_tells() -> None:
    assessment = judged(read_evidence(STRIKE))
    verdict = assessment.verdict_on("c1")
    odds = 0.8 / 0.05 * (0.8 / 0.38)
    assert verdict.hindsight.p == pytest.approx(odds / (1 + odds), abs=1e-4)
    assert {each.finding: each.central for each in verdict.contributions} == {"E1": 12.04, "E2": 3.23}
    assert [each.worth["c1"] for each in assessment.credits] == [(12.04,) * 3, (3.23,) * 3, (0.0,) * 3]
    assert assessment.credits[2].ground == "says no with a chance of 0.95 whatever is so"
    assert assessment.credits[2].says == {"c1": "no"}


@pytest.mark.parametrize(("habit", "words"), [("always: no", "no"), ("always: yes", "yes")])
def test_the_denier_and_the_alarmist_move_nothing(habit: str, words: str) -> None:
    """With them, without them, and however loud they are: the same answer to the last digit."""
    without = judged(read_evidence(STRIKE[: STRIKE.index("  - {id: E3")])).verdicts
    for chance in ("0.95", "0.5", "1"):
        text = STRIKE.replace("always: no, chance: 0.95", f"{habit}, chance: {chance}")
        text = text.replace("The authority, says: {c1: no}", f"The authority, says: {{c1: {words}}}")
        loud = "".join(
            f"  - {{id: E{n}, text: again, source: The authority, says: {{c1: {words}}}}}\n" for n in range(4, 9)
        )
        assert judged(read_evidence(text)).verdicts == judged(read_evidence(text + loud)).verdicts == without


def test_words_need_no_document() -> None:
    """Where the documents are listed, whoever says something is a root beside them."""
    listed = STRIKE.replace("evidence:", "documents: [a report]\nevidence:")
    assert judged(read_evidence(listed)).verdicts == judged(read_evidence(STRIKE)).verdicts
    with pytest.raises(UnusableEvidence, match="'a rumour' is no item, and not among the documents"):
        read_evidence(listed.replace("source: The group, says", "source: The group, from: [a rumour], says"))


def test_in_a_set_they_tell_as_on_the_claim() -> None:
    presence = instantiate(TemplateName.PRESENCE, claim())
    entered = read_evidence(STRIKE)
    (row,) = weigh([claim()], (), (), Evidence(items=entered.items, sources=entered.sources, sets=(presence,))).sets
    (plain,) = weigh(
        [claim()], (), (), Evidence(items=entered.items[:2], sources=entered.sources, sets=(presence,))
    ).sets
    assert row.hindsight.pieces[0].items == ("E1", "E2")
    assert row.hindsight == plain.hindsight


PART = st.floats(0.01, 0.98)


@st.composite
def behaviours(draw: st.DrawFn) -> Behaviour:
    so, not_so = (draw(st.tuples(PART, PART).filter(lambda pair: sum(pair) < 0.99)) for _ in range(2))
    parts = [Chance.of(each) for each in (*so, *not_so)]
    return Behaviour(**dict(zip(("yes_if_true", "no_if_true", "yes_if_false", "no_if_false"), parts, strict=True)))


@given(speech=behaviours(), said=st.sampled_from(Said))
def test_turning_the_claim_turns_the_answer(speech: Behaviour, said: Said) -> None:
    one, other = heard(speech, said), heard(speech.turned, OPPOSITE[said])
    first, second = (judged(each).verdict_on("c1").hindsight for each in (one, other))
    if first.p is None:
        assume(second.p is None)
        return
    assert second.p == pytest.approx(1 - first.p, abs=2e-4)
    assert first.interval[0] == pytest.approx(1 - second.interval[1], abs=2e-4)


@given(speech=behaviours(), said=st.sampled_from(Said), times=st.integers(1, 4))
def test_saying_it_again_is_the_same_witness(speech: Behaviour, said: Said, times: int) -> None:
    again, once = (judged(heard(speech, said, number)).verdict_on("c1").hindsight for number in (times, 1))
    assert again == once


@given(right=st.integers(30, 200), wrong=st.integers(0, 100), so=PART, denied=PART)
def test_a_reliable_source_is_as_reliable_for_either_side(right: int, wrong: int, so: float, denied: float) -> None:
    """The same record is applied to what speaks for a claim and to what speaks against it."""
    answers = []
    for pair in ((so, denied), (denied, so)):
        chances = {"c1": Chance.of(pair[0]), f"{DENIED}c1": Chance.of(pair[1])}
        item = Item(id="E1", text="", source="A", chances=chances)
        evidence = Evidence(items=(item,), sources=Sources(named=(Source(name="A", record=(right, wrong)),)))
        answers.append(judged(evidence).verdict_on("c1").hindsight)
    assert (answers[0].p is None) == (answers[1].p is None)
    if answers[0].p is not None:
        assert answers[0].p + answers[1].p == pytest.approx(1, abs=2e-4)


def test_a_record_weighs_a_plain_yes_as_it_should() -> None:
    """From a source that is right with the record's mean m, what is certain if reported rightly weighs m / (1 - m)."""
    text = (
        "sources: {A: {record: {right: 41, wrong: 6}}}\nevidence:\n"
        "  - {id: E1, text: a, source: A, certain: true, chances: {c1: 1, not c1: 0}}\n"
    )
    assessment = judged(read_evidence(text))
    (row,), (contribution,) = assessment.credits, assessment.verdict_on("c1").contributions
    mean = (row.reliable[1] + 1) / 2
    assert contribution.central == pytest.approx(DECIBANS_PER_NAT * math.log(mean / (1 - mean)), abs=0.02)
    assert row.ground == "41 of 47 resolved items right"


def test_a_short_record_is_shown_and_weighs_nothing() -> None:
    text = (
        "sources: {A: {record: {right: 29, wrong: 0}}, B: {reliable: 0.5}}\nevidence:\n"
        "  - {id: E1, text: a, source: A, chances: {c1: 0.8, not c1: 0.2}}\n"
    )
    assessment = judged(read_evidence(text))
    plain = judged(read_evidence(text[text.index("evidence:") :]))
    assert assessment.verdicts == plain.verdicts
    assert not assessment.credits
    short, unused = (remark.text for remark in assessment.remarks if "entered" not in remark.text)
    assert short.startswith("A was right in 29 of 29 resolved items (0.9")
    assert short.endswith("fewer than 30, so the record weighs nothing")
    assert unused == "nothing is by B, of which the sources say something"


def test_a_claim_that_is_not_there_is_named_with_its_line() -> None:
    with pytest.raises(UnusableEvidence, match=r"^evidence\.yaml, line 8: E3 says something of c9, which is no claim"):
        judged(read_evidence(STRIKE.replace("The authority, says: {c1", "The authority, says: {c9")))
    with pytest.raises(UnusableEvidence, match="says something of H1, which is no claim"):
        judged(read_evidence(STRIKE.replace("says: {c1: yes}", "says: {H1: yes}")))


POSTED = date(2022, 8, 3)
POST = Utterance(
    name="a post",
    digest="",
    size=0,
    reader="text",
    language="en",
    speaker=None,
    dating=Dating(days=DateRange(earliest=POSTED, latest=POSTED), basis="given"),
    span=Span(start=0, end=9),
    segments=(),
)


def on_the_day(text: str) -> Assessment:
    return weigh([claim()], (), (POST,), read_evidence(text))


@pytest.mark.parametrize("entry", ["says: {so: {yes: 0.9, no: 0.01}, not so: {yes: 0.01, no: 0.9}}", "reliable: 0.3"])
@pytest.mark.parametrize(("since", "words"), [("", "it has no"), (", known from: 2026-09-15", "2026-09-15")])
def test_what_is_known_of_a_source_later_moves_nothing_as_of_the_day(entry: str, since: str, words: str) -> None:
    """Judged by what was known then: its words weigh nothing, its items have their own chances; in hindsight all counts."""
    item = "says: {c1: yes}" if "says" in entry else "chances: {c1: 0.9, not c1: 0.2}"
    rest = f"{{id: E1, text: a, source: A, known from: 2022-08-01, {item}}}"
    text = f"sources: {{A: {{{entry}SINCE}}}}\nevidence:\n  - {rest}\n"
    then, early = (on_the_day(text.replace("SINCE", each)) for each in (since, ", known from: 2022-08-03"))
    nothing = on_the_day(f"evidence:\n  - {rest}\n") if "says" not in entry else weigh([claim()], (), (POST,))
    assert then.verdict_on("c1").as_of.p == nothing.verdict_on("c1").as_of.p
    assert then.verdict_on("c1").as_of.p != early.verdict_on("c1").as_of.p == early.verdict_on("c1").hindsight.p
    assert then.verdict_on("c1").hindsight == early.verdict_on("c1").hindsight
    told = [remark.text for remark in then.remarks if remark.text.startswith("as of posting nothing is known of A")]
    assert len(told) == 1
    assert words in told[0]
    assert not [remark for remark in early.remarks if remark.text.startswith("as of posting")]


def test_a_table_of_grades_has_its_day_too() -> None:
    text = (
        "grades: {all: 0.5, B2: 0.2, by: a, on: 2022-01-01, why: b SINCE}\nevidence:\n"
        "  - {id: E1, text: a, known from: 2022-08-01, admiralty: B2, chances: {c1: 0.9, not c1: 0.2}}\n"
    )
    late, early = (on_the_day(text.replace(" SINCE", each)) for each in ("", ", known from: 2022-01-01"))
    plain = on_the_day(text[text.index("evidence:") :])
    assert late.verdict_on("c1").as_of == plain.verdict_on("c1").as_of
    assert early.verdict_on("c1").as_of == early.verdict_on("c1").hindsight == late.verdict_on("c1").hindsight
    assert any(remark.text.startswith("as of posting there is no table of grades") for remark in late.remarks)
    assert not any(remark.text.startswith("as of posting") for remark in early.remarks)
