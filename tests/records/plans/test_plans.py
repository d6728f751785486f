"""One body for every plan: whatever the events and the questions, all of them give the same seven numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.errors import InvalidTest
from backing.records.catalog import load_catalog
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.events.event import Event
from backing.records.plans import batch
from backing.records.plans.batch import tally_batch
from backing.records.plans.build import build_index
from backing.records.plans.delta import Change, tally_delta
from backing.records.plans.each import tally_each
from backing.records.plans.look_up import SHORT, tally_index, tally_prepared
from backing.records.plans.prepare import prepare
from backing.records.tally import NO_EVENT, Part, Role, Tallied, Tally
from tests.records.plans.made import DROP, counted, days, engine_over, events, tallies_over

Plan = Callable[[DuckDBEngine, Sequence[Tally], Sequence[Part]], list[Tallied]]

MADE = (Part(dataset="made", release="1"), Part(dataset="made", release="2"))
BUNDLED = (Part(dataset="ucdp-ged-mmr-bgd", release="19.1"),)
CUT = date(1990, 1, 1)


def by_index(engine: DuckDBEngine, tallies: Sequence[Tally], parts: Sequence[Part]) -> list[Tallied]:
    return tally_index(build_index(engine, parts, tallies), tallies)


def by_delta(engine: DuckDBEngine, tallies: Sequence[Tally], parts: Sequence[Part]) -> list[Tallied]:
    """The rows up to a day first, and the later ones as what came in."""
    earlier = tuple(Part(dataset=part.dataset, release=part.release, end=CUT) for part in parts)
    later = tuple(Part(dataset=part.dataset, release=part.release, start=CUT + timedelta(days=1)) for part in parts)
    known = tally_each(engine, tallies, earlier)
    return tally_delta(engine, tallies, known, Change(added=later, standing=tuple(parts)))


PLANS: dict[str, Plan] = {"each": tally_each, "batch": tally_batch, "index": by_index, "delta": by_delta}
every_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=list(PLANS))


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDBEngine]:
    with DuckDBEngine(load_catalog()) as opened:
        yield opened


@cache
def bundled() -> tuple[Event, ...]:
    from backing.records.query import Query

    query = Query(table="events", dataset=BUNDLED[0].dataset, release=BUNDLED[0].release)
    with DuckDBEngine(load_catalog()) as engine:
        return tuple(Event(**row) for row in engine.fetch(query))


in_the_release = tallies_over(
    st.dates(date(1988, 12, 1), date(2019, 2, 1)), actors=(1, 143, 145, 234, 352, 749, 99),
    divisions=("BD-C", "BD-B", "MM-16", "MM-11", DROP), kinds=("one-sided", "state-based", "non-state"),
)  # fmt: skip


def answers(
    engine: DuckDBEngine, tallies: list[Tally], parts: tuple[Part, ...], rows: Sequence[Event]
) -> dict[str, list[Tallied]]:
    """What each plan gives, and what the definition gives."""
    return {name: plan(engine, tallies, parts) for name, plan in PLANS.items()} | {
        "definition": [counted(tally, rows) for tally in tallies]
    }


def agree(answers: dict[str, list[Tallied]]) -> bool:
    return all(each == answers["definition"] for each in answers.values())


@settings(max_examples=15)
@given(tallies=st.lists(in_the_release, min_size=1, max_size=20))
def test_all_plans_count_the_bundled_events(engine: DuckDBEngine, tallies: list[Tally]) -> None:
    assert agree(answers(engine, tallies, BUNDLED, bundled()))


@settings(max_examples=30)
@given(rows=st.lists(events, max_size=40), tallies=st.lists(tallies_over(days), max_size=10))
def test_all_plans_count_events_of_any_form(rows: list[Event], tallies: list[Tally]) -> None:
    with engine_over(rows) as engine:
        assert agree(answers(engine, tallies, MADE, rows))


@settings(max_examples=20)
@given(rows=st.lists(events, max_size=40), tallies=st.lists(tallies_over(days), max_size=10))
def test_questions_with_a_country_count_the_same_joined_by_it(rows: list[Event], tallies: list[Tally]) -> None:
    with engine_over(rows) as engine, patch.object(batch, "APART", 1):
        assert tally_batch(engine, tallies, MADE) == [counted(tally, rows) for tally in tallies]


@settings(max_examples=10)
@given(rows=st.lists(events, max_size=20), tallies=st.lists(tallies_over(days), max_size=6), first=days)
def test_all_plans_count_the_parts_alone(rows: list[Event], tallies: list[Tally], first: date) -> None:
    parts = (Part(dataset="made", release="1", start=first), Part(dataset="made", release="2"))
    standing = [row for row in rows if row.start >= first or row.release == "2"]
    with engine_over(rows) as engine:
        for plan in (tally_each, tally_batch, by_index):
            assert plan(engine, tallies, parts) == [counted(tally, standing) for tally in tallies]


@settings(max_examples=15)
@given(rows=st.lists(events, max_size=40), tallies=st.lists(tallies_over(days), max_size=8), cut=days)
def test_a_revision_gives_what_counting_anew_gives(rows: list[Event], tallies: list[Tally], cut: date) -> None:
    """Release 2 replaces what release 1 holds from a day on."""
    old, new = (Part(dataset="made", release=release, start=cut) for release in "12")
    kept = Part(dataset="made", release="1", end=cut - timedelta(days=1))
    change = Change(added=(new,), removed=(old,), standing=(kept, new))
    with engine_over(rows) as engine:
        before = tally_each(engine, tallies, (MADE[0],))
        assert tally_delta(engine, tallies, before, change) == tally_each(engine, tallies, change.standing)


@every_plan
def test_is_in_bangladesh(engine: DuckDBEngine, plan: Plan) -> None:
    asked = {"start": date(1989, 1, 1), "end": date(2018, 12, 31), "actors": (234,), "countries": ("BGD",)}
    either, attacker = plan(engine, [Tally(**asked), Tally(**asked, role=Role.ATTACKER)], BUNDLED)
    assert (either.events, either.deaths, either.first, either.last) == (50, 129, date(2015, 9, 28), date(2018, 10, 16))
    assert attacker.events == 19


@every_plan
def test_a_hostile_name_counts_nothing_and_harms_nothing(engine: DuckDBEngine, plan: Plan) -> None:
    window = {"start": date(1989, 1, 1), "end": date(2018, 12, 31)}
    hostile = [
        Tally(**window, countries=(DROP,)),
        Tally(**window, divisions=("\0", "?")),
        Tally(**window, kind="one-sided' OR '1'='1"),
    ]
    assert plan(engine, hostile, BUNDLED) == [NO_EVENT] * 3
    assert plan(engine, hostile, (Part(dataset=DROP, release="1"),)) == [NO_EVENT] * 3
    assert plan(engine, [Tally(**window)], BUNDLED)[0].events == 3194


@every_plan
def test_no_release_is_an_invalid_test(engine: DuckDBEngine, plan: Plan) -> None:
    with pytest.raises(InvalidTest, match="no release"):
        plan(engine, [Tally(start=CUT, end=CUT)], ())


def test_an_index_does_not_answer_what_it_was_not_built_for(engine: DuckDBEngine) -> None:
    window = {"start": date(1989, 1, 1), "end": date(2018, 12, 31)}
    index = build_index(engine, BUNDLED, [Tally(**window, countries=("BGD",))])
    assert index.nbytes > 0
    with pytest.raises(InvalidTest, match="not built"):
        tally_index(index, [Tally(**window, actors=(234,))])


def test_prepared_questions_are_answered_as_often_as_they_are_asked(engine: DuckDBEngine) -> None:
    """Narrowed by one value or by two, over ranges that are looked through together and by themselves."""
    since, end = date(1989, 1, 1), date(2018, 12, 31)
    asked = [
        Tally(start=start, end=end, since=since, countries=("MMR",), kind=kind, divisions=divisions)
        for start in (date(2017, 1, 1), date(2018, 11, 1))
        for kind in (None, "state-based")
        for divisions in ((), ("MM-16",), ("MM-16", "MM-11"))
    ] + [Tally(start=date(2018, 11, 1), end=end, countries=("MMR",), kind="state-based")]
    index = build_index(engine, BUNDLED, asked)
    prepared = prepare(index, asked)
    expected = tally_each(engine, asked, BUNDLED)
    assert expected[0].events_before + expected[0].events > SHORT > expected[-1].events > 0
    assert tally_prepared(index, prepared) == expected
    assert tally_prepared(index, prepared) == expected
