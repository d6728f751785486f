"""A recheck gives exactly the verdicts of a full test on the new records, whatever comes, goes or is corrected in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.assessment.recheck import Outcome, StandingCase, recheck
from backing.assessment.settings import settings as locked
from backing.assessment.verdict import Judgement, Verdict
from backing.assessment.weigh import verdict_on
from backing.case import compile_tests, find_claims, run_tests
from backing.claims.claim import Claim
from backing.evidence.finding import Finding
from backing.evidence.rechecking.touch import Touch
from backing.records.catalog import Catalog, load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.plans import choose
from backing.records.plans.choice import Plan
from backing.records.releases import standing_on
from backing.statements.read import read_source
from backing.statements.statement import Statement
from tests.records.store.revised import BUNDLED, Revision, at, bundled_rows, event, write

TEXT = """\
Islamic State carried out no lethal attack on civilians in Bangladesh from 2 July 2016 to 15 August 2017.

There was an attack by Islamic State on civilians in Bangladesh in May 2017.

Islamic State killed 22 civilians in Bangladesh in July 2016.

ARSA carried out no lethal attack on civilians in Myanmar in 2016.

There were at least 40 clashes in Myanmar in May 2013.

The army killed twelve rebels in Myanmar in May 2016.

Islamic State is present in Bangladesh.

Lethal attacks in Bangladesh have fallen since July 2016.

There were more lethal events in Bangladesh in 2016 than in 2012.

There was a lethal attack by Islamic State in Bangladesh in March 2019.

ISKP has 7,000 fighters in Afghanistan.

Islamic State killed at least 30 civilians in Bangladesh in July 2016.

There was an attack by Islamic State on civilians in Bangladesh on 1 July 2016.

The government should say so.
"""
DAYS = (None, date(2018, 11, 15), date(2019, 12, 1), date(2021, 2, 1))


@cache
def statement(day: date | None) -> Statement:
    return read_source(TEXT.encode(), name="claims.txt", day=day).statement


@cache
def claims(day: date | None) -> tuple[Claim, ...]:
    return find_claims(statement(day))


@cache
def before(day: date | None) -> tuple[Catalog, tuple[Finding, ...]]:
    catalog = Catalog(datasets=standing_on(load_catalog().datasets, statement(day).first_days()))
    with DuckDBEngine(catalog) as engine:
        return catalog, run_tests(compile_tests(statement(day), claims(day), catalog), engine)


def judgements(verdict: Verdict) -> tuple[Judgement, Judgement]:
    return verdict.as_of, verdict.hindsight


def both(revisions: Sequence[Revision], day: date | None) -> tuple[Outcome, dict[str, object], dict[str, object]]:
    """What a recheck says, its verdicts, and those of a full test."""
    catalog, findings = before(day)

    def on(some: Collection[str]) -> tuple[Finding, ...]:
        return tuple(finding for finding in findings if finding.claim in some)

    with TemporaryDirectory() as folder:
        new = [write(revision, Path(folder, f"{number}.parquet")) for number, revision in enumerate(revisions)]
        after = Catalog(datasets=standing_on((*load_catalog().datasets, *new), statement(day).first_days()))
        tested = StandingCase(statement=statement(day), claims=claims(day), before=catalog, after=after, findings=on)
        with DuckDBEngine(Catalog(datasets=(*load_catalog().datasets, *new))) as engine:
            (outcome,) = recheck([tested], engine, Touch(engine))
            full = run_tests(compile_tests(statement(day), claims(day), after), engine)
    again = {each.claim.id: judgements(each.after) for each in outcome.rechecked}
    rechecked, tested_fully = {}, {}
    for claim in claims(day):
        then = verdict_on(claim, on([claim.id]), locked())
        now = verdict_on(claim, [each for each in full if each.claim == claim.id], locked())
        rechecked[claim.id] = again.get(claim.id, judgements(then))
        tested_fully[claim.id] = judgements(now)
    return outcome, rechecked, tested_fully


positions = st.frozensets(st.integers(0, len(bundled_rows()) - 1), max_size=40)
some_events = st.lists(
    st.builds(
        lambda day, country, actor: event(
            start=day, country=country, attacker_id=actor, side_a_id=actor, division={"BGD": "BD-C", "MMR": "MM-16"}[country]
        ),
        st.dates(date(2010, 1, 1), date(2019, 12, 31)), st.sampled_from(("BGD", "MMR")), st.sampled_from((234, 5740, 143)),
    ),
    max_size=4, unique_by=lambda row: row["id"],
).map(tuple)  # fmt: skip
ends = st.sampled_from((BUNDLED.coverage.end, date(2019, 12, 31), date(2018, 6, 30)))
publics = st.sampled_from((None, BUNDLED.available_from, date(2020, 6, 30)))
whole = st.builds(
    Revision, without=positions, corrected=positions, added=some_events, end=ends, public=publics,
    more=st.sampled_from(({}, {}, {"record_error": 0.05}, {"places": ("BGD", "MMR", "AFG")}, {"note": "as it says"})),
)  # fmt: skip
months = st.builds(
    lambda first, length, added, dataset, public: Revision(
        dataset=dataset, first=first, last=first + timedelta(days=length), added=added, public=public,
        supersedes=(BUNDLED.id,),
    ),
    st.sampled_from((date(1989, 1, 1), date(2016, 1, 1), date(2019, 1, 1))), st.sampled_from((30, 364, 10_700)),
    some_events, st.sampled_from((BUNDLED.id, "ucdp-candidate")), publics,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(revisions=st.lists(whole | months, min_size=1, max_size=1), day=st.sampled_from(DAYS))
def test_a_recheck_gives_the_verdicts_of_a_full_test(revisions: list[Revision], day: date | None) -> None:
    _, rechecked, tested = both(revisions, day)
    assert rechecked == tested


def moved(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    return {each.claim.id: each.reasons for each in outcome.moved}


def test_one_new_row_moves_the_claims_that_it_answers_and_no_other_claim_is_asked_again() -> None:
    outcome, rechecked, tested = both([Revision(added=(event(),))], date(2021, 2, 1))
    assert moved(outcome) == dict.fromkeys(("c01", "c02", "c08"), (f"{BUNDLED.id} 20.1: 1 row came (on 1 May 2017)",))
    assert rechecked == tested
    assert outcome.claims == len(claims(date(2021, 2, 1)))
    assert 2 <= outcome.judged < outcome.tests / 2


def test_a_release_that_changes_no_row_asks_nothing_again() -> None:
    outcome, rechecked, tested = both([Revision()], date(2021, 2, 1))
    assert (outcome.judged, outcome.moved) == (0, ())
    assert rechecked == tested


def test_more_days_are_a_reason_by_themselves() -> None:
    outcome, _, _ = both([Revision(end=date(2019, 12, 31))], None)
    assert moved(outcome) == {"c10": (f"{BUNDLED.id} 20.1: its coverage ends on 31 Dec 2019, and not on 31 Dec 2018",)}


def test_what_went_and_what_was_corrected_is_told_apart() -> None:
    day = date(2016, 7, 1)
    attack = at([day], ("country", "attacker_id"), ("BGD", 234))
    assert len(attack) == 2
    gone, _, _ = both([Revision(without=attack)], None)
    (reason,) = moved(gone)["c13"]
    assert reason == f"{BUNDLED.id} 20.1: 2 rows went (on 1 Jul 2016)"
    corrected, _, _ = both([Revision(corrected=attack)], None)
    (reason,) = moved(corrected)["c03"]
    assert reason == f"{BUNDLED.id} 20.1: 2 rows corrected (on 1 Jul 2016)"


def test_on_the_day_of_the_statement_the_earlier_release_still_answers() -> None:
    """What was public then stands, and what came later is hindsight."""
    day = date(2019, 12, 1)
    outcome, rechecked, tested = both([Revision(public=date(2020, 6, 30))], day)
    assert (outcome.moved, outcome.judged) == ((), 0)
    assert outcome.tests > len(claims(day))
    assert rechecked == tested


def test_many_cases_in_several_turns_are_answered_by_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "CROSSOVER", ((10**4, 1),))
    catalog, findings = before(None)
    with TemporaryDirectory() as folder:
        new = write(Revision(added=(event(),), corrected=frozenset(range(300))), Path(folder, "rows.parquet"))
        after = Catalog(datasets=standing_on((*load_catalog().datasets, new), ()))
        case = StandingCase(
            statement=statement(None), claims=claims(None), before=catalog, after=after,
            findings=lambda some: [finding for finding in findings if finding.claim in some],
        )  # fmt: skip
        with DuckDBEngine(Catalog(datasets=(*load_catalog().datasets, new))) as engine:
            once, often = Touch(engine), Touch(engine, again=True)
            (one,) = recheck([case], engine, once)
            other, same = (recheck([case], engine, often)[0] for _ in range(2))
    assert one == other == same
    assert {choice.plan for choice in once.plans} == {Plan.BATCH}
    assert {choice.plan for choice in often.plans} == {Plan.INDEX}
