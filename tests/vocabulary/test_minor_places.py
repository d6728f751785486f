from __future__ import annotations

import pytest

from backing.vocabulary.minor_places import find_minor
from backing.vocabulary.places import covers_exactly, expand, find_place
from backing.vocabulary.tables import read_text


@pytest.mark.parametrize(
    ("name", "country", "code", "divisions"),
    [
        ("Rutshuru", "COD", "COD:rutshuru", ("CD-NK",)),
        ("Kech", "PAK", "PAK:kech", ("PK-BA",)),
        ("Kech district", "PAK", "PAK:kech", ("PK-BA",)),
        ("Soum province", "BFA", "BFA:soum", ("BF-12",)),
        ("Musa Qala", "AFG", "AFG:musa-qal-ah", ("AF-HEL",)),
        ("Jufra", "LBY", "LY-JU", ("LY-JU",)),
    ],
)
def test_a_minor_place_is_found_in_its_country(name: str, country: str, code: str, divisions: tuple[str, ...]) -> None:
    place = find_minor(name, [country])
    assert place is not None
    assert (place.id, place.country, expand(place)) == (code, country, divisions)


def test_a_minor_place_is_unknown_to_a_text_about_other_countries() -> None:
    assert find_minor("Rutshuru", ["MLI", "FRA"]) is None
    assert find_minor("Rutshuru", []) is None
    assert find_place("Rutshuru") is None


def test_of_namesakes_the_country_that_the_text_is_most_about_decides() -> None:
    one, other = find_minor("Soum", ["SEN", "BFA"]), find_minor("Soum", ["BFA", "SEN"])
    assert one is not None
    assert other is not None
    assert (one.country, other.country) == ("SEN", "BFA")


def test_a_common_word_is_no_minor_place() -> None:
    assert find_minor("South", ["CMR"]) is None


def test_what_happens_in_its_division_need_not_happen_in_a_minor_place() -> None:
    place = find_minor("Kech", ["PAK"])
    assert place is not None
    assert not covers_exactly(place)


def test_the_table_is_in_the_order_of_its_countries() -> None:
    countries = [line[:3] for line in read_text("minor_places.csv").splitlines()[1:]]
    assert countries == sorted(countries)
