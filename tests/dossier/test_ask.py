from __future__ import annotations

from dataclasses import replace

from backing.claims.claim import Kind, Period, Quantity
from backing.dossier.ask import ask
from tests.dossier import factory

CLAIMS = {claim.id: claim for claim in factory.claims()}
VERDICTS = {verdict.claim: verdict for verdict in factory.verdicts()}


def test_a_relayed_claim_is_asked_for_its_original():
    asks = ask(CLAIMS["c2"], VERDICTS["c2"], offered=False)
    assert asks[0].startswith("Where and when was this first said")


def test_the_same_gap_is_asked_of_either_side():
    relayed = CLAIMS["c2"]
    own = replace(relayed, asserter="author", attributed_to=None, author_stance="asserts", original=None)
    assert ask(own, VERDICTS["c2"], offered=False)[1:] == ask(relayed, VERDICTS["c2"], offered=False)[1:]


def test_nothing_is_asked_where_nothing_is_missing():
    whole = replace(
        CLAIMS["c9"], places=("XVL",), period=Period(text="in May"), kind=Kind.EVENT, quantity=Quantity(value=2.0)
    )
    assert ask(whole, VERDICTS["c9"], offered=True) == ()


def test_a_vague_amount_is_asked_for_a_number():
    assert "How many would “large” be, at least?" in ask(CLAIMS["c1"], VERDICTS["c1"], offered=True)


def test_a_window_that_hangs_on_an_unknown_day_is_asked_for_it():
    assert any("past six weeks" in question for question in ask(CLAIMS["c3"], VERDICTS["c3"], offered=True))
