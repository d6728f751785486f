"""Whole statements. How well they agree with the gold files is in tests/test_quality_gate.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from backing.claims.agreement import agree
from backing.claims.claim import Claim, Kind
from backing.claims.extract import extract_all, extract_claims
from backing.statements.read import read_statement
from tests.claims.reading import claims_of, rows_of, statement_of


def test_many_statements_give_the_claims_of_each() -> None:
    words = (
        "The rebels shelled Goma on 3 May 2024.",
        "7 p",
        "He said that nobody was killed.",
        "Al-Shabaab denied the attack.",
    )
    statements = [read_statement(text.encode(), name="post") for text in words]
    assert list(extract_all(statements)) == [extract_claims(statement) for statement in statements]
    assert not list(extract_all([]))


@pytest.fixture(scope="module")
def thread(shared: Path) -> tuple[Claim, ...]:
    content = (shared / "data/statements/imankulov-thread.txt").read_bytes()
    return extract_claims(read_statement(content, name="thread"))


def test_the_founding_thread(thread: tuple[Claim, ...], shared: Path) -> None:
    gold = rows_of(shared / "data/statements/imankulov-thread.gold.jsonl")
    result = agree(thread, gold)
    # its annotation is older than the kind for claims about backing
    assert set(result.kinds) == {row["type"] for row in gold} | {Kind.SUBSTANTIATION}


def test_ids_and_spans_follow_the_text(thread: tuple[Claim, ...], shared: Path) -> None:
    statement = read_statement((shared / "data/statements/imankulov-thread.txt").read_bytes(), name="thread")
    assert [claim.id for claim in thread] == [f"c{n:02d}" for n in range(1, len(thread) + 1)]
    assert [claim.span.start for claim in thread] == sorted(claim.span.start for claim in thread)
    assert all(claim.text == claim.span.slice(statement.text) for claim in thread)
    assert all(statement.post_at(claim.span.start).index == claim.post_index for claim in thread)
    known = {claim.id for claim in thread}
    assert all(relation.to in known and relation.to != claim.id for claim in thread for relation in claim.relations)


def test_reasons_stand_with_what_is_not_checkable(thread: tuple[Claim, ...]) -> None:
    assert all(claim.checkable == (claim.reason is None) == (claim.checkability != "none") for claim in thread)
    assert {claim.reason for claim in thread if claim.kind is Kind.NORMATIVE} == {"advice"}


def test_relayed_claims_are_not_searched_for(thread: tuple[Claim, ...]) -> None:
    relayed = [claim for claim in thread if claim.asserter != "author" or claim.kind is Kind.ATTRIBUTION]
    assert {claim.original for claim in relayed} == {"not searched"}
    assert {claim.original for claim in thread if claim not in relayed} == {None}


def test_the_same_text_gives_the_same_claims() -> None:
    text = "The rebels shelled Goma in March. The governor claims that 40 people died."
    assert claims_of(text) == claims_of(text)


def test_a_text_without_claims_gives_none() -> None:
    assert claims_of("Good morning!") == ()


def test_posts_in_another_language_are_kept_and_not_parsed() -> None:
    text = (
        "Islamic State carried out no attack in Bangladesh in 2017.\n\n"
        "Le ministre affirme que la milice a renforcé sa présence dans le nord du pays.\n\n"
        "The army killed twelve rebels in Mali in May."
    )
    statement = statement_of(text)
    assert statement.text == text
    claims = claims_of(text)
    assert [claim.post_index for claim in claims] == [1, 3]
    assert all(claim.span.slice(text) == claim.text for claim in claims)
