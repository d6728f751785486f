from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.verdict import Label, Side
from backing.dossier.name import SYMBOLS, chance, clip, dated, listed, short_names, unread, voice
from backing.provenance import DateRange
from backing.statements.read import read_statement
from backing.statements.statement import Dating
from tests.dossier import factory


def side(role: str, *claims: str) -> Side:
    return Side(name=role, role=role, note="", claims=claims)


def test_claims_are_named_by_side_and_place():
    names = short_names(factory.claims(), [side("ALLEGATION", "c2", "c1"), side("REBUTTAL", "c3")])
    assert (names["c2"], names["c1"], names["c3"], names["c9"]) == ("A1", "A2", "R1", "c9")


def test_sides_whose_roles_begin_alike_get_different_letters():
    names = short_names(factory.claims(), [side("report", "c1"), side("rebuttal", "c3")])
    assert (names["c1"], names["c3"]) == ("A1", "B1")


def test_every_label_has_a_symbol_of_its_own():
    assert len(set(SYMBOLS.values())) == len(Label)


@pytest.mark.parametrize(
    ("p", "words"),
    [(0.0, "under 0.1%"), (0.004, "0.4%"), (0.5, "50%"), (0.985, "98.5%"), (0.9996, "over 99.9%"), (1.0, "over 99.9%")],
)
def test_no_probability_is_rounded_to_certainty(p: float, words: str):
    assert chance(p) == words


def test_long_claims_are_cut_between_words():
    assert clip("one two three four.", 12) == "one two…"
    assert clip("one\n two.") == "one two"


def test_parts_are_listed_as_in_prose():
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_a_date_says_how_it_is_known():
    days = DateRange(earliest=date(2024, 5, 3), latest=date(2024, 5, 10))
    inferred = dated(Dating(days=days, basis="inferred", words="six weeks"))
    assert inferred == "between 3 May 2024 and 10 May 2024 (inferred from its own words: six weeks)"
    assert "unknown" in dated(Dating(days=DateRange.parse(None), basis="unknown"))


def test_a_relayed_claim_says_so_and_whether_the_original_was_searched():
    own, relayed = factory.claims()[2], factory.claims()[0]
    assert voice(own) == "own words"
    assert voice(relayed) == "relayed from the provincial governor; original not searched"


def test_posts_in_another_language_are_named_and_counted() -> None:
    statement = read_statement("There was no attack.\n\nАле жодного нападу не було.".encode(), name="x")
    assert unread(statement) == "post 2, not in English (uk): kept, and no claim was looked for in it"
    assert unread(read_statement(b"There was no attack.", name="x")) is None
