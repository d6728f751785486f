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


def test_dates_and_names_are_no_amounts() -> None:
    assert claim_of("M23 entered Goma on 27 January 2025.").quantity is None
