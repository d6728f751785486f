"""Which clauses are about backing, and which say it is there."""

from __future__ import annotations

import pytest

from backing.claims.claim import Kind
from backing.claims.substance import is_unproven
from tests.claims.reading import claim_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Not one witness is named.",
        "Not one crater is shown in the footage.",
        "No paper was put before the press in Quetta.",
        "The article gives no dates and no photographs.",
        "The charge rests entirely on a press release.",
        "He named no unit and no route.",
    ],
)
def test_missing_backing(sentence: str) -> None:
    claim = claim_of(sentence)
    assert (claim.kind, claim.checkability) == (Kind.SUBSTANTIATION, "partial")


def test_backing_that_is_there_is_no_denial() -> None:
    claim = claim_of("Intercepted calls corroborate the residents' account of the raid.")
    assert (claim.kind, claim.polarity) == (Kind.SUBSTANTIATION, "affirmative")


@pytest.mark.parametrize("sentence", ["No ship was hit in May.", "The army named a new commander in Gao."])
def test_other_clauses(sentence: str) -> None:
    assert claim_of(sentence).kind is not Kind.SUBSTANTIATION


def test_words_for_unproven() -> None:
    assert is_unproven("a baseless charge")
    assert not is_unproven("a grave charge")
