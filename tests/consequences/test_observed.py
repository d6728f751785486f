"""Which claims the record of past cases bears on."""

from dataclasses import replace
from pathlib import Path

import pytest

from backing.claims.claim import Claim, Kind
from backing.claims.outcomes import is_about_responses
from backing.consequences.observed import observe
from backing.provenance import Span
from backing.records.responses.read import read_responses


def claim(text: str) -> Claim:
    return Claim(id="c01", text=text, span=Span(start=0, end=len(text)), post_index=0, kind=Kind.CAUSAL)


@pytest.mark.parametrize(
    "text",
    [
        "Public shaming has proven ineffective.",
        "Mudslinging will only lead to denial.",
        "Genuine demands have obtained commitments.",
        "Condemnation works.",
        "Public pressure failed.",
    ],
)
def test_claims_about_what_comes_of_words(text: str) -> None:
    assert is_about_responses(claim(text))


@pytest.mark.parametrize("text", ["The group claimed an attack.", "The demand for wheat rose.", "It is a shame."])
def test_other_claims_are_left_alone(text: str) -> None:
    assert not is_about_responses(claim(text))


def test_it_is_said_how_the_rows_were_picked_and_which_forms_there_are_none_of() -> None:
    rows = read_responses(Path("examples/responses.csv").read_text(encoding="utf-8"))
    found = observe((*rows, replace(rows[0], selected="")))
    assert found.selected["known because it was admitted later"] == 4
    picked, little, absent = found.limits
    assert "known because it was admitted later (4 of 6)" in picked
    assert "not said (1 of 6)" in picked
    assert "how it ended" in little
    assert "no row of public shaming, quiet demand, engagement" in absent


def test_an_empty_table_cannot_tell() -> None:
    found = observe((), [claim("Public shaming has proven ineffective.")])
    assert (found.tallies, found.shaming_less, found.claims) == ((), None, ("c01",))
