from __future__ import annotations

from backing.vocabulary.demonyms import country_of_people
from backing.vocabulary.places import places
from backing.vocabulary.tables import read_rows


def test_a_people_leads_to_its_country() -> None:
    assert [country_of_people(name) for name in ("Congolese", "Afghans", "South Sudanese")] == ["COD", "AFG", "SSD"]
    assert country_of_people("polish") is None


def test_every_people_has_one_country_of_the_standard() -> None:
    rows = read_rows("demonyms.csv")
    words = [word for row in rows for word in row["words"].split("|")]
    assert len(words) == len(set(words))
    assert {row["country"] for row in rows} <= {place.id for place in places() if place.kind == "country"}
