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


def test_what_is_seen_instead_is_a_premise() -> None:
    claims = claims_of(
        "Were it true, arrests at the Golok crossings would have gone up. They fell from 41 to 26 in June."
    )
    assert links(claims, claims[-1])[-1] == (
        "premise_of",
        "Were it true, arrests at the Golok crossings would have gone up",
    )


def test_a_rule_about_such_things_is_a_premise() -> None:
    claims = claims_of(
        "6,000 men leave traces. If there were such a force in Kordofan, we would be seeing it in graves."
    )
    assert ("premise_of", claims[1].text) in links(claims, claims[0])


def test_another_claim_after_a_conditional_is_no_premise() -> None:
    claims = claims_of(
        "If there were camps in Kunar, satellites would have shown them. The UN met in Geneva on 3 May 2024."
    )
    assert all(kind != "premise_of" for kind, _ in links(claims, claims[-1]))


def test_a_supposed_number_restates_the_claim_that_gave_it() -> None:
    claims = claims_of(
        "The envoy alleged that 7,000 fighters are in Kunar. If there were 7,000 fighters in Kunar, it would be very hard "
        "for the Taliban to hold the valley."
    )
    (supposed,) = [c for c in claims if c.modality == "hypothetical"]
    assert ("restates", "7,000 fighters are in Kunar") in links(claims, supposed)


def test_the_same_again_restates() -> None:
    same = "The army burned 40 houses in Djibo in May."
    claims = claims_of(f"{same}\n\nNobody was charged. In May, the army burned 40 houses in Djibo.")
    assert links(claims, claims[-1]) == [("restates", claims[0].text)]


def test_another_number_or_the_opposite_restates_nothing() -> None:
    claims = claims_of(
        "The army burned 40 houses in Djibo in May. The army burned 60 houses in Djibo in May. "
        "The army did not burn houses in Djibo in May."
    )
    assert all(kind != "restates" for claim in claims for kind, _ in links(claims, claim))


def test_of_several_claims_that_say_the_same_the_earliest_is_restated() -> None:
    said = ("The army burned 40 houses in Djibo in May.", "Nobody was charged.", "Rebels burned 40 houses in Mali.")
    claims = claims_of("\n\n".join(said * 3))
    first = {claim.text: claim.id for claim in reversed(claims)}
    restated = [(c.text, r.to) for c in claims for r in c.relations if r.type == "restates"]
    assert len(restated) == 4
    assert all(first[text] == to for text, to in restated)


def test_what_stands_before_a_conditional_answers_nothing() -> None:
    claims = claims_of(
        "Arrests fell from 41 to 26 in June. Were it true, arrests at the Golok crossings would have gone up."
    )
    assert all(kind != "premise_of" for kind, _ in links(claims, claims[0]))
