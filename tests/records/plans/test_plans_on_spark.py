"""Spark counts what the definition counts, by every plan that needs no rows in this process's memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.records.catalog import load_catalog
from backing.records.engines.choose import EngineName
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.engines.engine import Engine
from backing.records.events.event import Event
from backing.records.plans.batch import tally_batch
from backing.records.plans.delta import Change, tally_delta
from backing.records.plans.difference import differ
from backing.records.plans.each import tally_each
from backing.records.tally import NO_EVENT, Part, Role, Tally
from tests.records.engines.opening import opened
from tests.records.plans.made import DROP, counted, days, engine_over, events, tallies_over

pytestmark = pytest.mark.spark

MADE = (Part(dataset="made", release="1"), Part(dataset="made", release="2"))
BUNDLED = (Part(dataset="ucdp-ged-mmr-bgd", release="19.1"),)
ALWAYS = {"start": date(1, 1, 1), "end": date(9999, 12, 31)}
plans = pytest.mark.parametrize("plan", [tally_each, tally_batch])


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with opened(EngineName.SPARK, load_catalog()) as found:
        yield found


@plans
def test_is_in_bangladesh(engine: Engine, plan: object) -> None:
    asked = {"start": date(1989, 1, 1), "end": date(2018, 12, 31), "actors": (234,), "countries": ("BGD",)}
    either, attacker = plan(engine, [Tally(**asked), Tally(**asked, role=Role.ATTACKER)], BUNDLED)
    assert (either.events, either.deaths, either.first, either.last) == (50, 129, date(2015, 9, 28), date(2018, 10, 16))
    assert attacker.events == 19


@plans
def test_a_hostile_name_counts_nothing_and_harms_nothing(engine: Engine, plan: object) -> None:
    hostile = [
        Tally(**ALWAYS, countries=(DROP,)),
        Tally(**ALWAYS, divisions=("\0", "?", "`", "${x}")),
        Tally(**ALWAYS, kind="one-sided' OR '1'='1"),
    ]
    assert plan(engine, hostile, BUNDLED) == [NO_EVENT] * 3
    assert plan(engine, [Tally(**ALWAYS)], BUNDLED)[0].events == 3194


def test_two_releases_differ_by_the_rows_by_which_they_differ_on_duckdb(engine: Engine) -> None:
    catalog = load_catalog()
    pair = catalog.find("ucdp-ged-mmr-bgd"), catalog.find("ucdp-ged-afg-sample")
    asked = [Tally(**ALWAYS), Tally(**ALWAYS, actors=(234, 303)), Tally(**ALWAYS, countries=("BGD",))]
    with DuckDBEngine(catalog) as other:
        found, wanted = differ(engine, *pair), differ(other, *pair)
        extents = [(each.rows, each.first, each.last, each.longest) for each in (found, wanted)]
        assert extents[0] == extents[1]
        for plan in (tally_each, tally_batch):
            for side in ("added", "removed"):
                here, there = (getattr(each.change, side) for each in (found, wanted))
                assert plan(engine, asked, here) == plan(other, asked, there)
    assert differ(engine, None, pair[0]).rows == 3194


@pytest.mark.slow
@settings(max_examples=10)
@given(rows=st.lists(events, max_size=40), tallies=st.lists(tallies_over(days), max_size=5), cut=days)
def test_the_plans_count_events_of_any_form(rows: Sequence[Event], tallies: list[Tally], cut: date) -> None:
    earlier, later = (tuple(Part(dataset="made", release=part.release, **when) for part in MADE)
                      for when in ({"end": cut}, {"start": cut + timedelta(days=1)}))  # fmt: skip
    expected = [counted(tally, rows) for tally in tallies]
    with engine_over(rows, EngineName.SPARK) as engine:
        assert tally_each(engine, tallies, MADE) == expected
        assert tally_batch(engine, tallies, MADE) == expected
        known = tally_batch(engine, tallies, earlier)
        assert tally_delta(engine, tallies, known, Change(added=later, standing=MADE)) == expected
