"""Two periods: complete counts decide, and unequal recording, unequal length and an unnamed outcome are shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.verdict import Label
from backing.claims.claim import Claim, Comparison, Kind, Period
from backing.evidence.families.periods.recording import notes
from backing.evidence.families.periods.two_periods import (
    CountedPeriod,
    decades_apart,
    in_time,
    ratio_of_counts,
    ratio_of_series,
    scatter,
)
from backing.evidence.finding import Finding
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, findings_on, verdict_on

POSTED = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))


def years(first: int, last: int | None = None) -> Period:
    return Period(text=f"in {first}", start=date(first, 1, 1), end=date(last or first, 12, 31))


def compared(text: str, a: Period, b: Period, place: str = "Bangladesh") -> Claim:
    return claim_of(text, Kind.PERIOD_COMPARISON, places=(place,), comparison=Comparison(a=a, b=b))


def late(claim: Claim) -> Finding:
    return next(f for f in findings_on(claim, days=POSTED) if f.as_of is None and f.test == "period comparison")


def rule() -> Claim:
    a = Period(start=date(2021, 8, 15), until_statement=True)
    return claim_of(
        "compared with the 1990s there is a noticeable improvement", Kind.PERIOD_COMPARISON, actors=("Taliban",),
        places=("Afghanistan",), comparison=Comparison(a=a, b=years(1997, 1999)),
    )  # fmt: skip


def test_a_comparison_without_a_named_outcome_needs_a_definition() -> None:
    claim = rule()
    finding = late(claim)
    assert verdict_on(claim, days=POSTED).hindsight.label is Label.NEEDS_DEFINITION
    tipping = next(model.value for model in finding.models if model.name.startswith("Detection ratio"))
    assert f"{tipping:.2f}" in finding.flips_if[0]
    assert {exhibit.kind for exhibit in finding.exhibits} == {"tipping", "rates"}


def test_decades_apart_have_bounds_for_the_detection_ratio_and_a_true_ratio() -> None:
    finding = late(rule())
    models = {model.name: model for model in finding.models}
    recorded, bounds = models["Recorded ratio"], models["True ratio, bounds without a prior"].interval
    assert recorded.interval
    assert bounds == pytest.approx((recorded.interval[0] / 10, recorded.interval[1]))
    assert models["Fewer in the later period, unequal recording allowed for"].value > 0.99
    assert next(e for e in finding.exhibits if e.kind == "tipping").notes["plausible"] == [1.0, 10.0]
    assert "would have shown four times in five" in " ".join(finding.explanation)


# 2015 and 2018 have 8 and 18 rows for Bangladesh in GED 19.1
@pytest.mark.parametrize(("text", "label"), [("more", Label.REFUTED), ("fewer", Label.SUPPORTED)])
def test_years_inside_a_complete_release_are_compared_by_counting(text: str, label: Label) -> None:
    claim = compared(f"there were {text} events in Bangladesh in 2015 than in 2018", years(2015), years(2018))
    assert verdict_on(claim, days=POSTED).hindsight.label is label
    names = [model.name for model in late(claim).models]
    assert not any(name.startswith("True ratio") for name in names), "three years are recorded alike"


def test_events_that_nobody_could_overlook_are_compared_by_themselves_where_there_are_any() -> None:
    large = "Recorded ratio, events of 10 deaths or more alone"
    some = late(compared("there were more events in Myanmar in 2017 than in 2015", years(2017), years(2015), "Myanmar"))
    none = late(compared("there were more events in Bangladesh in 2015 than in 2018", years(2015), years(2018)))
    assert large in [model.name for model in some.models]
    assert large not in [model.name for model in none.models]


def test_the_ratio_is_later_over_earlier_whichever_is_named_first() -> None:
    there = compared("there were fewer events in Bangladesh in 2015 than in 2018", years(2015), years(2018))
    back = compared("there were more events in Bangladesh in 2018 than in 2015", years(2018), years(2015))
    assert [m.value for m in late(there).models] == [m.value for m in late(back).models]
    assert [r.log_lr for r in late(there).readings] == [r.log_lr for r in late(back).readings]


def test_decades_apart_the_counts_are_also_read_with_unequal_recording() -> None:
    claim = compared("there were fewer events in Bangladesh in 2018 than in 1990", years(2018), years(1990))
    names = [reading.name for reading in late(claim).readings]
    assert names == ["as recorded, in all", "unequal recording allowed for"]


def test_periods_of_unlike_length_are_compared_in_all_and_a_day() -> None:
    claim = compared("there were more events in Bangladesh in 2010 than in 2015", years(2010, 2014), years(2015))
    finding = late(claim)
    assert [reading.name for reading in finding.readings] == ["as recorded, in all", "as recorded, a day"]
    assert "for one period is longer" in finding.result


def test_the_two_databases_on_suicide_attacks_are_a_note_computed_from_the_figures() -> None:
    finding = late(rule())
    note = next(model for model in finding.models if model.name.startswith("Note on method"))
    assert note.value == pytest.approx(2.1237, abs=5e-4)
    told = " ".join(finding.explanation)
    assert "359 and 619 (times 1.72)" in told
    assert "521 and 423 (times 0.81)" in told
    assert "START and CPOST, 2014" in told


def test_two_figures_by_one_root_or_on_other_years_are_no_note() -> None:
    row = {
        "subject": "attacks", "root": "a", "stated_by": "A", "low": 10.0, "high": 20.0, "reported_at": None,
        "start": date(2007, 1, 1), "end": date(2013, 12, 31),
    }  # fmt: skip
    assert notes([row, row | {"high": 40.0}]) == ((), ())
    assert notes([row, row | {"root": "b", "end": date(2014, 12, 31)}]) == ((), ())
    assert notes([row, row | {"root": "b", "low": 0.0}]) == ((), ())
    (model,), _ = notes([row, row | {"root": "b", "high": 40.0}])
    assert model.value == pytest.approx(2)


def part(first: date, *numbers: float, days: int = 360) -> CountedPeriod:
    step = days // max(len(numbers), 1)
    dated = tuple((first + timedelta(days=place * step), number) for place, number in enumerate(numbers))
    return CountedPeriod(days=(first, first + timedelta(days=days - 1)), numbers=dated)


OLD, NEW = date(1998, 1, 1), date(2020, 1, 1)


def test_a_period_with_nothing_has_no_ratio_when_both_are_empty() -> None:
    empty = part(OLD)
    assert ratio_of_counts(part(NEW), empty) is None
    assert ratio_of_series(part(NEW, 5, 6), empty) is None
    assert ratio_of_series(part(NEW, 5), part(OLD, 3, 4)) is None, "one value has no scatter"
    found = ratio_of_counts(part(NEW, 1, 1, 1, 1), empty)
    assert found
    assert found.low < found.recorded < 100


def test_the_later_period_is_the_later_one_and_decades_are_told() -> None:
    assert in_time((part(OLD), part(NEW))) == (part(NEW), part(OLD))
    assert decades_apart(part(NEW), part(OLD))
    assert not decades_apart(part(NEW), part(date(2015, 1, 1)))


COUNTS = st.lists(st.integers(0, 500).map(float), max_size=24)


@given(COUNTS, COUNTS)
def test_scatter_is_never_below_that_of_single_events(one: list[float], other: list[float]) -> None:
    assert scatter((part(NEW, *one), part(OLD, *other))) >= 1


def test_a_few_large_rows_scatter_more_than_many_small_ones() -> None:
    small, large = part(NEW, *[1.0] * 12), part(NEW, 500.0, *[1.0] * 11)
    assert scatter((small, part(OLD, *[1.0] * 12))) == 1
    assert scatter((large, part(OLD, *[1.0] * 12))) > 100
