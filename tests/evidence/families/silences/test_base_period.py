from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backing.claims.claim import Period
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.compile import compile_claims
from backing.evidence.families.silences.base_period import bases_before, counted_after, days_of, weeks_until
from backing.evidence.link import Window
from backing.provenance import DateRange
from backing.records.catalog import load_catalog
from tests.evidence.factory import attacks, engine, statement_of
from tests.evidence.families.silences.test_silence import RANGE, claims_of_iskp

WINDOW = Window(posted=date(2023, 4, 30), start=date(2023, 3, 5), end=date(2023, 4, 30))
FIRST = date(2016, 1, 1)


def asked(claim, dataset: str, days: DateRange = RANGE) -> ClaimTest:
    """The test of occurrence on one release."""
    tests = compile_claims(statement_of([claim], days), [claim], load_catalog())
    return next(test for test in tests if test.family == "occurrence" and test.dataset == dataset)


def figures() -> tuple[ClaimTest, list[Row]]:
    test = asked(claims_of_iskp(), "published-figures")
    return test, list(engine().fetch(test.queries[0]))


def test_of_counts_that_end_together_the_shorter_comes_first() -> None:
    test, rows = figures()
    found = [period.base.note for period in bases_before(test, rows, WINDOW, None)]
    assert found == [
        "27 attacks recorded in 99 days",
        "145 attacks claimed in 334 days",
        "221 attacks claimed in 334 days",
    ]


def test_as_of_posting_only_what_was_public_gives_a_rate() -> None:
    test, rows = figures()
    assert len(bases_before(test, rows, WINDOW, WINDOW.posted)) == 1
    assert len(counted_after(test, rows, WINDOW, None)) == 1
    assert counted_after(test, rows, WINDOW, WINDOW.posted) == ()


def test_a_count_long_before_the_window_gives_no_rate() -> None:
    test, rows = figures()
    late = Window(posted=date(2027, 1, 1), start=date(2026, 11, 1), end=date(2027, 1, 1))
    assert bases_before(test, rows, late, None) == ()


def test_a_window_is_as_long_as_the_claim_says_or_as_its_days() -> None:
    assert days_of(figures()[0], WINDOW) == 56
    dated = asked(attacks(date(2016, 7, 1), date(2016, 7, 1)), "ucdp-ged-mmr-bgd")
    assert days_of(dated, Window(posted=FIRST, start=FIRST, end=FIRST)) == 1
    assert days_of(dated, Window(posted=FIRST, start=None, end=FIRST)) == 0
    assert dated.setting.claim.period == Period(start=date(2016, 7, 1), end=date(2016, 7, 1))


@given(st.lists(st.integers(-30, 400), max_size=40), st.integers(0, 300))
def test_every_event_of_the_whole_weeks_before_the_end_is_counted_once(offsets: list[int], length: int) -> None:
    test = asked(attacks(FIRST, FIRST), "ucdp-ged-mmr-bgd")
    actor = test.setting.link.actor
    rows = [
        {"start": FIRST + timedelta(days=n), "division": None, "attacker_id": actor.ucdp_id if actor else None}
        for n in offsets
    ]
    end = FIRST + timedelta(days=length)
    weeks = weeks_until(test, rows, FIRST, end)
    assert len(weeks) == length // 7
    assert sum(weeks) == sum(length - len(weeks) * 7 <= n < length for n in offsets)
