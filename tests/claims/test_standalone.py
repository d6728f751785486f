"""Claims that can be read without the text around them."""

from __future__ import annotations

import pytest

from tests.claims.reading import claims_of


@pytest.mark.parametrize(
    ("text", "standalone", "unresolved"),
    [
        ("ISKP is weak. It has claimed no attack since June.", "[ISKP] has claimed no attack since June", ()),
        (
            "The Taliban say that much. Their fighters hold the province.",
            "[Taliban’s] fighters hold the province",
            (),
        ),
        ("They have not been seen in Mosul since.", "They have not been seen in Mosul since", ("They",)),
        ("It takes months to rebuild Mosul.", "It takes months to rebuild Mosul", ()),
        ("ISKP bombed a bank. It was the third attack in Kabul.", "It was the third attack in Kabul", ("It",)),
        ("ISKP lost its camps in Kunar.", "ISKP lost its camps in Kunar", ()),
    ],
)
def test_pronouns_give_way_to_names(text: str, standalone: str, unresolved: tuple[str, ...]) -> None:
    claim = claims_of(text)[-1]
    assert (claim.standalone, claim.unresolved) == (standalone, unresolved)
