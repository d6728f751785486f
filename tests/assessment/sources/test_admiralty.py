"""The Admiralty code is kept and put into words; only a project's own table turns it into numbers."""

from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.items.item import Chance
from backing.assessment.sources.admiralty import Conversion, parse, warnings
from backing.errors import UnusableEvidence


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("A1", "completely reliable; confirmed by other sources"),
        ("b2", "usually reliable; probably true"),
        (" C-3 ", "fairly reliable; possibly true"),
        ("D4", "not usually reliable; doubtful"),
        ("E5", "unreliable; improbable"),
        ("F6", "reliability cannot be judged; truth cannot be judged"),
    ],
)
def test_a_code_in_words(code, words) -> None:
    found = parse(code)
    assert found.words == words
    assert found.code == code.strip().replace("-", "").upper()
    assert found.on_diagonal


@pytest.mark.parametrize("code", ["", "B", "2", "G1", "B7", "B22", "B2 or C3", "²B"])
def test_what_is_no_code_is_refused(code) -> None:
    with pytest.raises(UnusableEvidence, match="no Admiralty code"):
        parse(code)


SIGNED = {"by": "analyst A", "on": date(2026, 11, 27), "why": "212 resolved reports"}


@pytest.mark.parametrize("code", ["A1", "E5"])
def test_without_a_table_a_code_is_no_number(code) -> None:
    assert Conversion().reliability_of(parse(code)) is None


def test_a_table_moves_a_source_a_part_of_the_way_from_all_of_them() -> None:
    """0.7 + (0.6 - 0.7) / 4 and 0.8 + (0.9 - 0.8) / 4: the lowest with the lowest, the highest with the highest."""
    table = Conversion(reliable={"b2": Chance.between(0.6, 0.9)}, every=Chance.between(0.7, 0.8), **SIGNED)
    found = table.reliability_of(parse("B2"))
    assert (found.low, found.high) == pytest.approx((0.675, 0.825))
    assert found.low < found.central < found.high
    assert table.reliability_of(parse("C2")) is None


def test_a_table_of_the_project_says_whose_it_is_and_where_all_sources_stand() -> None:
    grade = {"B2": Chance.of(0.8)}
    with pytest.raises(UnusableEvidence, match="whose it is"):
        Conversion(reliable=grade, every=Chance.of(0.7), by="analyst A")
    with pytest.raises(UnusableEvidence, match="all sources"):
        Conversion(reliable=grade, **SIGNED)
    with pytest.raises(UnusableEvidence, match="no Admiralty code"):
        Conversion(reliable={"H2": Chance.of(0.8)}, every=Chance.of(0.7), **SIGNED)


def test_ratings_on_the_diagonal_are_remarked() -> None:
    codes = ["A1", "B2", "C3", "D4", "B3"]
    (warning,) = warnings({f"E{place}": parse(code) for place, code in enumerate(codes)})
    assert warning.startswith("4 of 5 Admiralty ratings lie on the diagonal")
    mixed = ["A1", "B2", "C3", "D4", "B3", "A2", "C4", "B1", "C2", "E3"]
    assert not warnings({f"E{place}": parse(code) for place, code in enumerate(mixed)})
    assert not warnings({"E1": parse("B2")}), "one rating says nothing about a habit"


def test_confirmed_beside_what_confirms_it_is_remarked() -> None:
    ratings = {"E1": parse("B1"), "E2": parse("C3")}
    about = {"E1": ["H1", "H2"], "E2": ["H2"], "E3": ["H5"]}
    (warning,) = warnings(ratings, about)
    assert warning.startswith("E1 is rated B1, confirmed by other sources, and E2 on the same matter")
    assert not warnings(ratings, {"E1": ["H1"], "E3": ["H5"]})
