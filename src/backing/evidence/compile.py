"""A claim becomes tests: every family that knows its kind, on every release that could say something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from backing.claims.claim import Claim
from backing.evidence.claimtest import ClaimTest, Setting
from backing.evidence.families import FAMILIES, LAST
from backing.evidence.link import link_claim
from backing.records.catalog import Catalog
from backing.records.reconciliation.adjust import Adjustment
from backing.statements.statement import Statement

_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


def compile_claims(
    statement: Statement, claims: Sequence[Claim], catalog: Catalog, adjustments: Sequence[Adjustment] = ()
) -> Iterator[ClaimTest]:
    """The tests of every claim, in the claims' order; advice and opinion have none."""
    for claim in claims:
        setting = _setting(statement, claim, tuple(claims), catalog)
        yield from compile_claim(replace(setting, adjustments=tuple(adjustments)))


def compile_claim(setting: Setting) -> tuple[ClaimTest, ...]:
    """The tests of one claim: the same families, asked in the same order, whoever made it (rule R9)."""
    if not setting.claim.checkable:
        return ()
    tests = tuple(test for family in FAMILIES for test in family.compile(setting))
    return tests or LAST.compile(setting)


def _setting(statement: Statement, claim: Claim, claims: tuple[Claim, ...], catalog: Catalog) -> Setting:
    utterance = statement.utterance_at(claim.span.start)
    return Setting(
        claim=claim,
        claims=claims,
        link=link_claim(claim),
        lead=_lead(statement.text, claim.span.start),
        days=utterance.dating.days,
        catalog=catalog,
    )


def _lead(text: str, start: int) -> str:
    """What the sentence says before a position."""
    return _SENTENCE_END.split(text[:start])[-1]
