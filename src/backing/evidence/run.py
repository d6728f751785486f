"""The tests meet the records: rows are fetched once a query, judged as of posting and with hindsight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from backing.evidence.claimtest import ClaimTest, Family
from backing.evidence.families import FAMILIES, LAST
from backing.evidence.finding import Finding
from backing.records.catalog import Catalog
from backing.records.engines.engine import Engine

_BY_NAME: dict[str, Family] = {family.name: family for family in (*FAMILIES, LAST)}


def run_tests(tests: Iterable[ClaimTest], engine: Engine) -> Iterator[tuple[Finding, ...]]:
    """The findings of each test in turn: as of the first day on which the claim can have been made, and with hindsight.

    A statement without a date has only the finding with hindsight.
    """
    for test in tests:
        yield run_test(test, engine)


def run_test(test: ClaimTest, engine: Engine) -> tuple[Finding, ...]:
    """The findings of one test."""
    rows = [engine.fetch(query) for query in test.queries]
    query = ";\n\n".join(engine.describe(query) for query in test.queries)
    posted = test.setting.days.earliest
    days: tuple[date | None, ...] = (posted, None) if posted else (None,)
    family, searched = _BY_NAME[test.family], search_log(test.setting.catalog, test.setting.link.country)
    return tuple(replace(family.judge(test, rows, day), query=query, searched=searched) for day in days)


def search_log(catalog: Catalog, country: str | None) -> tuple[str, ...]:
    """What was looked through, one line a release: the same for every claim about a country, whoever made it."""
    lines = []
    for dataset in catalog:
        gaps = dataset.coverage.gaps(place=country, start=None, end=None)
        lines.append(
            f"{dataset.id} {dataset.release}: " + ("; ".join(gaps) if gaps else "searched, complete for the place")
        )
    return tuple(lines)
