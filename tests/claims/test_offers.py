"""What was put forward for a claim: only in its speaker's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backing.claims.extract import extract_claims
from backing.claims.offers import Offering, offering_of, supports_of
from backing.statements.compose import join
from backing.statements.read import read_statement
from tests.statements.formats.saved import as_json, mastodon


def offers(text: str) -> set[str]:
    return {each for claim in extract_claims(read_statement(text.encode(), name="t")) for each in claim.offered}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ISKP attacked Kabul in March 2023, according to the UN Monitoring Team.", "the UN Monitoring Team"),
        ("ISKP had 4,000 fighters in 2023, citing S/2023/95.", "S/2023/95"),
        (
            "Data from BBC Monitoring show that ISKP claimed 20 attacks in 2023.",
            "BBC Monitoring show that ISKP claimed 20",
        ),
        ("A UN report found that ISKP had 4,000 fighters in Afghanistan in 2023.", "A UN report"),
    ],
)
def test_a_source_and_a_document_are_offered(text: str, wanted: str) -> None:
    assert any(wanted.startswith(each) or each.startswith(wanted) for each in offers(text)), offers(text)


@pytest.mark.parametrize(
    "text",
    [
        "There is no report found that shows ISKP in Balkh in 2023.",
        "ISKP attacked Kabul in March 2023.",
        "ISKP claimed an attack in Kabul, without data from the ground.",
    ],
)
def test_what_is_missing_is_not_offered(text: str) -> None:
    assert not offers(text)


def test_a_link_and_a_picture_in_the_post_are_offered() -> None:
    text = "[Thread]\nISKP attacked Kabul in March 2023. https://example.org/r\n⬇️\nISKP had 4,000 fighters in Balkh in 2023.\n"
    claims = extract_claims(read_statement(text.encode(), name="t"))
    assert [claim.offered for claim in claims if "attacked" in claim.text] == [("a link in the same post",)]
    assert not [claim for claim in claims if "fighters" in claim.text and claim.offered]


def test_what_a_critic_relays_is_not_what_the_speaker_offered() -> None:
    relayed = b"Marat Imankulov claimed that ISKP has built up a significant presence in the north of Afghanistan."
    alone = extract_claims(read_statement(relayed, name="r"))
    assert not [claim for claim in alone if claim.offered]
    words = "ISKP has a significant presence in northern Afghanistan, according to our border service."
    post = as_json(mastodon(1, words) | {"account": {"id": "1", "display_name": "Marat Imankulov"}})
    both = extract_claims(join([read_statement(relayed, name="r"), read_statement(post, name="o")]))
    found = [claim for claim in both if claim.asserter == "Marat Imankulov" and claim.original == "found"]
    assert [claim.offered for claim in found] == [("our border service",)]


def test_support_in_the_same_text_is_offered_for_an_own_claim_only() -> None:
    claims = extract_claims(
        read_statement(
            b"ISKP has refrained from attacks for eight weeks, indicating a reduction in its activities.", name="t"
        )
    )
    supports = supports_of(claims)
    own = next(claim for claim in claims if claim.id in supports)
    assert offering_of(own, supports[own.id]) is Offering.OFFERED
    relayed = replace(own, asserter="somebody", original="not searched")
    assert offering_of(relayed, supports[own.id]) is Offering.UNKNOWN
    assert offering_of(replace(relayed, original="found"), ()) is Offering.NONE
