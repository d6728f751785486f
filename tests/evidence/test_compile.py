"""Claims compile to tests without any engine: which family, which release, which question."""

from __future__ import annotations

from datetime import date

import pytest

from backing.claims.claim import Claim, Kind
from backing.errors import InvalidTest
from backing.evidence.claimtest import ClaimTest
from backing.evidence.compile import compile_claims
from backing.evidence.families import FAMILIES, LAST
from backing.records.catalog import load_catalog
from backing.records.query import Condition, Operator, Query
from tests.evidence.factory import attacks, claim_of, engine, findings_on, statement_of


def compiled(claim: Claim) -> tuple[ClaimTest, ...]:
    return tuple(compile_claims(statement_of([claim]), [claim], load_catalog()))


def test_a_claim_compiles_to_a_question_that_can_be_read_and_compared() -> None:
    claim = attacks(date(2016, 7, 2), date(2017, 8, 15))
    (test,) = compiled(claim)
    assert (test.family, test.dataset, test.release) == ("occurrence", "ucdp-ged-mmr-bgd", "19.1")
    assert test == compiled(claim)[0]
    assert Condition(column="attacker_id", operator=Operator.EQ, value=234) in test.queries[0].where


def test_advice_has_no_test() -> None:
    assert compiled(claim_of("one should wait", Kind.NORMATIVE, checkable=False)) == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_checkable_kind_has_at_least_one_test(kind: Kind) -> None:
    assert compiled(claim_of("something happened somewhere", kind))


def test_families_have_names_of_their_own() -> None:
    names = [family.name for family in (*FAMILIES, LAST)]
    assert len(names) == len(set(names))


def test_an_actor_that_is_an_attack_on_the_database_is_only_a_name() -> None:
    claim = attacks(date(2016, 1, 1), date(2016, 12, 31), actor="'; DROP TABLE events; --")
    assert findings_on(claim)
    assert engine().fetch(Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1", columns=("id",)))


def test_a_query_on_what_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidTest):
        engine().fetch(Query(table="events", dataset="ucdp-ged-mmr-bgd", release="19.1", columns=("password",)))
