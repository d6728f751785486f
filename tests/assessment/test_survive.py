"""The strongest test that a claim survived, and that its denial survived."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.survive import denial_survived, survived
from backing.assessment.verdict import Contribution


def part(name: str, low: float, central: float, high: float) -> Contribution:
    return Contribution(finding=name, name=name, low=low, central=central, high=high)


def test_it_is_what_speaks_for_the_claim_most_and_under_no_reading_against_it() -> None:
    weighed = [
        part("weak", 1, 3, 5),
        part("strong", 0, 12, 20),
        part("stronger but split", -1, 15, 30),
        part("con", -9, -8, -1),
    ]
    assert survived(weighed) == "strong"
    assert denial_survived(weighed) == "con"


def test_where_nothing_could_tell_nothing_was_survived() -> None:
    assert survived([]) is None
    assert survived([part("silent", 0, 0, 0)]) is None
    assert survived([part("split", -1, 0, 1)]) is None
    assert denial_survived([part("silent", 0, 0, 0)]) is None


@given(st.lists(st.tuples(*[st.floats(-40, 40)] * 3).map(sorted), max_size=6))
def test_the_denial_has_the_mirrored_test(readings: list[list[float]]) -> None:
    ours = [part(f"f{n}", *each) for n, each in enumerate(readings)]
    theirs = [part(f"f{n}", -high, -central, -low) for n, (low, central, high) in enumerate(readings)]
    assert survived(ours) == denial_survived(theirs)
    assert denial_survived(ours) == survived(theirs)
    assert survived(ours) is None or survived(ours) != denial_survived(ours)
