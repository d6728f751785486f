"""Claims and statements for tests of the evidence, built by hand so that no extractor stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from backing.assessment.verdict import Verdict
from backing.assessment.weigh import weigh
from backing.claims.claim import Claim, Kind, Period, Quantity
from backing.evidence.compile import compile_claims
from backing.evidence.finding import Finding
from backing.evidence.run import run_tests
from backing.provenance import DateRange, Span
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.statements.read import read_statement
from backing.statements.statement import Dating, Statement

LATE = DateRange(earliest=date(2018, 12, 31), latest=date(2018, 12, 31))


def claim_of(text: str, kind: Kind, **fields: Any) -> Claim:
    """A checkable claim of the author's that is the whole text."""
    return Claim(
        **{"id": "c01", "text": text, "span": Span(start=0, end=len(text)), "post_index": 1, "kind": kind, **fields}
    )


def attacks(start: date, end: date, *, actor: str = "Islamic State", place: str = "Bangladesh", **fields: Any) -> Claim:
    """The claim that an actor carried out no lethal attack on civilians in a period."""
    text = f"{actor} carried out no lethal attack on civilians in {place}"
    return claim_of(
        text, Kind.ABSENCE, actors=(actor,), places=(place,), polarity="negative",
        period=Period(start=start, end=end), **fields,
    )  # fmt: skip


def number_of(text: str, value: float, unit: str, period: Period, **fields: Any) -> Claim:
    """The claim of a number of events or deaths with Islamic State in Bangladesh."""
    quantity = Quantity(value=value, unit=unit, qualifier=fields.pop("qualifier", None))
    return claim_of(
        text, Kind.COUNT, actors=("Islamic State",), places=("Bangladesh",), quantity=quantity, period=period, **fields
    )


def statement_of(claims: Sequence[Claim], days: DateRange = LATE) -> Statement:
    """A statement that is long enough to hold the claims' spans, made in the given days."""
    text = max((claim.text for claim in claims), key=len)
    statement = read_statement(text.encode(), name="test")
    utterance = replace(statement.utterances[0], dating=Dating(days=days, basis="given"))
    return replace(statement, utterances=(utterance,))


@cache
def engine() -> DuckDBEngine:
    """One engine over the bundled records for the whole run."""
    return DuckDBEngine(load_catalog())


def findings_on(*claims: Claim, days: DateRange = LATE) -> tuple[Finding, ...]:
    """The findings of every claim."""
    tests = compile_claims(statement_of(claims, days), claims, load_catalog())
    return tuple(finding for found in run_tests(tests, engine()) for finding in found)


def verdict_on(claim: Claim, *others: Claim, days: DateRange = LATE) -> Verdict:
    """The verdict on the first claim."""
    claims = (claim, *others)
    return weigh(claims, findings_on(*claims, days=days)).verdict_on(claim.id)
