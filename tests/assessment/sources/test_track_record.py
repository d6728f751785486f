"""Track records: what few items say is shown and weighs nothing."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.items.item import Chance
from backing.assessment.sources.reported import reported
from backing.assessment.sources.track_record import (
    LEAST,
    Resolved,
    independent,
    record_of,
    remembered,
    track_records,
)
from backing.errors import UnusableEvidence

SURE, NEVER = Chance.of(1.0, certain=True), Chance.of(0.0, certain=True)


def items(source: str, right: int, wrong: int, domain: str = "attacks") -> list[Resolved]:
    outcomes = [True] * right + [False] * wrong
    return [Resolved(source=source, domain=domain, root=f"{place}", right=each) for place, each in enumerate(outcomes)]


def test_with_forgetting_a_record_settles() -> None:
    """At 1 / (1 - 0.9) items, when each counts 0.9 times the next."""
    assert remembered([True] * 500, forgetting=0.9) == pytest.approx((10, 0))


def test_what_lies_back_counts_less() -> None:
    assert remembered([True, False], forgetting=0.5) == (0.5, 1)
    assert remembered([False, True], forgetting=0.5) == (1, 0.5)
    assert remembered([True, False, True]) == (2, 1)


@pytest.mark.parametrize(("n", "automatic"), [(LEAST - 1, False), (LEAST, True)])
def test_below_thirty_items_a_record_gives_no_weight(n, automatic) -> None:
    (record,) = track_records(items("a", n, 0))
    assert record.automatic is automatic
    assert (record.reliability is not None) is automatic
    assert record.n == n


def test_a_yes_weighs_what_the_record_says_of_being_right() -> None:
    """r is such that a yes, from one who else says yes as often as no, has the likelihood ratio mean / (1 - mean)."""
    (record,) = track_records(items("a", 36, 4))
    r = record.reliability
    assert r.low < r.central < r.high
    for share, right in zip(
        (r.low, r.central, r.high), (record.interval[0], record.mean, record.interval[1]), strict=True
    ):
        yes = reported({"so": SURE, "not so": NEVER}, Chance.of(share))
        assert yes["so"].central / yes["not so"].central == pytest.approx(right / (1 - right))


@given(right=st.integers(0, 400), wrong=st.integers(0, 400))
def test_counts_make_the_record_that_the_items_make(right: int, wrong: int) -> None:
    record = record_of("a", right, wrong)
    if right + wrong:
        (itemised,) = track_records(items("a", right, wrong, domain=""))
        assert record == itemised
    if record.reliability is not None:
        assert record.reliability.central == max(2 * record.mean - 1, 0)


def test_who_is_mostly_wrong_tells_nothing_and_not_the_opposite() -> None:
    assert record_of("a", 10, 90).reliability == Chance.of(0.0, certain=True)


def test_few_items_leave_a_source_near_the_others_and_many_let_it_stand_alone() -> None:
    others = [item for place in range(10) for item in items(f"s{place}", 36, 4)]
    found = {each.source: each for each in track_records([*others, *items("new", 0, 2), *items("bad", 10, 90)])}
    assert found["new"].mean > 0.4
    assert found["bad"].mean < 0.2
    assert found["new"].pool == found["bad"].pool
    assert found["new"].interval[1] - found["new"].interval[0] > found["bad"].interval[1] - found["bad"].interval[0]


def test_the_pool_learns_from_the_others() -> None:
    """Ten sources right in 36 of 40 make two errors of an eleventh look like bad luck; alone they look like a bad source."""
    others = [item for place in range(10) for item in items(f"s{place}", 36, 4)]
    among = {each.source: each for each in track_records([*others, *items("new", 0, 2)])}["new"]
    (alone,) = track_records(items("new", 0, 2))
    assert among.pool > 0.8
    assert among.mean > 0.75
    assert alone.mean < 0.4


def test_domains_do_not_mix() -> None:
    found = track_records([*items("a", 40, 0), *items("a", 0, 40, "strengths")])
    assert [(each.domain, each.mean > 0.5) for each in found] == [("attacks", True), ("strengths", False)]


def test_a_root_counts_once() -> None:
    one = Resolved(source="a", domain="attacks", root="wire", right=True)
    assert len(independent([one, one, one])) == 1
    assert track_records([one] * 40)[0].n == 1
    assert not track_records([one] * 40)[0].automatic
    with pytest.raises(UnusableEvidence, match="as right and as wrong"):
        independent([one, Resolved(source="a", domain="attacks", root="wire", right=False)])


@given(st.integers(0, 60), st.integers(0, 60))
def test_right_and_wrong_mirror_each_other(right, wrong) -> None:
    if right + wrong:
        (one,), (other,) = track_records(items("a", right, wrong)), track_records(items("a", wrong, right))
        assert one.mean == pytest.approx(1 - other.mean)
        assert one.interval == pytest.approx((1 - other.interval[1], 1 - other.interval[0]), abs=1e-6)
        assert 0 < one.interval[0] < one.mean < one.interval[1] < 1


def test_nothing_resolved_is_no_record() -> None:
    assert track_records([]) == ()


@pytest.mark.parametrize(
    "call",
    [
        lambda: remembered([True], forgetting=0),
        lambda: remembered([True], forgetting=math.nan),
    ],
)
def test_numbers_that_cannot_be_are_refused(call) -> None:
    with pytest.raises(UnusableEvidence):
        call()
