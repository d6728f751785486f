"""A relayed claim's original: found where its speaker says so in another text of the case."""

from __future__ import annotations

import pytest

from backing.claims.extract import extract_claims
from backing.claims.originals import is_same_speaker
from backing.statements.compose import join
from backing.statements.read import read_statement
from backing.statements.statement import Statement
from tests.statements.formats.saved import as_json, mastodon

REBUTTAL = read_statement(
    b"Marat Imankulov claimed that ISKP has built up a significant presence in the north of Afghanistan.", name="r"
)


def said_by(speaker: str, words: str) -> Statement:
    status = mastodon(1, words)
    return read_statement(as_json(status | {"account": {"id": "1", "display_name": speaker}}), name="other")


@pytest.mark.parametrize(
    ("other", "original"),
    [
        (said_by("Imankulov", "ISKP now has a significant presence in northern Afghanistan."), "found"),
        (said_by("Imankulov", "The weather in Bishkek is fine this week."), "not found"),
        (said_by("Ada Lovelace", "ISKP now has a significant presence in northern Afghanistan."), "not found"),
        (read_statement(b"ISKP now has a significant presence in northern Afghanistan.", name="plain"), "not searched"),
    ],
    ids=["says so", "says something else", "somebody else", "nobody known"],
)
def test_the_original_is_looked_for_in_the_other_texts(other: Statement, original: str) -> None:
    claims = extract_claims(join([REBUTTAL, other]))
    relayed = [claim for claim in claims if claim.attributed_to == "Marat Imankulov"]
    assert len(relayed) == 2  # that it was claimed, and what
    assert {claim.original for claim in relayed} == {original}


def test_a_statement_by_itself_is_not_searched_and_own_words_have_no_original() -> None:
    assert {claim.original for claim in extract_claims(REBUTTAL)} == {"not searched"}
    own = extract_claims(
        join([read_statement(b"There was no attack in Mali in 2020.", name="x"), said_by("Ada", "No.")])
    )
    assert own[0].original is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Marat Imankulov", "Imankulov", True),
        ("the Minister", "MINISTER", True),
        ("unnamed (Imankulov by context)", "Marat Imankulov", True),
        ("ISKP", "Islamic State Khorasan Province", True),
        ("ISKP", "Taliban", False),
        ("Marat Imankulov", "Marat Safin", False),
        ("the governor", "Ada Lovelace", False),
        ("unnamed", "Ada", False),
    ],
)
def test_two_names_of_one_speaker(one: str, other: str, same: bool) -> None:
    assert is_same_speaker(one, other) is same
    assert is_same_speaker(other, one) is same or "by context" in one


def test_a_turn_of_a_transcript_is_the_original_of_what_its_speaker_claims() -> None:
    hearing = (
        b"MINISTER: Rebels shelled Goma in March. The governor claimed that the insurgents had left Bama.\n\n"
        b"Q: Who says so?\n\nMINISTER: The insurgents have left Kunar.\n"
    )
    found = {(claim.attributed_to, claim.original) for claim in extract_claims(read_statement(hearing, name="x"))}
    assert found == {(None, "found"), ("governor", "not searched")}
