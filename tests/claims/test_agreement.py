"""The measure itself."""

from __future__ import annotations

from typing import Any

import pytest

from backing.claims.agreement import agree, kappa, same_name
from backing.claims.claim import Claim, Kind, Period, Quantity
from backing.provenance import Span


def claim(start: int, end: int, **slots: Any) -> Claim:
    return Claim(id="c", text="", span=Span(start=start, end=end), post_index=1, kind=Kind.EVENT, **slots)


def row(start: int, end: int, **slots: Any) -> dict[str, Any]:
    empty = {
        "type": "event",
        "polarity": "affirmative",
        "asserter": "author",
        "checkable": True,
        "places": [],
        "actors": [],
    }
    return {"span": [start, end], "window": None, "quantity": None} | empty | slots


def test_the_same_claims_agree() -> None:
    result = agree([claim(0, 10), claim(20, 30)], [row(0, 10), row(20, 30)])
    assert (result.recall, result.precision, result.kind, result.places) == (1, 1, 1, 1)


def test_half_an_overlap_is_enough_and_less_is_not() -> None:
    assert agree([claim(0, 10)], [row(0, 5)]).matched == 1
    assert agree([claim(0, 10)], [row(0, 4)]).matched == 0


def test_as_many_pairs_as_possible() -> None:
    """The best single pair (0-10 twice) would leave the other two unmatched."""
    assert agree([claim(0, 10), claim(0, 6)], [row(0, 10), row(2, 12)]).matched == 2


def test_recall_is_over_what_can_be_checked() -> None:
    assert agree([claim(0, 10)], [row(0, 10), row(20, 30, checkable=False)]).recall == 1


def test_slots_are_compared() -> None:
    found = claim(
        0, 10, places=("DR Congo",), quantity=Quantity(low=40), period=Period(text="since Goma fell"), asserter="Keita"
    )
    gold = row(
        0, 10, places=["Democratic Republic of the Congo"], quantity={"value": None, "low": 40}, asserter="Adama Keita",
        window={"relative_text": "Goma fell", "start": None},
    )  # fmt: skip
    result = agree([found], [gold])
    assert (result.places, result.quantity, result.period, result.asserter) == (1, 1, 1, 1)


def test_names_agree_without_articles_and_titles_in_part() -> None:
    assert same_name("the governor", "governor")
    assert not same_name("author", "governor")


def test_nothing_found_is_no_error() -> None:
    assert agree([], [row(0, 10)]).recall == 0


def test_kappa_takes_off_what_chance_gives() -> None:
    """Cohen's own sort of table: 20 yes, 15 no, 5 and 10 apart, of 50; 0.7 seen and 0.5 by chance."""
    labels = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(labels) == pytest.approx(0.4)
    assert kappa([("yes", "no"), ("no", "yes")]) == -1
    assert kappa([("yes", "yes")]) == 1
