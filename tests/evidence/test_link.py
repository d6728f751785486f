"""A claim's names become codes, its words become days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.claims.claim import Kind, Period
from backing.evidence.link import link_claim, windows_of
from backing.provenance import DateRange
from tests.evidence.factory import claim_of

RANGE = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))


def test_a_branch_is_coded_as_its_parent_in_its_country() -> None:
    link = link_claim(claim_of("x", Kind.PRESENCE, actors=("Daesh Khorasan",), places=("northern Afghanistan",)))
    assert link.actor is not None
    assert (link.actor.id, link.actor.ucdp_id, link.country) == ("iskp", 234, "AFG")
    assert link.place is not None
    assert "AF-BAL" in link.place.divisions


@pytest.mark.parametrize("others", [("Taliban", "ISKP"), ("United States", "ISKP")])
def test_the_actor_is_not_the_one_that_governs(others: tuple[str, ...]) -> None:
    link = link_claim(claim_of("x", Kind.CAUSAL, actors=others, places=("Afghanistan",)))
    assert link.actor is not None
    assert link.actor.id == "iskp"


def test_the_authority_is_the_one_that_governs() -> None:
    claim = claim_of("x", Kind.PRESENCE, actors=("ISKP", "Taliban"), places=("Afghanistan",))
    authority = link_claim(claim).authority
    assert authority
    assert authority.id == "taliban"
    assert link_claim(claim_of("x", Kind.PRESENCE, actors=("ISKP",), places=("Afghanistan",))).authority is None


def test_the_narrowest_place_is_meant() -> None:
    link = link_claim(claim_of("x", Kind.EVENT, places=("Afghanistan", "Kabul")))
    assert link.place is not None
    assert link.place.name == "Kabul"


def test_what_is_not_in_the_vocabulary_stays_as_words() -> None:
    assert link_claim(claim_of("x", Kind.EVENT, actors=("transnational groups",))).collective == (
        "transnational groups",
    )


def test_a_moving_window_follows_every_admissible_day() -> None:
    windows = windows_of(Period(length_days=56, until_statement=True), RANGE)
    assert len(windows) == 31
    assert all(window.end == window.posted for window in windows)
    assert all((window.end - (window.start or window.end)).days == 56 for window in windows)


def test_a_period_of_its_own_does_not_move() -> None:
    (window,) = windows_of(Period(start=date(2016, 1, 1), end=date(2016, 12, 31)), RANGE)
    assert (window.start, window.end) == (date(2016, 1, 1), date(2016, 12, 31))


def test_a_moving_window_without_a_date_is_nowhere() -> None:
    assert windows_of(Period(length_days=7, until_statement=True), DateRange(earliest=None, latest=None)) == ()


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.integers(1, 400))
def test_no_window_ends_after_its_day(first: date, spread: int, length: int) -> None:
    days = DateRange(earliest=first, latest=first + timedelta(days=spread))
    for window in windows_of(Period(length_days=length, until_statement=True), days):
        assert window.start is not None
        assert window.start < window.end <= window.posted
