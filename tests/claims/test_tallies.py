"""A bulletin's lines are counts; other lines with a colon are not."""

from __future__ import annotations

import pytest

from backing.claims.claim import Kind
from tests.claims.reading import claims_of


def test_a_line_of_a_bulletin_is_a_count() -> None:
    claims = claims_of("Incidents: 17.\n\nFatalities: six (four civilians, two rangers).")
    assert [(c.text, c.kind) for c in claims] == [
        ("Incidents: 17", Kind.COUNT),
        ("Fatalities: six (four civilians, two rangers)", Kind.COUNT),
    ]
    assert [c.quantity and c.quantity.value for c in claims] == [17, 6]


@pytest.mark.parametrize("text", ["Time: 10:30. Source: one officer.", "Page: 12."])
def test_other_labels(text: str) -> None:
    assert claims_of(text) == ()
