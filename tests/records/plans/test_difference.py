"""What comes and what goes between two releases, told by what the rows say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backing.records.catalog import Catalog, Dataset
from backing.records.engines.duckdb import DuckDBEngine
from backing.records.events.event import Event
from backing.records.plans.batch import tally_batch
from backing.records.plans.build import build_index
from backing.records.plans.choice import Plan
from backing.records.plans.count import EVERY_FORM, RowCounter
from backing.records.plans.difference import Difference, differ
from backing.records.plans.each import tally_each
from backing.records.plans.index import place_of
from backing.records.plans.look_up import tally_index
from backing.records.tally import Held, Part, Tally
from tests.records.plans.made import counted, days, engine_over, events, tallies_over
from tests.records.store.revised import BUNDLED, Revision, event, write

ALWAYS = Tally(start=date.min, end=date.max)
REVISION = Revision(without=frozenset({5, 6}), corrected=frozenset({100}), added=(event(end=date(2018, 6, 1)),))


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return write(REVISION, tmp_path_factory.mktemp("later") / "rows.parquet")


@pytest.fixture(scope="module")
def engine(later: Dataset) -> Iterator[DuckDBEngine]:
    with DuckDBEngine(Catalog(datasets=(BUNDLED, later))) as opened:
        yield opened


def number(engine: DuckDBEngine, difference: Difference) -> tuple[int, int]:
    change = difference.change
    came, went = (
        tally_batch(engine, [ALWAYS], parts)[0].events if parts else 0 for parts in (change.added, change.removed)
    )
    return came, went


def test_rows_are_told_apart_by_content_and_a_corrected_one_goes_and_comes(
    engine: DuckDBEngine, later: Dataset
) -> None:
    found = differ(engine, BUNDLED, later)
    assert number(engine, found) == (2, 3)
    assert found.rows == 5
    assert found.last == date(2017, 5, 1)
    assert found.longest == 396


def test_a_release_under_another_name_changes_nothing(engine: DuckDBEngine, tmp_path: Path) -> None:
    same = write(Revision(), tmp_path / "rows.parquet")
    with DuckDBEngine(Catalog(datasets=(BUNDLED, same))) as opened:
        found = differ(opened, BUNDLED, same)
    assert (found.rows, found.first, found.last) == (0, None, None)


def test_all_rows_come_with_a_release_that_nothing_stood_for(engine: DuckDBEngine) -> None:
    found = differ(engine, None, BUNDLED)
    assert found.change.added == (Part(dataset=BUNDLED.id, release=BUNDLED.release),)
    assert number(engine, found) == (BUNDLED.rows, 0)


def test_the_days_of_a_release_that_stand_no_more_go(engine: DuckDBEngine) -> None:
    cut = replace(BUNDLED, since=date(2018, 1, 1))
    found = differ(engine, BUNDLED, cut)
    assert found.last == date(2017, 12, 30)
    assert number(engine, found) == (0, 3135)
    assert number(engine, differ(engine, cut, BUNDLED)) == (3135, 0)


@settings(max_examples=20)
@given(
    rows=st.lists(events, max_size=30),
    held=st.lists(events, max_size=30),
    tallies=st.lists(tallies_over(days), min_size=1, max_size=8),
)
def test_every_plan_counts_rows_in_hand_beside_a_release(
    rows: list[Event], held: list[Event], tallies: list[Tally]
) -> None:
    columns = ("side_a_id", "side_b_id", "attacker_id", "country", "division", "kind")
    hand = Held(
        columns={name: [getattr(row, name) for row in held] for name in columns}
        | {"day": [row.start.toordinal() for row in held], "deaths": [row.deaths_best or 0 for row in held]}
    )
    parts = (Part(dataset="made", release="1"), hand)
    wanted = [counted(tally, [*(row for row in rows if row.release == "1"), *held]) for tally in tallies]
    with engine_over(rows) as opened:
        assert tally_each(opened, tallies, parts) == wanted
        assert tally_batch(opened, tallies, parts) == wanted
        assert tally_index(build_index(opened, parts, tallies), tallies) == wanted


def test_a_counter_answers_alike_by_every_plan(engine: DuckDBEngine, later: Dataset) -> None:
    difference = differ(engine, BUNDLED, later)
    asked = [
        replace(each, end=date.max, countries=("MMR",) * bool(each.countries), actors=(144,)) for each in EVERY_FORM
    ]
    found = {}
    for questions, again in ((1, False), (1_000, False), (1_000, True)):
        counter = RowCounter(engine, difference.change.removed, difference.rows, questions=questions, again=again)
        found[counter.choice.plan] = counter.count(asked)
    assert set(found) == {Plan.EACH, Plan.BATCH, Plan.INDEX}
    assert found[Plan.EACH] == found[Plan.BATCH] == found[Plan.INDEX]
    assert any(found[Plan.EACH])


def test_an_index_is_built_for_questions_of_every_form() -> None:
    assert len({place_of(tally) for tally in EVERY_FORM}) == 6


@pytest.mark.parametrize("plan", [tally_each, tally_batch])
def test_what_one_release_holds_is_counted_without_opening_another(plan: object, tmp_path: Path) -> None:
    other = write(REVISION, tmp_path / "rows.parquet")
    with DuckDBEngine(Catalog(datasets=(BUNDLED, other))) as engine:
        Path(other.path).write_bytes(b"this is no Parquet")
        own, damaged = Part(dataset=BUNDLED.id, release=BUNDLED.release), Part(dataset=other.id, release=other.release)
        assert plan(engine, [ALWAYS], [own])[0].events == BUNDLED.rows
        with pytest.raises(duckdb.Error):
            plan(engine, [ALWAYS], [own, damaged])
