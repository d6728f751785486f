"""What an analyst entered, beside the findings: on a claim, on hypotheses, as of a day and with hindsight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import Hypothesis, HypothesisSet
from backing.assessment.hypotheses.name import TemplateName
from backing.assessment.hypotheses.template import instantiate
from backing.assessment.items.item import Chance, Item
from backing.assessment.verdict import Assessment, Label
from backing.assessment.weigh import weigh
from backing.assessment.weighing.evidence import Evidence
from backing.claims.claim import Claim, Kind
from backing.errors import UnusableEvidence, UnusableHypotheses
from backing.evidence.finding import Finding, Proxy, Reading
from backing.provenance import DateRange, Span
from backing.statements.statement import Dating, Utterance

POSTED = date(2023, 5, 12)


def claim(name: str = "c1", *, checkable: bool = True) -> Claim:
    return Claim(id=name, text="", span=Span(start=0, end=5), post_index=1, kind=Kind.PRESENCE, checkable=checkable)


def utterance() -> Utterance:
    return Utterance(
        name="x", digest="", size=5, reader="text", language="en", speaker=None, span=Span(start=0, end=10), segments=(),
        dating=Dating(days=DateRange(earliest=POSTED, latest=POSTED), basis="given", words=""),
    )  # fmt: skip


def item(name: str, so: float, denied: float, known: date | None = None, source: tuple[str, ...] = ()) -> Item:
    chances = {"c1": Chance.of(so), "not c1": Chance.of(denied)}
    return Item(id=name, text="", known_from=known, derived_from=source, chances=chances)


def finding(log_lr: float, as_of: date | None = None) -> Finding:
    return Finding(
        id=f"f{as_of}", claim="c1", test="presence", proxy=Proxy.DIRECT, dataset="ucdp-ged", release="19.1", coverage="",
        query="q", as_of=as_of, result="", sample_size=1, readings=(Reading(name="", log_lr=log_lr, central=True),),
    )  # fmt: skip


def judged(*items: Item, findings: tuple[Finding, ...] = ()) -> Assessment:
    return weigh([claim()], findings, [utterance()], Evidence(items=items))


def test_an_item_alone_can_carry_an_answer() -> None:
    verdict = judged(item("E1", 0.8, 0.2)).verdict_on("c1")
    assert verdict.hindsight.p == pytest.approx(0.8)
    assert verdict.as_of.label is Label.CANNOT_TELL, "nobody says that it was public then"
    assert [each.finding for each in verdict.contributions] == ["E1"]
    assert verdict.contributions[0].central == pytest.approx(6.02)
    assert verdict.flip_prior == pytest.approx(0.2)
    assert verdict.confidence == "low"


def test_only_what_was_public_counts_as_of_posting() -> None:
    verdict = judged(item("E1", 0.8, 0.2, date(2023, 2, 13)), item("E2", 0.1, 0.9, date(2023, 7, 10))).verdict_on("c1")
    assert verdict.as_of.p == pytest.approx(0.8)
    assert verdict.hindsight.p == pytest.approx(4 / 9 / (1 + 4 / 9), abs=1e-4)


def test_items_add_to_findings() -> None:
    verdict = judged(item("E1", 0.8, 0.2), findings=(finding(1.0),)).verdict_on("c1")
    assert verdict.hindsight.p == pytest.approx(4 * 2.71828 / (1 + 4 * 2.71828), abs=1e-4)


def test_copies_add_nothing_and_what_the_findings_hold_is_not_counted_again() -> None:
    one = judged(item("E1", 0.8, 0.2), findings=(finding(1.0),)).verdict_on("c1").hindsight
    copies = [item(f"E{number}", 0.8, 0.2, source=("E1",)) for number in range(2, 7)]
    assert judged(item("E1", 0.8, 0.2), *copies, findings=(finding(1.0),)).verdict_on("c1").hindsight == one
    repeated = judged(item("E1", 0.8, 0.2, source=("UCDP-GED",)), findings=(finding(1.0),)).verdict_on("c1").hindsight
    assert repeated == judged(findings=(finding(1.0),)).verdict_on("c1").hindsight


def test_documents_with_nearly_one_name_are_remarked_unless_both_are_listed() -> None:
    names = ("Austria, annual report", "Australia, annual report")
    items = tuple(item(f"E{number}", 0.8, 0.2, source=(name,)) for number, name in enumerate(names))
    for documents, remarked in ((None, True), (names, False)):
        found = weigh([claim()], [], [utterance()], Evidence(items=items, documents=documents))
        assert any("look like one document" in each.text for each in found.remarks) is remarked


def test_strong_witnesses_on_both_sides_conflict() -> None:
    assert judged(item("E1", 0.95, 0.05), item("E2", 0.05, 0.95)).verdict_on("c1").so is Label.CONFLICTING


@given(so=st.floats(0.01, 0.99), denied=st.floats(0.01, 0.99))
def test_the_denial_of_a_claim_mirrors_it(so: float, denied: float) -> None:
    one, other = (judged(item("E1", *pair)).verdict_on("c1").hindsight for pair in ((so, denied), (denied, so)))
    if so == denied:  # as likely either way: it tells nothing, and is no evidence
        assert one == other == judged().verdict_on("c1").hindsight
        return
    assert one.p is not None
    assert other.p is not None
    assert one.p + other.p == pytest.approx(1, abs=2e-4)


def test_what_logic_decides_decides() -> None:
    certain = {"c1": Chance.of(1.0, certain=True), "not c1": Chance.of(0.0, certain=True)}
    verdict = judged(Item(id="E1", text="", chances=certain)).verdict_on("c1")
    assert (verdict.hindsight.p, verdict.so) == (1.0, Label.SUPPORTED)


@pytest.mark.parametrize(
    ("chances", "words"),
    [
        ({"c9": 0.5, "not c9": 0.4}, "c9, which is no hypothesis and no claim"),
        ({"H1": 0.5}, "H1, which is no hypothesis and no claim"),
        ({"c1": 0.5}, "gives a chance for c1 alone"),
        ({"not c1": 0.5}, "gives a chance for not c1 alone"),
        ({"c2": 0.5, "not c2": 0.4}, "kept as opinion or advice"),
        ({}, "gives no chances"),
    ],
)
def test_an_item_that_speaks_of_nothing_known_is_refused(chances: dict[str, float], words: str) -> None:
    entered = Item(id="E1", text="", chances={name: Chance.of(value) for name, value in chances.items()})
    with pytest.raises(UnusableEvidence, match=words):
        weigh([claim(), claim("c2", checkable=False)], [], [utterance()], Evidence(items=(entered,)))


def test_circles_and_unknown_sources_are_refused() -> None:
    with pytest.raises(UnusableEvidence, match="circle"):
        judged(item("E1", 0.8, 0.2, source=("E2",)), item("E2", 0.8, 0.2, source=("E1",)))
    with pytest.raises(UnusableEvidence, match="no such item"):
        judged(item("E1", 0.8, 0.2, source=("E9",)))


def test_a_set_is_weighed_as_of_posting_and_with_hindsight() -> None:
    presence = instantiate(TemplateName.PRESENCE, claim())
    early = Item(
        id="E1",
        text="",
        known_from=date(2023, 1, 1),
        chances={"H1": Chance.of(0.1), "H3": Chance.of(0.6), "H4": Chance.of(0.6)},
    )
    assessment = weigh(
        [claim()], [finding(2.0), finding(0.5, POSTED)], [utterance()], Evidence(items=(early,), sets=(presence,))
    )
    (verdict,) = assessment.sets
    assert verdict.as_of is not None
    assert [piece.name for piece in verdict.as_of.pieces] == ["E1", "evidence on c1"]
    assert verdict.hindsight.implied["c1"] > verdict.as_of.implied["c1"]
    assert verdict.hindsight.pieces[1].findings == ("fNone",)
    assert "as they were locked" in verdict.priors


def test_no_date_gives_no_answer_as_of_it() -> None:
    presence = instantiate(TemplateName.PRESENCE, claim())
    (verdict,) = weigh([claim()], [], (), Evidence(sets=(presence,))).sets
    assert verdict.as_of is None
    assert verdict.hindsight.shares[0].central == pytest.approx(0.15)


def test_a_question_to_the_record_that_two_claims_share_counts_once() -> None:
    presence = instantiate(TemplateName.PRESENCE, claim())
    both = replace(
        presence, hypotheses=tuple(replace(h, claims={**h.claims, "c2": h.claims["c1"]}) for h in presence.hypotheses)
    )
    twice = (finding(2.0), replace(finding(2.0), id="f2", claim="c2"))
    one = weigh([claim(), claim("c2")], [finding(2.0)], (), Evidence(sets=(presence,))).sets[0]
    two = weigh([claim(), claim("c2")], twice, (), Evidence(sets=(both,))).sets[0]
    assert [share.central for share in one.hindsight.shares] == [share.central for share in two.hindsight.shares]


def test_of_claims_that_share_a_question_that_counts_on_which_it_weighs_most() -> None:
    found = [finding(1.0), replace(finding(3.0), id="f2", claim="c2")]
    answers = []
    for order in (("c1", "c2"), ("c2", "c1")):
        claims = {"H1": dict.fromkeys(order, 0.9), "H2": dict.fromkeys(order, 0.2)}
        rivals = tuple(Hypothesis(id=name, text="", prior=0.45, claims=of) for name, of in claims.items())
        set_ = HypothesisSet(id="A", question="?", hypotheses=rivals)
        answers.append(weigh([claim(), claim("c2")], found, (), Evidence(sets=(set_,))).sets[0].hindsight)
    assert answers[0] == answers[1]
    assert [piece.findings for piece in answers[0].pieces] == [("f2",)]


def test_a_set_that_speaks_of_another_case_is_refused() -> None:
    with pytest.raises(UnusableHypotheses, match="c1 is no claim of this case"):
        weigh([claim("c2")], [], (), Evidence(sets=(instantiate(TemplateName.PRESENCE, claim()),)))


def test_items_that_depend_in_part_count_in_part() -> None:
    """Two items of 6.02 dB at rho 0.5 are worth 2 / 1.5 witnesses; at 1 they are one, at 0 two."""
    one, other = item("E1", 0.8, 0.2), item("E2", 0.8, 0.2)

    def together(rho: float) -> float:
        verdict = judged(one, replace(other, partly_from={"E1": rho})).verdict_on("c1")
        return sum(each.central for each in verdict.contributions)

    assert [together(rho) for rho in (0, 0.5, 1)] == pytest.approx([12.04, 12.04 / 1.5, 6.02], abs=0.02)
    parts = judged(one, replace(other, partly_from={"E1": 0.5})).verdict_on("c1").contributions
    assert [part.share for part in parts] == [0.6667, 0.6667]
    assert parts[1].note == "E2 counts for 0.67 of its weight: it depends in part on E1"
    copied = replace(other, derived_from=("E1",), partly_from={"E1": 0.5})
    assert judged(one, copied).verdict_on("c1").hindsight == judged(one).verdict_on("c1").hindsight


def test_an_item_cannot_depend_on_what_is_not_there_or_on_itself() -> None:
    for name in ("E9", "E1"):
        with pytest.raises(UnusableEvidence, match=f"E1 is partly from {name}"):
            judged(replace(item("E1", 0.8, 0.2), partly_from={name: 0.5}))
