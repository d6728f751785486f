"""Which clauses are claims: all that the rules find and that a reader might mark, and asides that are likely."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backing.claims.claim import Kind
from backing.claims.scene import read_scene
from backing.claims.segment import read_clauses
from backing.claims.select import LEAST, SAME, THRESHOLD, Candidate, appraise_all, choose, likeliest
from tests.claims.reading import GOLD, claims_of, statement_of

TEXT = (GOLD / "kivu-interview-dev.txt").read_text(encoding="utf-8")


def candidates(text: str) -> list[Candidate]:
    scene = read_scene(statement_of(text))
    return appraise_all(read_clauses(scene.doc), scene)


def test_the_chosen_are_likely_in_order_and_unlike() -> None:
    scene = read_scene(statement_of(TEXT))
    clauses = read_clauses(scene.doc)
    chosen = choose(clauses, scene)
    assert 10 < len(chosen) < len(clauses)
    assert [clauses.index(c.clause) for c in chosen] == sorted(clauses.index(c.clause) for c in chosen)
    assert min(c.appraisal.claim for c in chosen) >= LEAST
    assert all(0 <= c.appraisal.claim <= 1 for c in candidates(TEXT))


def test_an_aside_is_kept_only_where_it_is_likely_and_says_something_else() -> None:
    chosen = likeliest(candidates(TEXT))
    for one, other in combinations(chosen, 2):
        if "relative" in (one.clause.role, other.clause.role):
            first, second = one.clause.span, other.clause.span
            shared = min(first.end, second.end) - max(first.start, second.start)
            assert shared < 1.5 * SAME * (max(first.end, second.end) - min(first.start, second.start))
            assert max(one.appraisal.claim, other.appraisal.claim) >= THRESHOLD


@given(st.permutations(range(12)))
def test_what_is_chosen_of_a_sentence_does_not_hang_on_the_order(order: list[int]) -> None:
    few = candidates(
        "The army, which still holds Goma, killed 40 rebels in May, and the mayor said that nobody was hurt."
    )
    few = few[: len(order)]
    mixed = [few[i] for i in order if i < len(few)]
    expected = {id(c) for c in likeliest(few)}
    assert {id(c) for c in likeliest(mixed)} == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The brigade, which has held the pass since March, lost 40 men on Sunday.", "held the pass since March"),
        ("Who burned the clinic in Bunia in May, if there are no rebels?", "burned the clinic"),
        ("One soldier died.", "One soldier died"),
    ],
)
def test_claims_beside_the_main_clause_are_found(text: str, words: str) -> None:
    assert any(words in claim.text for claim in claims_of(text))


def test_a_denial_has_the_kind_of_what_it_denies() -> None:
    said = claims_of("The minister said that the army shelled Bukavu on 3 May 2024.")[-1]
    denied = claims_of("The minister denied that the army shelled Bukavu on 3 May 2024.")[-1]
    assert (said.kind, said.negative, denied.negative) == (denied.kind, False, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Recruitment into the militia has tailed off.", Kind.TREND),
        ("No lorry has crossed at Nimule since the bridge was mined.", Kind.ABSENCE),
        ("Villagers heard little after the truce.", Kind.ABSENCE),
    ],
)
def test_kinds_that_no_rule_spells_out(text: str, kind: Kind) -> None:
    assert kind in {claim.kind for claim in claims_of(text)}
