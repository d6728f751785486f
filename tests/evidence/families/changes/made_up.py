"""Rows with made-up days, held against a claim as if the bundled release of Myanmar and Bangladesh held them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from backing.claims.claim import Kind, Period
from backing.evidence.claimtest import ClaimTest, Row
from backing.evidence.compile import compile_claims
from backing.evidence.families.changes.months import shifted
from backing.evidence.families.trend import Trend
from backing.evidence.finding import Finding, Proxy
from backing.provenance import DateRange
from backing.records.catalog import load_catalog
from tests.evidence.factory import claim_of, statement_of

POSTED = date(2018, 12, 31)
PARTED = date(2017, 1, 1)


def change(text: str, kind: Kind = Kind.BEFORE_AFTER, *, period: Period | None = None, **fields: Any) -> ClaimTest:
    """The test of a claim about Islamic State in Bangladesh, since 2017 unless it has a period of its own."""
    period = period or Period(start=PARTED, until_statement=True)
    claim = claim_of(text, kind, actors=("Islamic State",), places=("Bangladesh",), period=period, **fields)
    statement = statement_of([claim], DateRange(earliest=POSTED, latest=POSTED))
    return next(t for t in compile_claims(statement, [claim], load_catalog()) if t.proxy is Proxy.DIRECT)


def rows_of(days: Sequence[date]) -> list[Row]:
    """Events on these days."""
    return [{"id": str(n), "start": d, "end": d, "side_a": "IS", "first_reported": d} for n, d in enumerate(days)]


def by_month(counts: Sequence[int], first: date) -> list[Row]:
    """So many events in each month from ``first`` on, on its first days."""
    return rows_of(
        [shifted(first, month) + timedelta(days=n % 28) for month, count in enumerate(counts) for n in range(count)]
    )


def around(before: Sequence[int], after: Sequence[int], parted: date = PARTED) -> list[Row]:
    """Events a month up to a day, and from it on."""
    return by_month([*before, *after], shifted(parted, -len(before)))


def judged(test: ClaimTest, rows: Sequence[Row], others: Sequence[Row] = ()) -> Finding:
    """The finding with hindsight on these rows."""
    return Trend().judge(test, [rows, others][: len(test.queries)], None)


def weights(finding: Finding) -> list[float]:
    """The weights of all readings."""
    return [reading.log_lr for reading in finding.readings]
