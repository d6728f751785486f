"""How claims bear on each other."""

from __future__ import annotations

from backing.claims.claim import Claim, Kind
from tests.claims.reading import claims_of


def links(claims: tuple[Claim, ...], claim: Claim) -> list[tuple[str, str]]:
    text = {other.id: other.text for other in claims}
    return [(relation.type, text[relation.to]) for relation in claim.relations]


def test_missing_proof_rebuts_what_was_claimed() -> None:
    claims = claims_of("The envoy alleged that the RSF has camps in Chad. He offered no evidence for it.")
    assert links(claims, claims[-1]) == [("rebuts", "the RSF has camps in Chad")]
    assert claims[1].author_stance == "disputes"


def test_a_sign_is_supported() -> None:
    claims = claims_of("ISKP has claimed no attack since May, indicating a reduction in its activity.")
    assert links(claims, claims[0]) == [("supports", "a reduction in its activity")]
    assert (claims[1].kind, claims[1].modality) == (Kind.TREND, "inferred")


def test_means_cause_the_outcome() -> None:
    claims = claims_of("By closing the road, the army forced the rebels out of Goma.")
    assert links(claims, claims[0]) == [("causes", "the army forced the rebels out of Goma")]


def test_a_counterfactual_holds_a_count_and_what_it_takes_for_granted() -> None:
    claims = claims_of(
        "The envoy alleged that the RSF is strong in Kordofan. If there really were a force with 5,000 men in Kordofan, "
        "it would be very hard for the army to keep El Obeid."
    )
    whole, count, held = claims[2:]
    assert (whole.kind, whole.modality) == (Kind.CONDITIONAL, "conditional")
    assert ("rebuts", "a force with 5,000 men in Kordofan") in links(claims, whole)
    assert (count.kind, count.modality, count.author_stance) == (Kind.COUNT, "hypothetical", "disputes")
    assert (count.asserter, count.attributed_to) == ("unnamed (envoy by context)", "unnamed")
    assert (held.modality, held.text) == ("presupposed", "the army to keep El Obeid")


def test_pronouns_and_general_nouns_stand_for_the_last_that_fits() -> None:
    claims = claims_of("JNIM entered Djibo on Sunday. The group burned its market. It left in the evening.")
    assert [claim.actors for claim in claims] == [("JNIM",)] * 3


def test_places_are_taken_over_from_the_sentence_before() -> None:
    claims = claims_of("JNIM attacked Djibo on Sunday. The fighters burned the market.")
    assert [claim.places for claim in claims] == [("Djibo",)] * 2
