"""Words that only introduce a clause are no part of the claim, and may turn it round."""

from __future__ import annotations

import pytest

from tests.claims.reading import claim_of


@pytest.mark.parametrize(
    ("sentence", "text", "polarity"),
    [
        ("We do not deny that some depots remain in Syria.", "some depots remain in Syria", "affirmative"),
        ("I deny that our men shelled the market in Gao.", "our men shelled the market in Gao", "negative"),
        ("It is not true that the army left Gao.", "the army left Gao", "negative"),
        ("Readers should be told that raids in Gao have tripled.", "raids in Gao have tripled", "affirmative"),
    ],
)
def test_wrapped_clause(sentence: str, text: str, polarity: str) -> None:
    claim = claim_of(sentence)
    assert (claim.text, claim.polarity) == (text, polarity)
