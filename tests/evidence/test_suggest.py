from __future__ import annotations

from dataclasses import replace
from datetime import date

from backing.claims.claim import Claim, Kind
from backing.evidence.suggest import Suggestion, suggest_records
from backing.provenance import DateRange
from backing.records.published import published
from tests.evidence.factory import attacks, findings_on, statement_of

LATE = DateRange(earliest=date(2025, 11, 1), latest=date(2025, 11, 1))


def suggested(*claims: Claim) -> tuple[Suggestion, ...]:
    findings = findings_on(*claims, days=LATE)
    return suggest_records(statement_of(claims, LATE), claims, findings, published())


def names(*claims: Claim) -> list[str]:
    return [each.dataset for each in suggested(*claims)]


def test_a_claim_outside_of_every_record_is_given_those_that_hold_its_days() -> None:
    claim = attacks(date(2024, 1, 1), date(2024, 12, 31), actor="ISKP", place="Afghanistan")
    assert names(claim) == ["ucdp-ged", "acled"]


def test_a_month_that_is_not_final_is_among_the_candidates() -> None:
    claim = attacks(date(2025, 9, 3), date(2025, 9, 29), actor="ISKP", place="Afghanistan")
    assert "ucdp-candidate" in names(claim)
    assert "ucdp-ged" not in names(claim)


def test_a_claim_that_is_decided_needs_nothing() -> None:
    assert names(attacks(date(2016, 7, 2), date(2017, 8, 15))) == []


def test_x_and_not_x_are_given_the_same() -> None:
    denied = attacks(date(2024, 1, 1), date(2024, 12, 31), place="Afghanistan")
    assert suggested(denied) == suggested(replace(denied, polarity="positive"))


def test_the_release_that_speaks_to_most_claims_comes_first() -> None:
    final = [
        replace(attacks(date(2024, 1, day), date(2024, 12, 31), place="Afghanistan"), id=f"c0{day}") for day in (1, 2)
    ]
    month = replace(attacks(date(2025, 9, 3), date(2025, 9, 29), place="Afghanistan"), id="c09")
    sizes = [len(each.claims) for each in suggested(*final, month)]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == {1, 2, 3}


def test_advice_and_what_counts_nothing_that_is_recorded_need_nothing() -> None:
    claim = attacks(date(2024, 1, 1), date(2024, 12, 31), place="Afghanistan")
    assert names(replace(claim, checkable=False)) == []
    assert names(replace(claim, text="The Taliban hold robust territorial control")) == []
    assert names(replace(claim, places=())) == []


def test_a_claim_about_what_an_armed_actor_does_is_spoken_to_by_its_events() -> None:
    present = replace(
        attacks(date(2024, 1, 1), date(2024, 12, 31), actor="ISKP", place="Afghanistan"),
        text="ISKP has a significant presence in Afghanistan",
        kind=Kind.PRESENCE,
    )
    assert names(present) == ["ucdp-ged", "acled"]
    assert names(replace(present, actors=("the farmers",))) == []
