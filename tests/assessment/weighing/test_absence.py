"""Weighted absence: the example of five camps, and seen and not seen through the same numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.hypotheses.hypothesis import Expected, Observable
from backing.assessment.items.item import Chance
from backing.assessment.weighing.absence import chance_of, none_seen, seen
from backing.assessment.weighing.observables import items_of
from backing.errors import UnusableEvidence

inside = st.floats(0.01, 0.99)
CAMP = Chance.of(1.0, certain=True)


def camps(publish: float) -> Expected:
    return Expected(exist=CAMP, publish=Chance.of(publish), find=Chance.of(0.9), n=5)


@pytest.mark.parametrize(("publish", "none"), [(0.1, 0.62), (0.3, 0.21), (0.02, 0.91)])
def test_five_camps_without_a_video(publish: float, none: float) -> None:
    assert none_seen(camps(publish)).central == pytest.approx((1 - publish * 0.9) ** 5)
    assert none_seen(camps(publish)).central == pytest.approx(none, abs=0.005)


@given(exist=st.tuples(inside, inside), publish=inside, n=st.integers(1, 30))
def test_seen_and_not_seen_mirror(exist: tuple[float, float], publish: float, n: int) -> None:
    expected = Expected(exist=Chance.between(*sorted(exist)), publish=Chance.of(publish), n=n)
    assert seen(expected) == none_seen(expected).denied
    assert seen(expected).low <= seen(expected).central <= seen(expected).high


def test_only_what_somebody_looked_for_is_evidence() -> None:
    expected = {"H1": Expected(exist=Chance.of(0.8)), "H2": Expected(exist=Chance.of(0.1))}
    rows = [
        Observable(id=name, text="a video", expected=expected, seen=state, searched=("channel X",))
        for name, state in (("O1", True), ("O2", False), ("O3", None))
    ]
    present, absent = items_of(rows)
    assert present.chances["H1"].central == 0.8
    assert absent.chances["H1"].central == pytest.approx(0.2)
    assert (absent.seen, absent.searched) == (False, ("channel X",))
    with pytest.raises(UnusableEvidence, match="nobody has looked"):
        chance_of(rows[2], "H1")


@pytest.mark.parametrize("n", [0, -1, float("inf"), float("nan")])
def test_a_number_of_places_that_cannot_be_is_refused(n: float) -> None:
    with pytest.raises(UnusableEvidence, match="n is"):
        seen(Expected(exist=Chance.of(0.5), n=n))
