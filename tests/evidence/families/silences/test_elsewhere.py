"""A window that was chosen afterwards is held against all the weeks that were watched."""

from __future__ import annotations

from datetime import date

import pytest

from backing.claims.claim import Kind, Period
from backing.evidence.families.silences.elsewhere import chosen_afterwards, since_when
from backing.evidence.finding import CHOSEN_WINDOW, Finding
from backing.provenance import DateRange
from tests.evidence.factory import attacks, claim_of, findings_on
from tests.evidence.families.silences.test_silence import claims_of_iskp, on_figures


def anywhere(finding: Finding) -> dict[str, float]:
    return {m.name: m.value for m in finding.models if "anywhere in" in m.measure and m.value is not None}


def test_only_a_window_cut_back_from_the_day_of_the_statement_was_chosen() -> None:
    assert chosen_afterwards(Period(length_days=56, until_statement=True))
    assert not chosen_afterwards(Period(start=date(2016, 7, 2), end=date(2017, 8, 15)))
    assert not chosen_afterwards(Period(start=date(2021, 8, 15), until_statement=True))
    assert not chosen_afterwards(None)


def test_the_watch_begins_with_the_rule_that_holds_or_two_years_back() -> None:
    assert since_when("AFG", date(2023, 3, 5))[0] == date(2021, 8, 15)
    assert since_when("AFG", date(1999, 1, 1))[0] == date(1996, 9, 27)  # which ended later
    assert since_when("BGD", date(2016, 7, 2))[0] == date(2014, 7, 3)
    assert since_when(None, date(2016, 7, 2))[0] == date(2014, 7, 3)


def test_the_takeover_leaves_91_weeks_in_which_to_find_a_silence() -> None:
    late = on_figures(claims_of_iskp())[1]
    found = anywhere(late)
    assert found["Poisson, anywhere"] == pytest.approx(1.67e-5, rel=1e-2)
    assert found["Negative binomial, weeks independent, anywhere"] == pytest.approx(0.0828, rel=1e-2)
    assert "91 weeks were watched, from 15 Aug 2021 on" in " ".join(late.explanation)
    rows = {row["model"]: row for row in late.exhibits[2].data}  # at the rate counted later
    assert rows["Poisson"]["anywhere"] == pytest.approx(0.33, abs=0.01)
    assert rows["Negative binomial, weeks independent"]["anywhere"] == pytest.approx(0.78, abs=0.01)


def test_the_picture_has_both_numbers_side_by_side() -> None:
    rows = on_figures(claims_of_iskp())[1].exhibits[1].data
    assert all(row["anywhere"] >= row["p"] for row in rows if row["anywhere"] is not None)
    assert any(row["anywhere"] is None for row in rows)  # one rate for the window says nothing of another window


def test_a_window_with_dates_of_its_own_is_not_looked_for_elsewhere() -> None:
    claim = attacks(date(2016, 7, 2), date(2017, 8, 15))
    assert not any(anywhere(finding) for finding in findings_on(claim))


def no_clash(posted: date) -> Finding:
    """No deadly clash in Bangladesh in the eight weeks before a day."""
    claim = claim_of(
        "there was no deadly clash in Bangladesh", Kind.ABSENCE, places=("Bangladesh",), polarity="negative",
        period=Period(length_days=56, until_statement=True),
    )  # fmt: skip
    day = DateRange(earliest=posted, latest=posted)
    return next(f for f in findings_on(claim, days=day) if f.dataset == "ucdp-ged-mmr-bgd" and f.as_of is None)


def test_a_window_is_flagged_where_it_is_among_the_quietest_and_others_answer_otherwise() -> None:
    finding, words = no_clash(date(2007, 4, 14)), "Over the last 84 days the record says otherwise."
    assert finding.readings
    assert words in finding.explanation
    assert any(", 1% are as quiet as this one" in line for line in finding.explanation)
    assert finding.flags == (CHOSEN_WINDOW,)


def test_it_is_not_flagged_for_other_answers_alone() -> None:
    finding, words = no_clash(date(2009, 5, 30)), "Over the last 84 days the record says otherwise."
    assert words in finding.explanation
    assert any(", 7% are as quiet as this one" in line for line in finding.explanation)
    assert finding.flags == ()


def test_it_is_not_flagged_for_being_quiet_alone() -> None:
    finding = no_clash(date(2007, 5, 1))  # the 84 days up to it are silent too
    assert any(", 2% are as quiet as this one" in line for line in finding.explanation)
    assert "says otherwise" not in " ".join(finding.explanation)
    assert finding.flags == ()
