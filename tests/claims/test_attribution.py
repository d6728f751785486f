"""Who says it, and what the author makes of it."""

from __future__ import annotations

import pytest

from backing.claims.claim import Claim, Kind
from tests.claims.reading import claim_of, claims_of


def content_of(text: str) -> Claim:
    return next(claim for claim in claims_of(text) if claim.asserter != "author")


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("The governor claimed that the insurgents had left Bama.", "governor"),
        ("The insurgents have left Bama, the governor said.", "governor"),
        ("According to the governor, the insurgents have left Bama.", "governor"),
        ("“The insurgents have left Bama,” said a police commander.", "police commander"),
        ("The governor's line is that the insurgents have left Bama.", "governor"),
    ],
)
def test_the_speaker(text: str, asserter: str) -> None:
    content = content_of(text)
    assert content.asserter == content.attributed_to == asserter
    assert content.modality == "reported"
    assert content.original == "not searched"


def test_a_plain_saying_gives_only_what_is_said() -> None:
    assert [claim.kind for claim in claims_of("The UN said rebels had shelled Goma in March.")] == [Kind.EVENT]


def test_a_claim_gives_the_claiming_and_the_claimed() -> None:
    said, content = claims_of("The governor alleged that rebels had shelled Goma in March.")
    assert said.kind is Kind.ATTRIBUTION
    assert [(relation.type, relation.to) for relation in content.relations] == [("content_of", said.id)]


def test_a_surname_is_the_person_named_before() -> None:
    text = "The minister, Adama Keita, spoke on Monday. Keita claimed that rebels had shelled Goma."
    assert content_of(text).asserter == "Adama Keita"


def test_what_is_denied_is_negative() -> None:
    said, content = claims_of("The army denied that it had shelled the market.")
    assert said.secondary_kinds == ("denial",)
    assert not said.negative
    assert content.negative


def test_an_admission_is_adopted() -> None:
    said, content = claims_of("A general admitted that two companies had crossed the border.")
    assert said.secondary_kinds == ("admission",)
    assert content.author_stance == "asserts"


def test_the_author_can_dispute_what_he_relays() -> None:
    text = "The envoy has made baseless allegations about the presence of ISKP fighters in northern Afghanistan."
    content = content_of(text)
    assert (content.author_stance, content.kind, content.places) == (
        "disputes",
        Kind.PRESENCE,
        ("northern Afghanistan",),
    )


def test_speakers_of_a_transcript() -> None:
    text = (
        "HOST: Is it over?\n\nMINISTER: Rebels hold Goma.\n\n"
        "HOST: Ambassador?\n\nAMBASSADOR: There is no soldier of ours in Goma."
    )
    assert [claim.asserter for claim in claims_of(text)] == ["minister", "ambassador"]


def test_the_author_speaks_for_himself() -> None:
    claim = claim_of("I think the rebels have left Goma.")
    assert (claim.asserter, claim.modality, claim.text) == ("author", "hedged", "the rebels have left Goma")


def test_every_sentence_of_a_quotation_is_the_speakers() -> None:
    text = "“The rebels hold the bridge. Their guns are in the town,” said a police commander."
    assert [claim.asserter for claim in claims_of(text)] == ["police commander"] * 2


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("No soldier has ever set foot in Walikale, Kigali insists.", "Kigali"),
        ("As many as 300 men are fighting for the RSF, a newspaper reported.", "newspaper"),
        ("The army has bombed at least 50 schools, UN investigators found.", "UN investigators"),
    ],
)
def test_the_speaker_after_what_is_said(text: str, asserter: str) -> None:
    assert content_of(text).asserter == asserter


def test_a_saying_set_into_what_is_said_covers_all_of_it() -> None:
    text = "Rebels burned 12 houses in Bama, the mayor added, while 300 people fled to Maiduguri."
    assert [claim.asserter for claim in claims_of(text)] == ["mayor"] * 2


def test_a_quotation_goes_on_after_its_speaker_is_named() -> None:
    text = "“The rebels hold the bridge,” said a police commander. “Their guns are in Goma.”"
    assert [claim.asserter for claim in claims_of(text)] == ["police commander"] * 2


def test_a_sign_says_nothing() -> None:
    text = "The silence indicates that the activity of ISKP in Badakhshan has fallen sharply."
    assert {claim.asserter for claim in claims_of(text)} == {"author"}


def test_what_it_is_reasonable_to_say_is_the_authors() -> None:
    text = "The Taliban returned in 2021. It is reasonable to assert that ISKP harbors only remnants in Badakhshan."
    assert {claim.asserter for claim in claims_of(text)} == {"author"}


def test_what_happened_before_is_the_authors() -> None:
    text = "The army said that it had killed 40 rebels near Goma, a day after the road was cut."
    assert [claim.asserter for claim in claims_of(text)] == ["army", "author"]


def test_a_plain_denial_is_reported_not_disputed() -> None:
    _, content = claims_of("The government denies that ISKP is present in Badakhshan.")
    assert (content.author_stance, content.negative) == ("reports", True)


def test_a_denial_by_another_does_not_make_the_author_dispute() -> None:
    text = "The envoy claimed that ISKP is present in Badakhshan. The government denies that ISKP is present in Badakhshan."
    assert [c.author_stance for c in claims_of(text) if c.asserter != "author"] == ["reports", "reports"]


@pytest.mark.parametrize(
    "text",
    [
        "The allegation that Rwanda sent 4,000 soldiers into North Kivu is unproven.",
        "Reports that the group received Iranian weapons are unverified.",
        "Claims of a massacre in Barsalogho have not been verified.",
    ],
)
def test_what_the_author_calls_unproven_is_disputed(text: str) -> None:
    content = content_of(text)
    assert (content.asserter, content.author_stance) == ("unnamed", "disputes")


def test_reports_that_somebody_dismisses_are_denied() -> None:
    content = content_of("The minister dismissed reports of a famine in Tigray.")
    assert (content.asserter, content.negative) == ("minister", True)


def test_a_number_that_somebody_puts_forward() -> None:
    claim = claim_of("The UN put the number of fighters at between 1,000 and 2,000.")
    assert (claim.asserter, claim.kind) == ("UN", Kind.COUNT)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (1000, 2000)


def test_in_a_transcript_each_turn_is_its_speaker_s_with_or_without_a_role() -> None:
    claims = claims_of(
        "MINISTER: Rebels shelled Goma in March.\n\nAda Lovelace (spokesperson): The army killed twelve rebels in Bama.\n\n"
        "MINISTER: The insurgents have left Kunar."
    )
    assert [claim.asserter for claim in claims] == ["minister", "Ada Lovelace", "minister"]
    assert not [claim for claim in claims if ":" in claim.text]
