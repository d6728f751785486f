"""What a silence would tell: shown beside the answer, and never the answer. Rows counted by hand, as in test_occurrence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backing.claims.claim import Kind, Period, Quantity
from backing.evidence.families.silences.silence import FACTOR
from backing.evidence.finding import Finding
from backing.evidence.report import as_chance
from backing.evidence.statistics.rate_bounds import rate_bounds
from backing.evidence.statistics.rungs import POISSON, SHARED, SPELLS, YARDSTICK
from backing.provenance import DateRange
from tests.evidence.factory import attacks, claim_of, findings_on, verdict_on

RANGE = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))
SILENT = "P(no event in the window)"


def claims_of_iskp(days: int = 56):
    return claim_of(
        "the ISKP has refrained from claiming responsibility for any attack", Kind.ABSENCE, actors=("ISKP",),
        places=("Afghanistan",), polarity="negative", quantity=Quantity(value=0, unit="claimed attacks"),
        period=Period(length_days=days, until_statement=True),
    )  # fmt: skip


def on_figures(claim, days: DateRange = RANGE) -> tuple[Finding, Finding]:
    """As of posting, and with hindsight."""
    early, late = (f for f in findings_on(claim, days=days) if f.dataset == "published-figures")
    return early, late


def on_ucdp(claim) -> Finding:
    return next(f for f in findings_on(claim) if f.dataset == "ucdp-ged-mmr-bgd" and f.as_of is None)


def values(finding: Finding, measure: str = SILENT) -> dict[str, float]:
    return {model.name: model.value for model in finding.models if model.measure == measure and model.value is not None}


def test_one_count_gives_the_range_over_error_models() -> None:
    for finding in on_figures(claims_of_iskp()):
        found = values(finding)
        assert min(found.values()) == found[POISSON] == pytest.approx(2.3288e-07, rel=1e-4)
        assert max(found.values()) == found[f"{SHARED}, k = 0.25"] == pytest.approx(0.356, rel=1e-2)
        assert "between 1 in 4,300,000 and 0.36" in " ".join(finding.explanation)


def test_claimed_attacks_are_thinned_from_recorded_ones_and_not_from_claimed_ones() -> None:
    early, late = on_figures(claims_of_iskp())
    assert values(early)["Poisson, 15% of events claimed"] == pytest.approx(0.101174, rel=1e-4)
    other = next(m for m in late.models if m.name == "Range at another rate, 145 attacks claimed in 334 days")
    assert other.interval is not None
    assert other.interval[0] == pytest.approx(2.765e-11, rel=1e-3)  # Poisson, nothing thinned


def test_what_was_counted_later_is_known_with_hindsight_alone() -> None:
    early, late = on_figures(claims_of_iskp())
    assert "counted later" not in " ".join(early.explanation)
    assert "8 attacks recorded in 99 days" in " ".join(late.explanation)


def test_the_range_leaves_the_answer_alone() -> None:
    early, late = on_figures(claims_of_iskp())
    assert [r.log_lr for r in early.readings] == [r.log_lr for r in late.readings] == [pytest.approx(-4.595, abs=1e-3)]


def test_the_weeks_of_a_complete_record_give_the_range_their_own_clumping() -> None:
    finding = on_ucdp(attacks(date(2016, 7, 2), date(2016, 8, 26)))
    found = values(finding)
    assert {POISSON, YARDSTICK, SHARED, SPELLS} <= found.keys()
    assert "18 events in 104 weeks" in " ".join(finding.explanation)  # 18 of the 19 attacks lie before 2 July 2016
    assert found[POISSON] == pytest.approx(2.718281828 ** (-18 / 104 * 8), rel=1e-4)
    assert "Weighted mean" not in found  # the weeks before the first attack foretell nothing


def test_models_that_foretold_earlier_windows_badly_are_set_aside_and_the_others_weighed() -> None:
    claim = claim_of(
        "there was no deadly clash in Bangladesh", Kind.ABSENCE, places=("Bangladesh",), polarity="negative",
        period=Period(start=date(2007, 2, 18), end=date(2007, 4, 14)),
    )  # fmt: skip
    finding = on_ucdp(claim)
    found, rows = values(finding), {row["model"]: row for row in finding.exhibits[1].data}
    standing = [row["p"] for row in rows.values() if row["knowable"]]
    assert min(standing) <= found["Weighted mean"] <= max(standing)
    assert f"between {as_chance(min(standing))} and {as_chance(max(standing))}" in " ".join(finding.explanation)
    aside = [m.name for m in finding.models if "set aside" in m.assumptions]
    assert aside == [name for name, row in rows.items() if not row["knowable"]]


def test_a_silence_says_how_high_a_rate_it_leaves() -> None:
    finding = on_ucdp(attacks(date(2016, 7, 2), date(2016, 8, 26)))
    bound = next(model for model in finding.models if model.name.startswith("Highest rate"))
    assert bound.value == pytest.approx(rate_bounds(0, 8).upper)
    assert "up to 0.37 events a week" in " ".join(finding.explanation)


def test_a_record_of_lethal_events_says_how_many_others_there_can_have_been() -> None:
    window = date(2016, 7, 2), date(2016, 8, 26)
    lethal, any_sort = (
        attacks(*window),
        replace(attacks(*window), text="Islamic State attacked no civilians in an attack"),
    )
    left = {m.name: m.value for m in on_ucdp(any_sort).models if "upper bound" in m.measure}
    assert left["Attacks that can have happened, 50% lethal"] == 4
    assert not any("can have happened" in model.name for model in on_ucdp(lethal).models)


def test_a_silence_speaks_for_less_and_can_hardly_tell_less_from_none() -> None:
    found = values(on_ucdp(attacks(date(2016, 7, 2), date(2017, 8, 15))), FACTOR)
    assert found["Went on unchanged : slowed down"] < 0.1 < found["Slowed down : ceased"] < 1


def test_the_dates_alone_are_asked_whether_it_ended() -> None:
    finding = on_ucdp(attacks(date(2016, 7, 2), date(2017, 8, 15)))
    wait = next(m for m in finding.models if m.measure == "P(as long a wait)")
    # 18 attacks in the 730 days before 2 July 2016, the last one day before it: Solow's p = (t / T)^n
    assert wait.value == pytest.approx((729 / (730 + 409)) ** 18)
    end = next(m for m in finding.models if m.measure == "days")
    assert end.value is not None
    assert 0 < end.value < 60


def test_where_something_was_claimed_to_happen_and_did_nobody_asks_what_a_silence_would_tell() -> None:
    claim = claim_of(
        "Islamic State carried out a lethal attack on civilians in Bangladesh", Kind.EVENT, actors=("Islamic State",),
        places=("Bangladesh",), period=Period(start=date(2016, 7, 1), end=date(2016, 7, 2)),
    )  # fmt: skip
    assert on_ucdp(claim).models == ()


def test_without_a_count_before_it_a_silence_has_its_bound_and_nothing_more() -> None:
    long_ago = DateRange(earliest=date(2015, 3, 1), latest=date(2015, 3, 1))
    late = on_figures(claims_of_iskp(), days=long_ago)[1]
    assert "How surprising a silence would be cannot be told" in " ".join(late.explanation)
    assert not values(late)
    assert any(model.name.startswith("Highest rate") for model in late.models)


def test_a_record_without_an_event_before_the_window_leaves_the_predictive_models() -> None:
    found = values(on_ucdp(attacks(date(2012, 1, 1), date(2012, 3, 1))))
    assert found
    assert all(name.startswith("Gamma-Poisson predictive") for name in found)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ((date(2017, 8, 15), date(2016, 7, 2)), "ends before it starts"),
        ((date(2025, 1, 1), date(2025, 3, 1)), "it ends on 2018-12-31"),
        ((date(1950, 1, 1), date(1950, 3, 1)), "it begins on 1989-01-01"),
    ],
)
def test_a_window_that_is_none_or_lies_outside_the_record_says_so(window: tuple[date, date], words: str) -> None:
    finding = on_ucdp(attacks(*window))
    assert not finding.readings
    assert words in " ".join(finding.cannot_tell)


def test_a_window_without_a_first_day_says_so() -> None:
    claim = replace(attacks(date(2016, 7, 2), date(2017, 8, 15)), period=Period(end=date(2017, 8, 15)))
    finding = on_ucdp(claim)
    assert finding.models == ()
    assert "no first day" in " ".join(finding.explanation)


def test_the_timeline_shows_the_base_rate_and_the_range() -> None:
    notes = on_figures(claims_of_iskp())[1].exhibits[0].notes
    assert notes["base"]["label"] == "base rate: 1.9 a week, 15.3 expected in 56 days"
    assert notes["range"] == "none in 56 days: 1 in 4,300,000 to 0.36, by model"


def test_what_a_silence_would_tell_is_no_witness_of_the_answer() -> None:
    claim = claims_of_iskp()
    assert "a single source stands behind it" in verdict_on(claim, days=RANGE).confidence_reasons
