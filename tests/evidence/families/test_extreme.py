"""First, last, highest: a dated counter-example decides, and silence counts as far as the record would have seen."""

from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Claim, Comparison, Kind, Period
from backing.evidence.families.superlatives.superlative import superlative_of
from backing.evidence.finding import Finding
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, findings_on, verdict_on

# Islamic State against civilians in Bangladesh in GED 19.1: 19 rows, the last two on 1 July 2016 and 16 August 2017
POSTED = DateRange(earliest=date(2018, 12, 12), latest=date(2018, 12, 12))
AUGUST = Period(text="of 16 August 2017", start=date(2017, 8, 16), end=date(2017, 8, 16))


def said(text: str, period: Period = AUGUST, **fields: object) -> Claim:
    return claim_of(
        text, Kind.PRESENCE, **{"actors": ("Islamic State",), "places": ("Bangladesh",), "period": period} | fields
    )


def first(since: str, period: Period = AUGUST) -> Claim:
    return said(
        f"The attack {period.text} was the first lethal attack by Islamic State on civilians in Bangladesh{since}",
        period,
    )


def found_on(claim: Claim) -> Finding:
    return next(f for f in findings_on(claim, days=POSTED) if f.as_of is None and f.test == "extreme")


def label(claim: Claim) -> Label:
    return verdict_on(claim, days=POSTED).hindsight.label


def test_the_first_since_a_day_is_right_as_far_as_nothing_was_missed() -> None:
    finding = found_on(first(" since 1 July 2016"))
    assert label(first(" since 1 July 2016")) is Label.LEANS_SUPPORTED
    chance = next(model for model in finding.models if model.measure.startswith("P("))
    assert 0.9 < chance.value < 1
    assert not finding.counter_examples


def test_a_dated_attack_in_between_refutes_it_whatever_the_rest() -> None:
    claim = first(" since 2015")
    assert label(claim) is Label.REFUTED
    assert found_on(claim).counter_examples[0]["date"].startswith("2016")


def test_since_a_month_means_after_that_month() -> None:
    assert label(first(" since July 2016")) is Label.LEANS_SUPPORTED
    assert label(first(" since June 2016")) is Label.REFUTED


def test_the_first_of_all_is_beyond_a_record_that_begins_somewhere_but_can_be_refuted() -> None:
    assert label(first("")) is Label.REFUTED
    early = Period(text="of 28 September 2015", start=date(2015, 9, 28), end=date(2015, 9, 28))
    finding = found_on(first("", early))
    assert not finding.readings
    assert "it begins on 1989-01-01" in finding.cannot_tell[0]


def test_the_last_until_it_was_said() -> None:
    def last(period: Period) -> Claim:
        return said(f"The last lethal attack by Islamic State on civilians in Bangladesh was {period.text}", period)

    august = Period(text="in August 2017", start=date(2017, 8, 1), end=date(2017, 8, 31))
    assert label(last(august)) is Label.LEANS_SUPPORTED
    july = Period(text="in July 2016", start=date(2016, 7, 1), end=date(2016, 7, 31))
    assert label(last(july)) is Label.REFUTED
    may = Period(text="in May 2018", start=date(2018, 5, 1), end=date(2018, 5, 31))
    assert label(last(may)) is Label.REFUTED, "nothing is on record then"


def test_a_denial_mirrors() -> None:
    claim = first(" since 1 July 2016")
    denied = said(claim.text.replace("was the", "was not the"), polarity="negative")
    assert [r.log_lr for r in found_on(denied).readings] == [-r.log_lr for r in found_on(claim).readings]


def test_attacks_of_every_sort_are_only_refuted_by_a_record_of_lethal_ones() -> None:
    claim = said(
        "The attack of 16 August 2017 was the first attack by Islamic State on civilians in Bangladesh since 1 July 2016"
    )
    assert label(claim) is Label.CANNOT_TELL
    earlier = said(
        "The attack of 16 August 2017 was the first attack by Islamic State on civilians in Bangladesh since 2015"
    )
    assert label(earlier) is Label.REFUTED


def more(what: str, year: int, since: int) -> Claim:
    a = Period(text=f"in {year}", start=date(year, 1, 1), end=date(year, 12, 31))
    b = Period(text=f"since {since}", start=date(since, 1, 1), end=date(2018, 12, 12), until_statement=True)
    text = f"There were more {what} in Myanmar in {year} than in any year since {since}"
    return claim_of(text, Kind.PERIOD_COMPARISON, places=("Myanmar",), comparison=Comparison(a=a, b=b))


def test_the_highest_year_is_held_against_every_other() -> None:
    highest, lower = more("lethal events", 2011, 1990), more("lethal events", 2013, 1990)
    assert (label(highest), label(lower)) == (Label.SUPPORTED, Label.REFUTED)
    assert found_on(highest).headline == "the highest of 28 years"
    assert "2000 (171)" in found_on(lower).result


def test_deaths_of_no_said_cause_are_not_the_records() -> None:
    assert "organised violence" in found_on(more("deaths", 2017, 1990)).headline


def test_chance_alone_makes_a_short_series_end_on_its_highest() -> None:
    finding = found_on(more("lethal events", 2017, 2015))
    assert finding.models[0].value == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "text",
    ["the first lethal attack since the coup", "its first lethal attack since 31 June 2016", "the first half", "last year",
     "the first lethal attack since 2019"],
)  # fmt: skip
def test_what_sets_nothing_apart_or_looks_back_to_no_known_time_is_left_alone(text: str) -> None:
    assert superlative_of(said(text)) is None


def test_what_else_the_claim_says_leaves_it_open() -> None:
    claim = said("The attack of 16 August 2017 was the first lethal attack on police in Bangladesh since 1 July 2016")
    assert not found_on(claim).readings


def deadliest(text: str, **fields: object) -> Claim:
    period = Period(text="since 2013", start=date(2013, 1, 1), until_statement=True)
    return claim_of(
        f"{text} of the conflict in Bangladesh since 2013", Kind.PERIOD_COMPARISON, places=("Bangladesh",),
        **{"period": period} | fields,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("July 2016 was the deadliest month", Label.SUPPORTED),  # 42 dead; March 2017 has 26
        ("2016 was the bloodiest year", Label.SUPPORTED),  # 73 dead; 2013 has 54
        ("June 2016 was the deadliest month", Label.REFUTED),
        ("2017 was the bloodiest year", Label.REFUTED),
        ("2013 was the deadliest month", None),
        ("July 2016 was the deadliest year", None),
    ],
)
def test_the_deadliest_month_or_year_is_told_by_the_totals_of_all(text: str, expected: Label | None) -> None:
    claim = deadliest(text)
    assert (superlative_of(claim) is None) == (expected is None)
    if expected is not None:
        assert label(claim) is expected


def test_the_deadliest_month_is_ranked_among_all_stretches_of_as_many_days() -> None:
    finding = found_on(deadliest("July 2016 was the deadliest month"))
    rank = next(model for model in finding.models if model.measure == "share with as many or more")
    assert "stretches" in rank.assumptions
    assert 0 < (rank.value or 0) < 1
    assert "month" in finding.headline


def test_that_it_was_not_the_deadliest_is_mirrored() -> None:
    said_not = deadliest("July 2016 was not the deadliest month", polarity="negative")
    assert label(said_not) is Label.REFUTED
