"""Whom a claim is about, and where."""

from __future__ import annotations

import pytest

from backing.claims.claim import Claim
from tests.claims.reading import claim_of, claims_of


def last_of(text: str) -> Claim:
    return claims_of(text)[-1]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hamas has 15,000 fighters in Gaza.", ("Hamas",)),
        ("JNIM fighters stormed a base near Djibo.", ("JNIM",)),
        ("Rwandan soldiers crossed into North Kivu in May.", ("Rwandan army",)),
        ("Pakistan's defence minister met the Taliban in Doha.", ("Pakistan's defence minister", "Taliban")),
        ("Transnational groups train in Kunar.", ("Transnational groups",)),
        ("Gunmen attacked a convoy near Maiduguri.", ("Gunmen",)),
        ("The French left Niger in December 2023.", ("France",)),
        ("Since the withdrawal of MINUSMA, JNIM has blockaded Timbuktu.", ("JNIM", "MINUSMA")),
        ("It is important to listen in Kabul.", ()),
    ],
)
def test_actors_are_named_and_the_doer_comes_first(text: str, actors: tuple[str, ...]) -> None:
    assert claim_of(text).actors == actors


def test_who_is_accused_does_it() -> None:
    assert last_of("Kyiv accused Moscow of shelling a hospital in Kherson.").actors == ("Russia",)


def test_who_denies_would_have_done_it() -> None:
    assert last_of("Wagner denied killing civilians in Moura.").actors == ("Wagner Group", "civilians")


def test_a_supposed_group_is_the_one_alleged() -> None:
    text = (
        "The envoy claimed that ISKP has 7,000 fighters in Afghanistan. "
        "If there were a group with 7,000 fighters, the Taliban would have lost ground."
    )
    assert last_of(text).text == "a group with 7,000 fighters"
    assert last_of(text).actors == ("ISKP",)


def test_the_group_that_is_hit_is_not_the_one_that_hits() -> None:
    text = "JNIM has been weakened. The army killed its leader, disrupting the group's operations."
    assert last_of(text).actors == ("army", "JNIM")


def test_two_sentences_about_them_are_about_the_same() -> None:
    text = (
        "There may be foreign fighters in the country. Their number has not grown since the Taliban returned to power. "
        "Their visibility has decreased."
    )
    assert last_of(text).actors == ("foreign fighters",)


@pytest.mark.parametrize(
    "text",
    [
        "Kabul, 3 April 2023\n\nISKP has 7,000 fighters in Afghanistan.",
        "Kabul, 3 April 2023\nISKP has 7,000 fighters in Afghanistan.",
        "KABUL, 3 April 2023 - ISKP has 7,000 fighters in Afghanistan.",
    ],
)
def test_a_short_name_after_a_dateline_stays_with_its_verb(text: str) -> None:
    claim = claim_of(text)
    assert claim.text == "ISKP has 7,000 fighters in Afghanistan"
    assert claim.actors == ("ISKP",)


def test_a_country_that_only_acts_is_no_place() -> None:
    assert claim_of("Iran continues to supply the Houthis with missiles.").places == ()


def test_the_place_that_most_is_said_of_is_inherited() -> None:
    text = "Rebels took Djibo in May. Djibo was retaken in June.\n\nThe fighting killed 40 soldiers."
    assert last_of(text).places == ("Djibo",)
