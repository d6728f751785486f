"""A claim becomes tests: every family that knows its kind, on every release that could say something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from backing.claims.claim import Claim
from backing.evidence.claimtest import ClaimTest, Setting
from backing.evidence.families import FAMILIES, LAST
from backing.evidence.link import link_claim
from backing.records.catalog import Catalog
from backing.records.reconciliation.adjust import Adjustment
from backing.records.responses.response import Response
from backing.statements.statement import Statement

_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


def compile_claims(
    statement: Statement,
    claims: Sequence[Claim],
    catalog: Catalog,
    adjustments: Sequence[Adjustment] = (),
    responses: Sequence[Response] = (),
) -> Iterator[ClaimTest]:
    """The tests of every claim, in the claims' order; advice and opinion have none."""
    for claim in claims:
        yield from compile_claim(setting_of(statement, claim, tuple(claims), catalog, adjustments, responses))


def compile_claim(setting: Setting) -> tuple[ClaimTest, ...]:
    """The tests of one claim: the same families, asked in the same order, whoever made it (rule R9)."""
    if not setting.claim.checkable:
        return ()
    tests = tuple(test for family in FAMILIES for test in family.compile(setting))
    return tests or LAST.compile(setting)


def setting_of(
    statement: Statement,
    claim: Claim,
    claims: tuple[Claim, ...],
    catalog: Catalog,
    adjustments: Sequence[Adjustment] = (),
    responses: Sequence[Response] = (),
) -> Setting:
    """All that compiling one of a statement's claims may look at."""
    utterance = statement.utterance_at(claim.span.start)
    return Setting(
        claim=claim,
        claims=claims,
        link=link_claim(claim),
        lead=_lead(statement.text, claim.span.start),
        days=utterance.dating.days,
        catalog=catalog,
        adjustments=tuple(adjustments),
        responses=tuple(responses),
    )


def _lead(text: str, start: int) -> str:
    """What the sentence says before a position."""
    return _SENTENCE_END.split(text[:start])[-1]
