"""Amounts: numbers, bounds, ranges, vague words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.claims.claim import Quantity
from backing.claims.numbers import read_fraction, read_number
from tests.claims.reading import claim_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7,000", 7000), ("eleven", 11), ("twenty-five", 25), ("two dozen", 24), ("4.5 million", 4_500_000),
        ("three hundred and twelve", 312), ("half a dozen", 6), ("thirty thousand", 30_000), ("many", None), ("", None),
    ],
)  # fmt: skip
def test_number(words: str, value: float | None) -> None:
    assert read_number(words) == value


@given(st.integers(0, 10**9))
def test_digits_with_and_without_commas(number: int) -> None:
    assert read_number(f"{number:,}") == read_number(str(number)) == number


@pytest.mark.parametrize(("words", "value"), [("a third", 1 / 3), ("two thirds", 2 / 3), ("half", 0.5), ("nine", None)])
def test_fraction(words: str, value: float | None) -> None:
    assert read_fraction(words) == (pytest.approx(value) if value else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The group has 4,000 to 6,000 fighters.", Quantity(low=4000, high=6000, unit="fighters")),
        (
            "Four in ten police posts in Gao stand empty.",
            Quantity(value=0.4, unit="share of police posts", qualifier="Four in ten"),
        ),
        ("It was the fourth attack on the town in a year.", Quantity(value=4, unit="attack", qualifier="fourth")),
        ("At least 40 civilians died in Kadugli.", Quantity(low=40, unit="civilians", qualifier="at least")),
        ("The fire destroyed up to 300 tankers in Mali.", Quantity(high=300, unit="tankers", qualifier="up to")),
        ("Some 1,200 men hold the town of Bama.", Quantity(value=1200, unit="men", qualifier="some")),
        ("The army killed several commanders in Mali.", Quantity(low=3, unit="commanders", qualifier="several")),
        ("Drone strikes in Sudan have doubled.", Quantity(value=2, unit="times", qualifier="doubled")),
        ("The army carried out no attack in Mali in 2020.", Quantity(value=0, unit="attack", qualifier="no")),
        ("Gunmen burned 23 villages in 2016.", Quantity(value=23, unit="villages")),
    ],
)
def test_quantity(sentence: str, expected: Quantity) -> None:
    assert claim_of(sentence).quantity == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two hundred thousand people live in Bunia.", Quantity(value=200_000, unit="people")),
        ("Three hundred and twelve soldiers died in Bama.", Quantity(value=312, unit="soldiers")),
        (
            "The rebels hold two thirds of the country.",
            Quantity(value=0.667, unit="share of the country", qualifier="two thirds of the country"),
        ),
        (
            "Almost half of the force left Goma in May.",
            Quantity(value=0.5, unit="share of the force", qualifier="Almost half of the force"),
        ),
        (
            "As many as half of approaches go unrecorded.",
            Quantity(high=0.5, unit="share of approaches", qualifier="As many as half of approaches"),
        ),
        ("One in nine strikes hits a home in Saada.", Quantity(value=0.111, unit="share of strikes", qualifier="One in nine")),
        ("No fewer than sixty fighters are in Lanao.", Quantity(low=60, unit="fighters", qualifier="no fewer than")),
        ("The army paid $195 million for the drones in May.", Quantity(value=195_000_000, unit="dollars")),
        ("The UN has never placed the group above 300 men.", Quantity(high=300, unit="men", qualifier="above")),
        ("The army handed over eleven captured fighters in May.", Quantity(value=11, unit="captured fighters")),
        ("The militia lost several hundred men in May.", Quantity(low=300, unit="men", qualifier="several hundred")),
        ("Sorties from Goma more than tripled in May.", Quantity(low=3, unit="times", qualifier="more than tripled")),
        ("One child in six in Gaza was malnourished.", Quantity(value=0.167, unit="share", qualifier="One child in six")),
        ("Both armies exchanged fire for five days.", Quantity(value=5, unit="days")),
        ("Attacks on the road fell from 41 to 26 in May.", Quantity(value=41, unit=None)),
    ],
)  # fmt: skip
def test_forms_of_amounts(sentence: str, expected: Quantity) -> None:
    assert claim_of(sentence).quantity == expected


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Of the 2,300 men who joined the camp at Kpandroma, barely a hundred slept there.", 100),
        ("Within six months the road, which we had kept open for 20 convoys, was cut on nine occasions.", 9),
        ("In my street, 300 metres from the river, nine persons died in May.", 9),
        ("The 750-kilovolt line near Enerhodar was hit by two drones.", 2),
        ("The three raids that killed 40 men took place in Marawi.", 3),
    ],
)
def test_the_number_of_the_claim_comes_before_one_in_an_aside(sentence: str, value: float) -> None:
    quantity = claim_of(sentence).quantity
    assert quantity is not None
    assert quantity.value == value


@pytest.mark.parametrize(
    "sentence",
    [
        "Not one witness was killed in Goma.", "There is not a single soldier in Goma.",
        "The army did not stop even one column in May.", "The prosecutor hasn't charged one man since May.",
        "The army has never published a list in Goma.", "Nobody was hurt in Goma.",
        "There were none in Goma in May.", "No AIS trace of any second vessel exists.",
    ],
)  # fmt: skip
def test_zero(sentence: str) -> None:
    quantity = claim_of(sentence).quantity
    assert quantity is not None
    assert quantity.value == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Armed groups no longer threaten Bangui.", "Cuba is no part of the war in Ukraine.",
        "The army sent men to the 16th Division in Goma.", "Gunmen burned Camp Five in Goma.",
        "The mediators offered a third round of talks in Zanzibar.", "Planes leave Goma twice a month.",
        "The convoy left Goma after six.", "The army should send 40 men to Goma.",
        "Half a day later he left Goma.", "Arctic LNG 2 was shut in May.", "Nobody in Goma denies that.",
        "One thing led to another in Goma.", "There is no ELN in Apure.",
    ],
)  # fmt: skip
def test_no_amount(sentence: str) -> None:
    quantity = claim_of(sentence).quantity
    assert quantity is None or (quantity.value, quantity.low, quantity.high) == (None, None, None)


def test_dates_and_names_are_no_amounts() -> None:
    assert claim_of("M23 entered Goma on 27 January 2025.").quantity is None
