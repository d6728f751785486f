"""The test that a claim compiles to: which family of tests, on which release, with which queries. Engine-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from backing.claims.claim import Claim
from backing.evidence.finding import Finding, Proxy
from backing.evidence.link import Link
from backing.provenance import DateRange
from backing.records.catalog import Catalog, Dataset
from backing.records.query import Query
from backing.records.reconciliation.adjust import Adjustment
from backing.records.responses.response import Response

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that compiling a claim may look at: the claim, its neighbours, its links, its date, the catalogue.

    ``adjustments`` are the user's decisions about which rows are one event, ``responses`` the past responses that the case
    holds a table of.
    """

    claim: Claim
    claims: tuple[Claim, ...]
    link: Link
    lead: str
    """The words of the claim's sentence that stand before it."""
    days: DateRange
    catalog: Catalog
    adjustments: tuple[Adjustment, ...] = ()
    responses: tuple[Response, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTest:
    """One claim, one family of tests, one release. ``queries`` are asked in order; their rows go to the family.

    The first are on the release itself; others ask another dataset the same, to be shown beside it.
    """

    id: str
    setting: Setting
    family: str
    proxy: Proxy
    dataset: str
    release: str
    complete: bool
    coverage: str
    queries: tuple[Query, ...]


def on_release(setting: Setting, family: str, dataset: Dataset, proxy: Proxy, *queries: Query) -> ClaimTest:
    """A test of one family on one release."""
    return ClaimTest(
        id=f"{setting.claim.id}.{family.replace(' ', '-')}.{dataset.id}",
        setting=setting,
        family=family,
        proxy=proxy,
        dataset=dataset.id,
        release=dataset.release,
        complete=dataset.coverage.complete,
        coverage=dataset.coverage.note,
        queries=queries,
    )


NOTHING = "none"
"""Stands for a dataset where no loaded release can answer."""
RESPONSES = "responses.csv"
"""Stands for a dataset where the case's own table of past responses answers."""
NO_RELEASE = (NOTHING, RESPONSES)
"""What stands for a dataset and is in no catalogue."""


def on_nothing(setting: Setting, family: str, coverage: str) -> ClaimTest:
    """A test that no loaded release can answer; ``coverage`` says what is missing."""
    return ClaimTest(
        id=f"{setting.claim.id}.{family.replace(' ', '-')}.none",
        setting=setting,
        family=family,
        proxy=Proxy.DIRECT,
        dataset=NOTHING,
        release=NOTHING,
        complete=False,
        coverage=coverage,
        queries=(),
    )


def on_responses(setting: Setting, family: str, proxy: Proxy, coverage: str) -> ClaimTest:
    """A test on the case's own table of past responses."""
    return ClaimTest(
        id=f"{setting.claim.id}.{family.replace(' ', '-')}.{RESPONSES}",
        setting=setting,
        family=family,
        proxy=proxy,
        dataset=RESPONSES,
        release=f"of {len(setting.responses)} rows",
        complete=False,
        coverage=coverage,
        queries=(),
    )


class Family(Protocol):
    """A way to test one kind of claim. One module each; listed in ``backing.evidence.families.FAMILIES``."""

    name: str
    scope: tuple[str, ...]
    """Groups of the lexicon's scope list whose words the question expresses; empty when the family judges that itself."""
    counts: bool
    """Whether the claim's number is part of the question."""
    rows_suffice: bool
    """Whether a dated row can answer by itself, so that the release need not have been public as a whole."""

    def compile(self, setting: Setting) -> tuple[ClaimTest, ...]:
        """The tests that this family has for the claim; none when it is not this family's kind."""
        ...

    def judge(self, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
        """What the rows (one sequence a query) say, using only what was public on ``as_of`` (None: all)."""
        ...
