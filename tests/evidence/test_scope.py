"""What a claim says beyond the question: nothing for a claim that the query expresses, the rest word by word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from backing.claims.claim import Claim, Kind, Period, Quantity
from backing.evidence.link import link_claim
from backing.evidence.scope import beyond, remainder
from tests.evidence.factory import claim_of

YEAR = Period(text="in 2016", start=date(2016, 1, 1), end=date(2016, 12, 31))


def attack(text: str, **fields: object) -> Claim:
    return claim_of(text, Kind.ABSENCE, actors=("Islamic State",), places=("Bangladesh",), period=YEAR, **fields)


def left(claim: Claim, *, counted: bool = False) -> tuple[str, ...]:
    return remainder(claim, link_claim(claim), "violence", counted=counted)


def test_a_claim_that_the_question_expresses_leaves_nothing() -> None:
    assert left(attack("There was no lethal attack by Islamic State on civilians in Bangladesh in 2016")) == ()
    assert left(attack("Daesh didn’t carry out a lethal attack on civilians in Bangladesh in 2016")) == ()


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("no suicide attack by Islamic State in Bangladesh in 2016", ("suicide",)),
        ("no attack by Islamic State on police in Bangladesh in 2016", ("police",)),
        ("no attack by Islamic State in Bangladesh or Pakistan in 2016", ("or", "Pakistan")),
        ("no attack by Islamic State in Bangladesh in April and in 2016", ("April",)),
        ("no attack on Islamic State in Bangladesh in 2016", ("against Islamic State",)),
    ],
)
def test_what_is_left_is_named(words: str, rest: tuple[str, ...]) -> None:
    assert left(attack(words)) == rest


def test_only_the_claims_own_number_is_part_of_a_count() -> None:
    claim = attack("13 attacks by Islamic State in Bangladesh in 2016 and 2018", quantity=Quantity(value=13))
    assert left(claim, counted=True) == ("2018",)
    assert left(claim) == ("13", "2018")


def test_what_is_taken_back_or_unreal_is_not_decided() -> None:
    claim = attack("There was an attack by Islamic State in Bangladesh in 2016")
    link = link_claim(claim)
    assert beyond(claim, link, "", "violence") == ()
    assert beyond(claim, link, "It is false that ", "violence")
    assert beyond(replace(claim, modality="possible"), link, "", "violence")
    assert beyond(replace(claim, period=None), link, "", "violence")
