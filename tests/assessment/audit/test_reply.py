from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.audit.reply import CITED, answered, reply
from backing.assessment.items.item import Item, ItemKind
from backing.assessment.verdict import Assessment
from backing.assessment.weigh import weigh
from backing.assessment.weighing.evidence import Evidence
from backing.assessment.weighing.read import read_evidence
from backing.assessment.weighing.write import add_item, write_evidence
from backing.claims.offers import named_in
from backing.errors import UnknownSpeaker, UnusableEvidence
from tests.dossier import factory

CASE = factory.case()
NAMES = {"c1": "A1", "c2": "A2", "c3": "R1", "c10": "c10"}
ON = date(2024, 6, 1)


def made(words: str = "We stand by it.", speaker: str = "provincial governor", to=("c2",), taken=()) -> Item:
    return reply(speaker, words, to, on=ON, original="reply-1-abc.txt", taken=taken)


def weighed(*items: Item) -> Assessment:
    return weigh(CASE.claims, CASE.findings, CASE.statement.utterances, Evidence(items=items))


def about(*to: str, speaker: str = "provincial governor") -> tuple[str, ...]:
    return answered(to, speaker, CASE.claims, CASE.statement.utterances, NAMES)


@pytest.mark.parametrize("claim", [claim.id for claim in CASE.claims if claim.checkable])
def test_words_alone_move_no_answer_whoever_says_them_and_how_often(claim: str):
    """Also none that no record tells of: it stays as it is, and does not turn into one that evidence was found for."""
    for speaker in ("provincial governor", "Valley press office"):
        first = made(speaker=speaker, to=(claim,))
        more = [made(speaker=speaker, to=(claim,), taken=[f"E{n}" for n in range(1, m)]) for m in range(2, 5)]
        assert weighed(first, *more).verdicts == weighed().verdicts


def test_a_rated_document_does_move_it():
    text = write_evidence(Evidence(items=(made(),))).replace("c2: 0.5, not c2: 0.5", "c2: [0.6, 0.9], not c2: 0.05")
    before, after = weighed().verdict_on("c2"), weighed(*read_evidence(text).items).verdict_on("c2")
    assert after.hindsight.p is not None
    assert after.hindsight.p > (before.hindsight.p or 0.5)
    assert after.contributions[-1].name == "E1: provincial governor"


def test_a_reply_is_an_item_of_its_speaker_from_its_day_on():
    item = made()
    assert (item.kind, item.source, item.known_from) == (ItemKind.REPLY, "provincial governor", ON)
    assert item.derived_from == ("provincial governor",)
    assert "reply-1-abc.txt" in item.text


def test_its_id_is_free():
    assert made(taken=["E1", "E3"]).id == "E2"


def test_what_it_cites_can_be_read_from_the_item_though_it_stands_late_in_the_reply():
    words = "We stand by it. " * 40 + "See https://example.org/a.pdf and figures from the border service."
    item = made(words)
    assert named_in(item.text) == ("https://example.org/a.pdf", "the border service")
    assert len(named_in(made(" ".join(f"https://example.org/{n}" for n in range(40))).text)) <= CITED + 4


@given(st.text(max_size=400))
def test_any_words_can_be_kept_and_read_back(words: str):
    item = made(words)
    try:
        text = add_item(write_evidence(Evidence()), item)
    except UnusableEvidence:
        return  # a control character, which no YAML text may hold
    assert read_evidence(text).items == (item,)


def test_a_reply_is_to_what_it_names_or_to_all_tested_claims_of_its_speaker():
    assert about("c3") == about("R1") == about("c3.source") == about("R1", "c3") == ("c3",)
    assert set(about()) == {c.id for c in CASE.claims if c.asserter == "provincial governor" and c.checkable}
    assert about("A1", speaker="somebody whom it concerns") == ("c1",)


def test_an_unknown_speaker_and_an_unknown_claim_are_errors_that_name_what_there_is():
    with pytest.raises(UnknownSpeaker) as nobody:
        about(speaker="nobody")
    assert "provincial governor" in str(nobody.value.hint)
    for name in ("c99", "c10", "", "."):
        with pytest.raises(UnusableEvidence):
            about(name)
