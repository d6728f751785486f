"""Claimed uniqueness: the others on record are listed, whichever side says what, and nothing is decided by them."""

from __future__ import annotations

from datetime import date

import pytest

from backing.assessment.verdict import Label
from backing.claims.claim import Claim, Kind, Period
from backing.evidence.families.alternatives import KIND, MONTHS, SHOWN, speaks_of_alternatives
from backing.evidence.finding import Finding
from backing.provenance import DateRange
from tests.evidence.factory import claim_of, findings_on, verdict_on

POSTED = DateRange(earliest=date(2023, 4, 15), latest=date(2023, 4, 15))
NONE, SOME = "there is no viable alternative", "there are viable alternatives"


def said(text: str = NONE, *, place: str = "Afghanistan", **fields: object) -> Claim:
    return claim_of(text, Kind.PRESENCE, **{"places": (place,), "polarity": "negative"} | fields)


def found_on(claim: Claim) -> list[Finding]:
    return [f for f in findings_on(claim, days=POSTED) if f.test == "alternatives"]


def listed(claim: Claim, *, early: bool = False) -> list[str]:
    found = [f for f in found_on(claim) if (f.as_of is not None) is early]
    return [row["what"] for finding in found for exhibit in finding.exhibits for row in exhibit.data]


@pytest.mark.parametrize(
    "text",
    [
        NONE,
        "nobody else is in a position to govern the country",
        "the Taliban are the only force that can fight ISKP",
        "no other group can hold Kabul",
        "only the Taliban can hold Kabul",
        "the Doha agreement is the only deal that works",
        SOME,
        "there is an alternative to the Taliban",
        "the Taliban are not the only force there",
    ],
)
def test_uniqueness_is_recognised_said_or_denied(text: str) -> None:
    assert speaks_of_alternatives(text)


@pytest.mark.parametrize(
    "text",
    [
        "no other province saw an attack",
        "ISKP has only 500 fighters",
        "the Taliban hold Kabul alone",
        "nobody else came",
        "there was no attack in the past eight weeks",
    ],
)
def test_what_is_no_claim_of_uniqueness_is_left_alone(text: str) -> None:
    assert not speaks_of_alternatives(text)


def test_the_others_on_record_are_listed_and_those_who_rule_are_not() -> None:
    names = listed(said())
    assert names[0] == "NRF"
    assert {"IS", "AFF"} <= set(names)
    assert not [name for name in names if name.startswith("Government") or name in ("Taleban", "Civilians")]


def test_the_claims_own_actor_is_no_alternative_to_itself() -> None:
    names = listed(said("ISKP is the only group that can", actors=("ISKP",), polarity="affirmative"))
    assert "IS" not in names
    assert "Taleban" in names


def test_whoever_says_what_gets_the_same_list_and_no_answer() -> None:
    denied = said(SOME, polarity="affirmative")
    relayed = said(asserter="A", attributed_to="A", author_stance="disputes", original="not searched")
    assert listed(said()) == listed(denied) == listed(relayed)
    for claim in (said(), denied, relayed):
        verdict = verdict_on(claim, days=POSTED)
        assert (verdict.so, verdict.as_of.label) == (Label.CANNOT_TELL, Label.CANNOT_TELL)
        assert "NRF" in verdict.reason
        assert all(not finding.readings for finding in found_on(claim))


def test_only_what_was_public_counts_as_of_posting() -> None:
    late = DateRange(earliest=date(2021, 8, 1), latest=date(2021, 8, 1))
    early = [f for f in findings_on(said(), days=late) if f.test == "alternatives" and f.as_of]
    assert not [row for f in early for e in f.exhibits for row in e.data if row["what"] == "AFF"]


def test_it_looks_back_as_far_as_it_says_or_over_the_claims_own_period() -> None:
    assert f"{MONTHS} months" in " ".join(found_on(said())[0].explanation)
    old = Period(start=date(1995, 1, 1), end=date(1996, 12, 31))
    assert "NRF" not in listed(said(period=old))
    assert len(listed(said(period=old))) <= SHOWN * len(found_on(said(period=old)))


def test_other_agreements_are_listed_where_the_claim_is_about_one() -> None:
    ukraine = said("the Minsk agreements are the only agreement that can end the war", place="Ukraine")
    exhibits = [e for f in found_on(ukraine) for e in f.exhibits]
    assert all(e.kind == KIND for e in exhibits)
    doha = said("there is no alternative to a deal in Afghanistan")
    assert "Doha agreement" in listed(doha)
    assert "Doha agreement" not in listed(said())
    assert "Doha agreement" not in listed(said("the Doha agreement is the only agreement that works"))
