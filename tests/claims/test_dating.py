"""Which period of a sentence is a clause's: clauses that date, asides, and what opens a sentence."""

from __future__ import annotations

import pytest

from tests.claims.reading import claim_of, claims_of


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Charter flights from Varadero to Moscow doubled after visas were waived.", "after visas were waived"),
        ("The raids on Goma ended once the rains began.", "once the rains began"),
        ("Ranchers paid less before the rebels were driven out in 2022.", "before the rebels were driven out in 2022"),
        ("Displacement into Gambella, which had averaged 300 in February, doubled in June.", "in June"),
        ("The captain was shadowed for two hours on 9 August near Goma.", "on 9 August"),
        ("The road to Dolow, shut for 23 days, is open as of this morning.", "as of this morning"),
    ],
)
def test_the_period_of_the_claim(sentence: str, words: str) -> None:
    period = claim_of(sentence).period
    assert period is not None
    assert period.text == words


def test_before_a_dated_event_ends_on_the_day_before() -> None:
    period = claim_of("Ranchers paid less before the rebels were driven out in 2022.").period
    assert period is not None
    assert (period.start, str(period.end)) == (None, "2021-12-31")


@pytest.mark.parametrize(
    "sentence",
    [
        "The convoy needs the bridge at Banton, since the river has no other crossing.",
        "The governor has published the names before he blames Goma.",
    ],
)
def test_a_reason_is_no_period(sentence: str) -> None:
    assert claim_of(sentence).period is None


def test_now_in_an_aside_dates_no_claim() -> None:
    assert claim_of("A former official, now living abroad, met 40 soldiers in Goma.").period is None


@pytest.mark.parametrize("joint", [", and ", "; "])
def test_what_opens_a_sentence_holds_for_the_clauses_joined_to_it(joint: str) -> None:
    first, second = claims_of(f"On 19 January 2025 shells hit the market of Goma{joint}eleven women lost their lives.")
    assert first.period is not None
    assert second.period == first.period


def test_a_period_inside_a_clause_does_not_pass_to_the_next_sentence() -> None:
    first, second = claims_of("On 19 January 2025 shells hit the market of Goma. Eleven women lost their lives.")
    assert first.period is not None
    assert second.period is None
