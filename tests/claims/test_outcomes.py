"""Which way of raising a matter a claim speaks of, and whether it says that it works."""

from dataclasses import replace

import pytest

from backing.claims.claim import Claim, Kind
from backing.claims.outcomes import form_of, is_about_responses, judges_a_form, open_to_test, says_it_works
from backing.provenance import Span


def claim(text: str, polarity: str = "affirmative") -> Claim:
    span = Span(start=0, end=len(text))
    return Claim(id="c01", text=text, span=span, post_index=0, kind=Kind.CAUSAL, polarity=polarity)


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("Public shaming has proven ineffective", False),
        ("Resorting to public mudslinging has proven ineffective", False),
        ("Public shaming is not ineffective", True),
        ("Public shaming works", True),
        ("Public shaming has not worked", False),
        ("Public shaming doesn't work", False),
        ("Public criticism has been in vain", False),
        ("Public criticism was not in vain", True),
        ("Public shaming rarely works", False),
        ("Condemnation had no effect and failed", False),
        ("Scolding the Taliban from a podium has not worked so far", False),
    ],
)
def test_what_is_said_of_a_form(text: str, works: bool) -> None:
    assert judges_a_form(text)
    assert (form_of(text), is_about_responses(claim(text))) == ("public shaming", True)
    assert says_it_works(claim(text)) is works


def test_a_denial_around_the_words_turns_them_and_one_in_the_words_counts_once() -> None:
    assert not says_it_works(claim("Public shaming works", "negative"))
    assert not says_it_works(claim("Public shaming has proven ineffective", "negative"))
    assert not says_it_works(claim("Public shaming has not worked", "negative"))


@pytest.mark.parametrize(
    "text",
    [
        "Shaming works better than quiet diplomacy",
        "Public shaming is less effective than talks",
        "Public shaming worked in 80 % of cases",
        "Public shaming sometimes works",
        "Public shaming works only if allies join",
        "Public shaming is counterproductive",
        "The demand for wheat rose",
        "The group claimed an attack",
        "Mudslinging will only lead to denial",
        "It is a shame",
    ],
)
def test_other_claims_judge_no_form(text: str) -> None:
    assert not judges_a_form(text)


def test_where_there_is_a_table_what_judges_a_form_is_open_to_test_and_nothing_else_changes() -> None:
    untested = replace(
        claim("Public shaming has proven ineffective"), checkable=False, reason="cause without a stated time"
    )
    (opened,) = open_to_test([untested])
    assert (opened.checkable, opened.checkability, opened.reason) == (True, "partial", None)
    advice = replace(untested, kind=Kind.NORMATIVE)
    other = replace(claim("It is a shame"), checkable=False, reason="value judgement")
    tested = claim("Public shaming works")
    assert open_to_test([advice, other, tested]) == (advice, other, tested)
