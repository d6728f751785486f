"""Whether a claim says that something is so, or that it is not."""

from __future__ import annotations

import pytest

from tests.claims.reading import claim_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Staff at the clinic in Goma have gone unpaid since April.",
        "The findings of the inquiry remain unpublished.",
        "The ministry left three letters unanswered.",
        "The group itself has kept silent since Monday.",
        "The villages around Begi have gone the whole summer without a raid.",
        "Pressed by journalists in Goma, the governor declined.",
        "The army failed to retake Goma.",
        "Villagers in Goma heard little.",
        "The army did not stop even one column in May.",
        "If we were their protectors, would they have killed our police chief?",
    ],
)
def test_negative(sentence: str) -> None:
    assert claim_of(sentence).polarity == "negative"


@pytest.mark.parametrize(
    "sentence",
    [
        "No fewer than sixty fighters are in Lanao.",
        "The planes hit nothing but an empty well in Goma.",
        "Attacks on the road declined from six a day to two.",
        "The rebels, not the army, hold the road to Goma.",
        "The boats in the strait have never stopped.",
        "Stop arming village boys in Goma.",
        "Armed men boarded three tankers in 2025, against none a year earlier.",
        "The mill in Gezira closed for lack of water.",
        "If the mission in Goma is useless, why did killings jump when it left?",
        "The army collects tolls at Hantoub bridge and answers to nobody.",
    ],
)
def test_affirmative(sentence: str) -> None:
    assert claim_of(sentence).polarity == "affirmative"


@pytest.mark.parametrize(
    "sentence",
    [
        "I have no doubt that the army will hold Goma.",
        "It cannot be excluded that rebels took Goma in May.",
        "I don't hide that the rebels took Goma in May.",
    ],
)
def test_what_is_conceded_is_put_forward(sentence: str) -> None:
    assert claim_of(sentence).polarity == "affirmative"
