"""Did it happen? Decided by dated rows; every expected answer was counted from the published rows by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.verdict import Label
from backing.claims.claim import Kind, Period, Quantity
from backing.provenance import DateRange
from tests.evidence.factory import attacks, claim_of, findings_on, verdict_on

# UCDP GED 19.1, rows of IS against civilians in Bangladesh: 1 July 2016 and 16 August 2017 are the ends of the
# longest gap, 411 days.


def test_no_attack_between_the_ends_of_the_longest_gap_is_supported() -> None:
    verdict = verdict_on(attacks(date(2016, 7, 2), date(2017, 8, 15)))
    assert verdict.hindsight.label is Label.SUPPORTED


@pytest.mark.parametrize("window", [(date(2016, 7, 1), date(2017, 8, 15)), (date(2016, 7, 2), date(2017, 8, 16))])
def test_one_day_more_on_either_side_refutes_it(window: tuple[date, date]) -> None:
    verdict = verdict_on(attacks(*window))
    assert verdict.hindsight.label is Label.REFUTED
    assert verdict.hindsight.p == pytest.approx(0.01)


def test_raids_on_the_group_are_not_attacks_by_it() -> None:
    rows = findings_on(attacks(date(2016, 7, 2), date(2017, 8, 15)))[-1]
    assert rows.counter_examples == ()
    clashes = claim_of(
        "there was no clash with Islamic State in Bangladesh", Kind.ABSENCE, actors=("Islamic State",),
        places=("Bangladesh",), polarity="negative", period=Period(start=date(2016, 7, 2), end=date(2017, 8, 15)),
    )  # fmt: skip
    assert verdict_on(clashes).hindsight.label is Label.REFUTED


def test_attacks_on_civilians_are_no_clashes() -> None:
    clashes = claim_of(
        "there was no deadly clash with Islamic State in Bangladesh", Kind.ABSENCE, actors=("Islamic State",),
        places=("Bangladesh",), polarity="negative", period=Period(start=date(2015, 12, 21), end=date(2016, 4, 19)),
    )  # fmt: skip
    assert verdict_on(clashes).hindsight.label is Label.SUPPORTED
    events = replace(clashes, text="there was no lethal event with Islamic State in Bangladesh")
    assert verdict_on(events).hindsight.label is Label.REFUTED


def test_a_record_of_lethal_events_cannot_rule_out_attacks_that_killed_nobody() -> None:
    claim = replace(
        attacks(date(2016, 7, 2), date(2017, 8, 15)), text="Islamic State attacked no civilians in an attack"
    )
    assert verdict_on(claim).hindsight.label is Label.NOT_ENOUGH


def test_outside_its_coverage_the_record_cannot_tell() -> None:
    verdict = verdict_on(attacks(date(2018, 6, 1), date(2019, 6, 1)))
    assert verdict.hindsight.label is Label.CANNOT_TELL
    assert (
        findings_on(attacks(date(2018, 6, 1), date(2019, 6, 1)))[-1].cannot_tell[0].startswith("it ends on 2018-12-31")
    )


def test_an_incomplete_sample_can_show_an_event_and_never_its_absence() -> None:
    taliban = {"actor": "Taliban", "place": "Afghanistan"}
    quiet = findings_on(attacks(date(1989, 1, 1), date(1989, 2, 1), **taliban))
    assert all(not finding.readings for finding in quiet)
    assert "incomplete sample" in quiet[-1].cannot_tell[0]


def claims_of_iskp(days: int = 56):
    return claim_of(
        "the ISKP has refrained from claiming responsibility for any attack", Kind.ABSENCE, actors=("ISKP",),
        places=("Afghanistan",), polarity="negative", quantity=Quantity(value=0, unit="claimed attacks"),
        period=Period(length_days=days, until_statement=True),
    )  # fmt: skip


RANGE = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))


def test_a_claimed_attack_inside_the_window_decides_on_every_admissible_date() -> None:
    early, late, *_ = (f for f in findings_on(claims_of_iskp(), days=RANGE) if f.dataset == "published-figures")
    for finding in (early, late):
        dates = {example["date"]: example["decides_if_posted"] for example in finding.counter_examples}
        assert dates["2023-03-27"] == "15 Apr 2023 to 15 May 2023"
        assert dates["2023-03-09"] == "15 Apr 2023 to 4 May 2023"
    assert verdict_on(claims_of_iskp(), days=RANGE).as_of.label is Label.REFUTED
    assert verdict_on(claims_of_iskp(), days=RANGE).hindsight.label is Label.REFUTED


def test_the_same_silence_has_very_different_probabilities_under_different_models() -> None:
    finding = next(f for f in findings_on(claims_of_iskp(), days=RANGE) if f.dataset == "published-figures")
    values = {model.name: model.value for model in finding.models}
    assert values["Poisson"] == pytest.approx(2.3288e-07, rel=1e-3)
    assert values["One gamma rate for the window"] == pytest.approx(0.178, rel=1e-2)


def test_a_published_count_of_none_over_the_whole_window_supports_it_with_hindsight_only() -> None:
    later = DateRange(earliest=date(2023, 5, 31), latest=date(2023, 5, 31))
    verdict = verdict_on(claims_of_iskp(), days=later)  # zero claims in April and May 2023, published 10 July 2023
    assert verdict.as_of.label is Label.CANNOT_TELL
    assert verdict.hindsight.label is Label.SUPPORTED


def test_without_a_date_a_moving_window_cannot_be_placed() -> None:
    finding = findings_on(claims_of_iskp(), days=DateRange(earliest=None, latest=None))[0]
    assert finding.as_of is None
    assert "--date" in finding.cannot_tell[0]


@given(st.integers(0, 800), st.integers(0, 400), st.integers(0, 200), st.integers(0, 200))
def test_a_longer_window_never_turns_an_event_into_an_absence(start: int, length: int, before: int, after: int) -> None:
    first = date(2015, 6, 1) + timedelta(days=start)
    narrow = attacks(first, first + timedelta(days=length))
    wide = attacks(first - timedelta(days=before), first + timedelta(days=length + after))
    if verdict_on(narrow).hindsight.label is Label.REFUTED:
        assert verdict_on(wide).hindsight.label is Label.REFUTED
