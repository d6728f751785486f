"""The tests meet the records: rows are fetched, many queries together, and judged as of posting and with hindsight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice

from backing.errors import UnusableNumbers
from backing.evidence.claimtest import NO_RELEASE, ClaimTest, Family, Row
from backing.evidence.families import FAMILIES, LAST
from backing.evidence.finding import Finding
from backing.evidence.possible import hold_possible
from backing.evidence.report import report
from backing.evidence.scope import beyond
from backing.records.catalog import Catalog
from backing.records.engines.engine import Engine
from backing.records.plans.choice import Choice
from backing.records.plans.choose import choose_fetch
from backing.records.plans.fetch import fetch_all
from backing.records.query import Query

AT_ONCE = 500
"""Tests whose rows are in memory at the same time."""

_BY_NAME: dict[str, Family] = {family.name: family for family in (*FAMILIES, LAST)}


def run_tests(tests: Iterable[ClaimTest], engine: Engine) -> Iterator[tuple[Finding, ...]]:
    """The findings of each test in turn: as of the first day on which the claim can have been made, and with hindsight.

    A statement without a date has only the finding with hindsight.
    """
    describe = lru_cache(maxsize=AT_ONCE)(engine.describe)
    for test, rows in fetch_rows(tests, engine):
        yield _judge(test, rows, describe)


def fetch_rows(tests: Iterable[ClaimTest], engine: Engine) -> Iterator[tuple[ClaimTest, list[list[Row]]]]:
    """Each test in turn with the rows of its queries, which are fetched for many tests together."""
    waiting = iter(tests)
    while some := tuple(islice(waiting, AT_ONCE)):
        fetched = iter(fetch_all(engine, [query for test in some for query in test.queries]))
        yield from ((test, [next(fetched) for _ in test.queries]) for test in some)


def plan_tests(tests: Iterable[ClaimTest]) -> Choice:
    """How the queries of the tests will be put to the records."""
    return choose_fetch([query for test in tests for query in test.queries])


def judge_test(test: ClaimTest, rows: Sequence[Sequence[Row]]) -> tuple[Finding, ...]:
    """The findings of a test on the rows of its queries, without the words for its queries."""
    family, searched = _BY_NAME[test.family], search_log(test.setting.catalog, test.setting.link.country)
    return tuple(
        replace(_limited(_found(family, test, rows, day), test, family), searched=searched) for day in judged_on(test)
    )


def _found(family: Family, test: ClaimTest, rows: Sequence[Sequence[Row]], as_of: date | None) -> Finding:
    """What the family finds; where the record holds numbers that cannot be, which one it is, and no answer."""
    try:
        for query, part in zip(test.queries, rows, strict=True):
            hold_possible(query.table, part)
        return family.judge(test, rows, as_of)
    except UnusableNumbers as problem:
        return report(
            test,
            as_of,
            result=f"The numbers on record cannot be used: {problem.detail}.",
            headline="the numbers on record cannot be used",
            sample_size=0,
            cannot_tell=(problem.detail,),
            needs=(problem.hint,) if problem.hint else (),
        )


def rows_suffice(test: ClaimTest) -> bool:
    """Whether a dated row can answer by itself, so that the release need not have been public as a whole."""
    return _BY_NAME[test.family].rows_suffice


def _judge(test: ClaimTest, rows: Sequence[Sequence[Row]], describe: Callable[[Query], str]) -> tuple[Finding, ...]:
    query = ";\n\n".join(map(describe, test.queries))
    return tuple(replace(finding, query=query) for finding in judge_test(test, rows))


def judged_on(test: ClaimTest) -> tuple[date | None, ...]:
    """The day on which it was said, if it is known, and hindsight; not hindsight on a release that was replaced since."""
    posted = test.setting.days.earliest
    known = (posted,) if posted else ()
    if test.dataset not in NO_RELEASE and test.setting.catalog.find(test.dataset, test.release).replaced:
        return known
    return (*known, None)


def _limited(finding: Finding, test: ClaimTest, family: Family) -> Finding:
    """The finding without its readings, where the question left out part of the claim or came before its answer."""
    setting = test.setting
    reasons = (
        beyond(setting.claim, setting.link, setting.lead, *family.scope, counted=family.counts) if family.scope else ()
    )
    early = () if family.rows_suffice and finding.sample_size else _too_early(test, finding.as_of)
    reasons += early
    if finding.as_of and early and not finding.sample_size:
        finding = replace(finding, result=f"On {finding.as_of}, {early[0]}.")
    return withheld(finding, reasons, rows_suffice=family.rows_suffice)


def withheld(finding: Finding, reasons: Sequence[str], *, rows_suffice: bool) -> Finding:
    """The finding without its readings, for the reasons; as it is where there are none."""
    if not finding.readings or not reasons:
        return replace(finding, cannot_tell=(*finding.cannot_tell, *reasons))
    headline = finding.headline if finding.sample_size and rows_suffice else reasons[0]
    return replace(
        finding,
        readings=(),
        flags=(),
        weaker="",
        headline=headline,
        cannot_tell=(*finding.cannot_tell, *reasons),
        flips_if=(),
    )


def _too_early(test: ClaimTest, as_of: date | None) -> tuple[str, ...]:
    """Why a count or a silence could not be known on a day (rule R3)."""
    if as_of is None or test.dataset in NO_RELEASE:
        return ()
    reasons = []
    public = test.setting.catalog.find(test.dataset, test.release).available_from
    if public and as_of < public:
        reasons.append(f"the release was public only from {public} on")
    claim = test.setting.claim
    ends = [claim.period.end if claim.period else None]
    ends += [claim.comparison.a.end, claim.comparison.b.end] if claim.comparison else []
    if any(end and end > as_of for end in ends):
        reasons.append("the period of the claim was not over")
    return tuple(reasons)


def search_log(catalog: Catalog, country: str | None) -> tuple[str, ...]:
    """What was looked through, one line a release: the same for every claim about a country, whoever made it."""
    lines = []
    for dataset in catalog:
        gaps = dataset.coverage.gaps(place=country, start=dataset.coverage.start, end=dataset.coverage.end)
        lines.append(
            f"{dataset.id} {dataset.release}: " + ("; ".join(gaps) if gaps else "searched, complete for the place")
        )
    return tuple(lines)
