"""Overstated: one rule, whichever family says which weaker version holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.assessment.settings import settings
from backing.assessment.verdict import Label, Verdict
from backing.assessment.weigh import verdict_on as weigh_one
from backing.claims.claim import Claim, Kind, Period, Quantity, Relation
from backing.evidence.finding import OVERSTATED, Finding, Proxy, Reading
from backing.evidence.weaker import overstate
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, number_of, verdict_on

LATE = DateRange(earliest=date(2018, 12, 31), latest=date(2018, 12, 31))
POSTED = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 5, 15))
YEAR = Period(start=date(2016, 1, 1), end=date(2016, 12, 31))
AUGUST = Period(text="of 16 August 2017", start=date(2017, 8, 16), end=date(2017, 8, 16))


def finding(*weights: float) -> Finding:
    return Finding(
        id="f", claim="c01", test="t", proxy=Proxy.DIRECT, dataset="d", release="1", coverage="", query="", as_of=None,
        result="r", sample_size=1, readings=tuple(Reading(name=str(w), log_lr=w, central=True) for w in weights),
    )  # fmt: skip


@given(st.lists(st.floats(-5, 5), max_size=4), st.sampled_from(["", "there are some"]))
def test_a_claim_is_overstated_where_it_falls_under_every_reading_and_a_weaker_one_holds(weights, weaker) -> None:
    found = overstate(finding(*weights), weaker)
    falls = bool(weights) and max(weights) <= 0 and min(weights) < 0
    assert (OVERSTATED in found.flags) is (falls and bool(weaker))
    assert found.weaker == (weaker if falls else "")


def alleged(**fields: object) -> Claim:
    return claim_of(
        "significant presence of ISKP in Afghanistan", Kind.PRESENCE, id="c00", asserter="X", attributed_to="X",
        author_stance="disputes", actors=("ISKP",), places=("Afghanistan",), **fields,
    )  # fmt: skip


def fighters(number: float) -> Claim:
    return claim_of(
        f"a group with {number:,.0f} fighters in Afghanistan", Kind.COUNT, actors=("ISKP",), places=("Afghanistan",),
        quantity=Quantity(value=number, unit="fighters"),
    )  # fmt: skip


def lacking() -> Claim:
    return claim_of(
        "these claims lack empirical backing", Kind.SUBSTANTIATION, polarity="negative",
        relations=(Relation(type="rebuts", to="c00"),),
    )  # fmt: skip


def first_since(words: str) -> Claim:
    return claim_of(
        f"The attack of 16 August 2017 was the first lethal attack by Islamic State on civilians in Bangladesh since {words}",
        Kind.PRESENCE, actors=("Islamic State",), places=("Bangladesh",), period=AUGUST,
    )  # fmt: skip


CASES = {
    "more events than there are": (
        number_of("200 lethal events with Islamic State in Bangladesh", 200, "events", YEAR),
        LATE,
    ),
    "more fighters than anybody gives": (fighters(200_000), POSTED),
    "no backing at all": (lacking(), POSTED),
    "the first since a day too early": (first_since("June 2016"), LATE),
}


def answer(claim: Claim, days: DateRange) -> Verdict:
    return verdict_on(claim, alleged(), days=days)


@pytest.mark.parametrize("name", CASES)
def test_each_family_names_its_weaker_version_and_the_denial_overstates_nothing(name: str) -> None:
    claim, days = CASES[name]
    verdict = answer(claim, days)
    assert verdict.hindsight.label in (Label.REFUTED, Label.LEANS_REFUTED), verdict
    assert OVERSTATED in verdict.flags
    assert verdict.weaker
    if claim.kind is not Kind.SUBSTANTIATION:  # there the words deny, whatever the polarity
        mirrored = answer(replace(claim, polarity="negative"), days)
        assert mirrored.hindsight.p == pytest.approx(1 - (verdict.hindsight.p or 0), abs=2e-4)
        assert OVERSTATED not in mirrored.flags


@pytest.mark.parametrize("claim", [fighters(3000), first_since("1 July 2016"), first_since("2000")])
def test_what_holds_or_has_no_weaker_version_worth_the_name_is_not_overstated(claim: Claim) -> None:
    days = POSTED if claim.kind is Kind.COUNT else LATE
    assert OVERSTATED not in answer(claim, days).flags


def test_what_other_evidence_upholds_is_not_called_overstated() -> None:
    claim = claim_of("x", Kind.EVENT)
    low, high = overstate(finding(-0.1), "there are some"), replace(finding(9.0), test="u")
    verdict = weigh_one(claim, [low, high], settings())
    assert (verdict.so, verdict.flags, verdict.weaker) == (Label.SUPPORTED, (), "")
