"""What a claim's wording allows of its number, and that one reading of the words serves every family."""

from __future__ import annotations

import math

import pytest

from backing.claims.claim import Quantity
from backing.evidence.bounds import Bounds, bounds_of
from backing.evidence.families.strengths.combined import asked_by

WORDINGS = {
    "at least": (7000, math.inf),
    "no fewer than": (7000, math.inf),
    "more than": (7000.5, math.inf),
    "no more than": (0, 7000),
    "up to": (0, 7000),
    "fewer than": (0, 6999.5),
    "": (7000, 7000),
}


@pytest.mark.parametrize(("qualifier", "bounds"), WORDINGS.items())
def test_the_wording_bounds_the_number_on_the_right_side(qualifier: str, bounds: Bounds) -> None:
    quantity = Quantity(value=7000, unit="fighters", qualifier=qualifier)
    assert bounds_of(quantity) == bounds
    asked = asked_by(quantity)
    assert asked is not None
    assert asked.number == 7000
    assert asked.band(0.1) == (bounds if qualifier else pytest.approx((6300, 7700)))


def test_without_a_number_nothing_is_asked() -> None:
    assert bounds_of(Quantity(unit="fighters")) is None
    assert asked_by(Quantity(value=0, unit="fighters")) is None
    assert asked_by(None) is None
