from __future__ import annotations

import pytest

from backing.claims.claim import Claim
from tests.claims.reading import claim_of, claims_of


def last_of(text: str) -> Claim:
    return claims_of(text)[-1]


def test_a_region_is_found_behind_its_article() -> None:
    claim = claim_of("ISKP has built up a significant presence in the north of Afghanistan.")
    assert claim.places == ("northern Afghanistan",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels hold Goma.\n\nThousands of displaced people have gone home to Rutshuru.", ("Rutshuru",)),
        ("In Pakistan, the army lost six men. Kech saw 14 attacks in May.", ("Kech",)),
        ("Libyan officials admitted it. Crates were moved to Jufra by night.", ("Jufra",)),
    ],
)
def test_a_district_of_a_country_that_the_text_is_about_is_a_place(text: str, places: tuple[str, ...]) -> None:
    assert last_of(text).places == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels in Mali killed 40 soldiers north of Talataye.", "Talataye"),
        ("Militants burned four lorries on the Fanfara road.", "Fanfara road"),
        ("Troops killed 40 rebels near the Fanfara mine.", "Fanfara"),
        ("Only two violations were noted along the Line of Control this year.", "Line of Control"),
        ("The SDF lost Deir ez-Zor in January.", "Deir ez-Zor"),
        ("Pirates seized two tankers in the Gulf of Guinea.", "Gulf of Guinea"),
        ("The army shelled positions along the Messalo river.", "Messalo river"),
    ],
)
def test_words_around_a_name_say_that_it_is_a_place(text: str, place: str) -> None:
    assert place in last_of(text).places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen killed 40 soldiers in Djibo, Burkina Faso.", ("Djibo",)),
        ("Some 30 inmates escaped from Niger's prison at Koutoukalé.", ("Koutoukalé",)),
        ("Mali's army killed 40 fighters in Burkina Faso.", ("Burkina Faso",)),
        ("Gunmen ambushed a truck at Rustaq in Takhar.", ("Rustaq",)),
    ],
)
def test_of_places_that_lie_in_one_another_the_innermost_is_meant(text: str, places: tuple[str, ...]) -> None:
    assert last_of(text).places == places


def test_where_a_witness_of_the_desk_sits_is_not_where_it_happened() -> None:
    claim = last_of("The rebels attacked Djibo. A researcher in Dakar counted 40 dead.")
    assert claim.places == ("Djibo",)


@pytest.mark.parametrize(
    "text",
    [
        "Fighters with ties to Syria killed 40 soldiers in Djibo.",
        "A contractor from the Philippines was killed in Djibo.",
        "Dakar families lost 40 men in Djibo.",
    ],
)
def test_where_people_come_from_is_not_where_it_happened(text: str) -> None:
    assert last_of(text).places == ("Djibo",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Three army posts along the Iranian border were vacated.", ("Iranian border",)),
        ("Lebanon is calm. The army dismantled 500 sites in the south.", ("southern Lebanon",)),
        ("Ghana is calm. The army dismantled 500 sites in the north-east.", ("the north-east",)),
        ("Ghana is calm. Rebels moved to the north of the bridge.", ("Ghana",)),
        ("Iranian border guards shot 14 fuel carriers in Saravan.", ("Saravan",)),
    ],
)
def test_borders_and_sides_are_places(text: str, places: tuple[str, ...]) -> None:
    assert last_of(text).places == places


def test_a_town_that_is_no_capital_is_ground_even_where_it_acts() -> None:
    assert claim_of("Benghazi has received 14 cargo flights since May.").places == ("Benghazi",)


def test_an_answer_is_about_the_place_of_the_question() -> None:
    text = "HOST: How many soldiers died in Djibo, in Burkina Faso, in May?\n\nHOST: Rebels attacked Djibo in May.\n\n"
    text += "MINISTER: Forty soldiers were killed.\n\nHOST: Mali lost 30 men. Mali lost a town."
    claims = claims_of(text)
    assert next(c.places for c in claims if c.text.startswith("Forty")) == ("Djibo",)


def test_a_text_that_names_no_country_is_about_its_first_place() -> None:
    text = "Rebels took Djibo in May. They took Soum and Arbinda too.\n\nThe fighting killed 40 soldiers."
    assert last_of(text).places == ("Djibo",)
    assert last_of(f"Burkina Faso is at war. {text}").places == ("Burkina Faso",)
